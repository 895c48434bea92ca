/** Words of the segment thresholds in English. */
import type { SegmentsWords } from './ru.ts'

export const en: SegmentsWords = {
  title: 'Customer groups',
  lead: 'This decides who counts as a regular and who as lost. Look who would move first, then save: until you save, nothing changes.',
  fields: {
    aliveLostMax: 'Lost: chance that he still comes, below (%)',
    aliveRegularMin: 'Regular: chance that he still comes, at least (%)',
    nearRegularMin: 'Regular: chance that he comes soon, at least (%)',
    spreadRegularMax: 'Regular: gaps vary at most (75 is about twofold)',
    nearSureMin: 'Regular whatever the gaps: comes soon with at least (%)',
    spreadLostMin: 'Lost without a rhythm: gaps vary at least (110 is about threefold)',
    nearLostMax: 'Lost without a rhythm: chance that he comes soon, below (%)',
    quietNewMin: 'New while there are still to return at least (%)',
    hysteresis: 'Leeway at a border, so that nobody moves to and fro (%)',
  },
  soon: '“Soon” means within one and a half of the customer’s usual gaps.',
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
