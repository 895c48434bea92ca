/** Words of the segment thresholds in English. */
import type { SegmentsWords } from './ru.ts'

export const en: SegmentsWords = {
  title: 'Customer groups',
  thresholds: 'Who belongs where',
  lead: 'You need not change anything. If you do, look first who would move: until you save, all stays as it is.',
  groups: { regular: 'Regular, if', lost: 'Lost, if', new: 'New, while' },
  fields: {
    aliveLostMax: 'Chance of still being your customer below, %',
    aliveRegularMin: 'Chance of still being your customer at least, %',
    nearRegularMin: 'Chance of coming soon at least, %',
    spreadRegularMax: 'Regular: how much the gaps vary, at most (75 is about twofold)',
    nearSureMin: 'Regular however much the gaps vary: comes soon with a chance of at least, %',
    spreadLostMin: 'Lost without a rhythm: the gaps vary by at least (110 is about threefold)',
    nearLostMax: 'Lost without a rhythm: comes soon with a chance below, %',
    quietNewMin: 'Of such first-time buyers still to return at least, %',
    hysteresis: 'Leeway at a border, so that nobody moves to and fro, %',
  },
  fine: 'Fine tuning',
  soon: '“Soon” means within one and a half of the customer’s usual gaps. Periodic are all others who bought more than once; one-timers bought once and would have come back by now.',
  preview: 'See who moves',
  defaults: 'Back to the defaults',
  nobody: 'Nobody would move.',
  moved: (count, all) => `Would move: ${count} of ${all}.`,
  from: 'From',
  to: 'To',
  customers: 'Customers',
  examples: 'For example',
  saved: 'Saved. The groups will be sorted again within minutes.',
  usedUpTitle: 'What is used up',
  usedUpText:
    'Tick the groups whose packs run out: pet food, coffee, filters. Three packs, and the next date moves three times as far. Unticked, your own sales decide.',
  usedUpNone: 'No product groups yet: they appear with the products in your sales.',
}
