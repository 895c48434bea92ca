/** What the numbers of a month mean, in a sentence each. */
import { plural } from '../../kernel/locale.ts'
import { formatPercent } from '../../kernel/percent.ts'

const percent = (share: number): string => formatPercent(share, 'en')
const points = (share: number): string => `${new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(share * 100)} points`
const events = (count: number): string => plural('en', count, { one: '# due date', other: '# due dates' })

export const en = {
  repeatRate: (d: { numerator: number, denominator: number, windowDays: number }) => d.denominator === 0
    ? 'Nobody known has bought in this month.'
    : `${d.numerator} of ${plural('en', d.denominator, { one: '# customer', other: '# customers' })} of the month had bought before (${percent(d.numerator / d.denominator)}); “before” looks back ${plural('en', d.windowDays, { one: '# day', other: '# days' })}.`,
  uplift: {
    'nothing-to-compare': () => 'Nothing to compare yet: it takes due dates with reminders and some, drawn by lot, without.',
    'not-yet': (d: UpliftData) => `Too early to say: by now only a difference of ${percent(d.visible)} or more would show${d.needed === null ? '' : `; ${events(d.needed)} are needed to see a tenth`}.`,
    more: (d: UpliftData) => `Reminders bring more: ${points(d.difference)} (surely between ${points(d.low)} and ${points(d.high)}) against those left alone.`,
    fewer: (d: UpliftData) => `With reminders fewer came: ${points(d.difference)} (between ${points(d.low)} and ${points(d.high)}). Look at the words and at how often you write.`,
    'no-difference': (d: UpliftData) => `No difference that could be seen: between ${points(d.low)} and ${points(d.high)}. Those who came would have come anyway.`,
  },
  alarm: {
    'ads-exceed-existing-and-referral': 'Advertising brings more than your customers and their friends together. That is dear and does not last: bring people back first.',
    'ads-exceed-existing': 'Advertising brings more than your existing customers. Keep an eye on it.',
  },
  adjustment: {
    revenue: 'Revenue', 'repeat-revenue': 'Repeat revenue', 'new-customers': 'New customers', 'returning-customers': 'Returning customers',
    'repeat-purchases': 'Repeat purchases', purchases: 'Purchases',
  },
  adjusted: (d: { name: string, frozen: string, now: string }) => `${d.name}: told as ${d.frozen}, with late receipts it would be ${d.now}.`,
}

export interface UpliftData {
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly visible: number
  readonly needed: number | null
}
export type NumbersWords = typeof en
