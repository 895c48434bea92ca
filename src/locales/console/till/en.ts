/** Words of the till in English. */
import { plural } from '../../../kernel/locale.ts'
import type { TillWords } from './ru.ts'

const points = (count: number) => plural('en', count, { one: '# point', other: '# points' })

export const en: TillWords = {
  title: 'Till',
  lead: 'Who, how much, done. Enter records the sale.',
  what: 'What',
  sum: 'Sum',
  coupon: 'Coupon code',
  points: available => `Pay with points (${points(available)} there)`,
  takeFree: left => plural('en', left, { one: 'This is the free one (# due)', other: 'This is a free one (# due)' }),
  stamps: data => `Stamps: ${data.stamps} of ${data.of}`,
  owed: 'The next full card pays for the purchase that was given back.',
  card: percent => `Card ${percent}`,
  toNext: data => `${data.missing} more to buy until ${data.percent}`,
  hasPoints: available => points(available),
  pending: count => `${points(count)} more will open later`,
  hasCoupons: 'The customer’s coupons',
  pay: 'To pay',
  tier: 'Card discount',
  byCoupon: 'Coupon',
  byPoints: 'With points',
  floor: 'The discount was cut: we do not sell below cost.',
  badSum: 'Write the sum as a number, for instance 60 or 60.50.',
  sell: 'Record the sale',
  sold: sum => `Recorded: ${sum}`,
  soldBefore: 'This sale was recorded already.',
  nextTime: 'For the next time',
  until: day => `until ${day}, that day included`,
  nextTimeText: 'Write the code on the receipt, or print the slip.',
  again: 'Next customer',
  toRewards: 'Rules of the rewards',
  stranger: 'Without a customer only a bearer’s coupon counts.',
}
