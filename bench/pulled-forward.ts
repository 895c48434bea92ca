/**
 * What is learnt in a shop whose messages bring purchases forward, with and without the correction by the hold-out: `node bench/pulled-forward.ts`.
 * Truth: 150 customers with cycles of about 40 days, one year without contacts and two with, sent a week before the day that was learnt. Of
 * those who would come within three weeks of a message, a share comes the next day. The model is learnt again every 45 days.
 * Figures: docs/methods/contacts.md.
 */
import { learnBusiness } from '../src/domain/understand/learn-business.ts'
import { cycleBias, type ContactedShop } from '../test/understand/contacted-shop.ts'

const learner: ContactedShop['learner'] = () => (log, today) =>
  learnBusiness(log, { untilDay: today, knowledge: { trade: 'other' }, windowDays: 28 })
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
for (const pullShare of [0, 0.4, 0.75]) {
  for (const seed of [11, 12]) {
    const [naive, corrected] = [false, true].map(corrects => cycleBias({ customers: 150, seed, pullShare, corrects, learner }))
    process.stdout.write(
      `${percent(pullShare)} come at once, seed ${seed}: ${percent(naive ?? 0)} without the hold-out, ${percent(corrected ?? 0)} with it\n`,
    )
  }
}
