import { plural } from '../../kernel/locale.ts'
import type { MeasureWords, UpliftData } from './measure-words.ts'

const number = new Intl.NumberFormat('en')
const buyers = (count: number): string => plural('en', count, { one: 'one buyer', other: '# buyers' })
const days = (count: number): string => plural('en', count, { one: '# day', other: '# days' })
const dates = (count: number): string => plural('en', count, { one: '# case', other: '# cases' })
const between = ({ lowPoints, highPoints }: UpliftData): string =>
  `between ${number.format(lowPoints)} and ${number.format(highPoints)} of 100 people`
const change =
  (what: string) =>
  ({ frozen, now }: { readonly frozen: string; readonly now: string }): string =>
    `${what}: ${frozen} when the month was closed, ${now} with late receipts.`

export const measureEn: MeasureWords = {
  repeatRate: data =>
    `Of ${buyers(data.buyers)} this month ${number.format(data.returning)} had bought before, going back ${days(data.windowDays)}.`,
  noBuyers: 'Nobody has bought this month yet.',
  uplift: {
    'nothing-to-compare': () => 'Nothing to compare yet: no due date of the control group has run out. The group fills by itself.',
    'not-yet': data =>
      data.visiblePoints !== null && Math.abs(data.points) > data.visiblePoints
        ? `There seems to be a difference, but the numbers still swing: decide when there are about ${data.needed === null ? '—' : dates(data.needed)}, now ${number.format(data.events)}.`
        : `We cannot say yet: it takes about ${data.needed === null ? '—' : dates(data.needed)}, there are ${number.format(data.events)}. ${
            data.visiblePoints === null
              ? 'So far not even a large difference would show.'
              : `If ${number.format(data.visiblePoints)} more of 100 people came, we would have seen it by now.`
          }`,
    more: data =>
      `The messages bring people back: with them ${number.format(data.points)} more of 100 people buy (most likely ${between(data)}).`,
    fewer: data =>
      `With messages ${number.format(-data.points)} fewer of 100 people buy (most likely ${between(data)}). Change the words or write less often, one of the two at a time.`,
    'no-difference': data =>
      `There is no difference, or a small one (${between(data)}). Try other words, another day or another channel, one at a time.`,
  },
  adjustment: {
    revenue: change('Revenue'),
    'repeat-revenue': change('Revenue from repeat purchases'),
    'new-customers': change('New customers'),
    'returning-customers': change('Returning customers'),
    'repeat-purchases': change('Repeat purchases'),
    purchases: change('Purchases'),
  },
  alarm: {
    'ads-exceed-existing-and-referral':
      'Advertising brings more than your own customers and their friends together. If it stops, the money stops: begin with the list for today.',
    'ads-exceed-existing': 'Advertising brings more than your own customers. Their healthy share is 40 to 50%.',
  },
  refusal: { 'bad-amount': 'Spending cannot be below zero. Enter the sum for the month.' },
  report: {
    title: month => `Report for ${month}`,
    closed: day => `The month was closed on ${day}; its numbers no longer change.`,
    running: 'The month is still being counted: its numbers may change.',
    revenue: 'Revenue',
    repeat: 'repeat purchases',
    first: 'first purchases',
    anonymous: 'without a name',
    newCustomers: 'New customers',
    returningCustomers: 'Returning',
    segments: 'Customers',
    segment: { regular: 'Regulars', periodic: 'Periodic', lost: 'Lost', 'one-timer': 'One-timers', new: 'New' },
    sources: 'Where the money comes from',
    source: {
      existing: 'own customers',
      referral: 'referrals',
      ads: 'advertising',
      'walk-in': 'walk-ins',
      unknown: 'not known',
      anonymous: 'without a name',
    },
    contacts: 'Contacts',
    funnel: data => `planned ${data.planned}, made ${data.sent}, answered ${data.answered}, booked ${data.booked}`,
    bought: data => `after contacts ${data.bought} of ${data.ladders} bought in time${data.revenue === '' ? '' : `, for ${data.revenue}`}`,
    promises: data => `Agreed dates: kept ${data.kept}, missed ${data.missed}, ahead ${data.open}`,
    optOuts: data => `Asked not to be written to: ${data.optedOut} of ${data.writtenTo}`,
    perNewCustomer: data => `A new customer cost ${data.each} (spent ${data.spend})`,
    perRepeatPurchase: data => `A repeat purchase cost ${data.each} (spent ${data.spend})`,
    effect: 'Do the contacts help',
    points: points => `${points} in 100`,
    adjustments: 'Adjustments after closing',
    nothing: 'none',
  },
}
