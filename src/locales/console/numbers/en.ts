/** The numbers, in English. */
import { plural } from '../../../kernel/locale.ts'
import type { NumbersWords } from './ru.ts'

const people = (count: number) => plural('en', count, { one: '# person', other: '# people' })

export const en: NumbersWords = {
  title: 'Numbers',
  month: 'Month', previous: 'Previous month', next: 'Next month',
  frozen: 'The month is closed: these numbers no longer change.', running: day => `The month is still running: up to ${day}.`,
  table: 'The same numbers as a table',
  repeatRate: {
    title: 'They come back', of: data => `${data.numerator} of ${data.denominator} buyers of the month`,
    chart: 'Share of returning buyers by month', empty: 'Nobody has bought this month yet.',
  },
  revenue: {
    title: 'Revenue', repeat: 'from returning', first: 'from new', total: 'in all', chart: 'Revenue by month: from returning and from new customers',
    share: share => `${share} of the revenue came from people who had bought before`,
    newCustomers: 'new', returningCustomers: 'returned',
  },
  segments: { title: 'Who they are', group: 'Group', customers: 'People', share: 'Share', change: 'This month', points: value => `${value} pts`, same: 'no change', people, moves: 'Who moved where', into: 'became' },
  sources: {
    title: 'Where the money comes from', source: 'Source', revenue: 'Revenue', share: 'Share', customers: 'People', spend: 'Spent', addSpend: 'Enter the cost',
    spendTitle: source => `Cost: ${source}`, spendAmount: 'Spent this month', save: 'Save',
    names: { existing: 'Existing customers', referral: 'Recommended', ads: 'Advertising', 'walk-in': 'Walked in', anonymous: 'No name', unknown: 'Not known' },
    badSum: 'The amount is a number, like 240.',
  },
  contacts: {
    title: 'From message to purchase', sent: 'Contacted', answered: 'Answered', agreed: 'Agreed a date', booked: 'Booked', bought: 'Bought',
    brought: sum => `They brought ${sum}.`, empty: 'No messages this month yet.',
  },
  uplift: {
    title: 'Do the messages help?',
    lead: 'One in ten is left alone on purpose. The difference between them and the others is what the messages really earn.',
    contacted: 'Written to', heldOut: 'Left alone', bought: data => `${data.numerator} of ${data.denominator} bought`,
    difference: 'Difference', interval: data => `most likely between ${data.low} and ${data.high}`,
    none: 'Nothing to compare yet.', zero: 'no difference',
  },
  calibration: {
    title: 'How far to trust the dates',
    lead: days => `Earlier forecasts for ${days} days against what happened. A dot on the line: as many came as were expected.`,
    none: 'Nothing to compare yet: it takes fifty customers and four weeks after that.',
    told: data => `Expected ${data.said}, ${data.came} came.`,
    interval: data => `${data.share} of ${data.of} purchases came within the dates given; about 80% should.`,
    chart: 'Expected and came', forecasts: 'Forecasts', said: 'Expected', came: 'Came', segment: 'Group', window: 'Weeks',
  },
  adjustments: 'Adjustments after closing', emptyTitle: 'The numbers come with the first purchases',
  emptyText: 'Import your history and the program counts how many people come back to you, from the very first month.', importFile: 'Import a file',
}
