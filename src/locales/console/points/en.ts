/** Collection points in English. */
import type { PointsWords } from './ru.ts'

export const en: PointsWords = {
  title: 'Where we ask for contacts',
  lead: 'What you give in exchange for a contact, and what came of it, place by place.',
  back: 'All sources',
  empty: 'No place yet. Add the first one: the till, the door, a fair.',
  add: 'Add a place',
  saved: 'Saved',
  name: 'Name',
  place: 'Where it stands',
  promise: 'What you give in exchange',
  promiseHint: 'It is the title of the page: “A coffee for your contact”.',
  kind: 'Coupon for 30 days',
  kinds: { none: 'no coupon', amount: 'amount', percent: 'discount', gift: 'gift' },
  values: { amount: 'Sum', percent: 'Discount, %', gift: 'The gift' },
  badValue: 'Enter an amount, a percentage from 1 to 100, or the name of the gift.',
  counts: { shown: 'Opened', signedUp: 'Signed up', confirmed: 'Confirmed', boughtAgain: 'Bought again' },
  boughtHint: '“Bought again” means: paid on another day after confirming.',
  closed: 'closed',
  close: 'Stop collecting',
  open: 'Collect again',
  page: 'Open the page',
  print: 'Print an A6 sheet',
  code: 'Code of the sign-up page',
  noAddress: 'For a code to print, enter the public address of the program in the settings.',
  sheet: 'Point your phone’s camera here',
}
