/** Offers, in English. */
import { plural } from '../../../kernel/locale.ts'
import type { OffersWords } from './ru.ts'

const people = (count: number): string => plural('en', count, { one: '# customer', other: '# customers' })

export const en: OffersWords = {
  title: 'Offers',
  lead: 'Your list; the program decides what suits whom: not too dear, not too cheap, nothing they have already.',
  create: 'Add an offer',
  change: 'Change',
  empty: 'No offers yet',
  emptyText: 'Add something with a price and a deadline: it goes into the reminders of those whom it suits.',
  until: day => `until ${day}`,
  chosen: count => (count === 0 ? 'Suits nobody yet' : `Suits ${people(count)}`),
  notSent: 'Not offered because',
  off: 'off',
  left: count => `${count} left`,
  name: 'What you offer',
  group: 'Product group',
  noGroup: 'no group',
  price: 'Price',
  cost: 'Cost',
  costHint: 'Nobody is offered it for less.',
  from: 'From',
  deadline: 'Last day',
  stock: 'How many are left',
  stockHint: 'Empty means it never runs out.',
  once: 'Nobody needs a second one (a bath, a boiler)',
  needs: 'Only for those who buy from the group',
  nobodyNeeds: 'everybody',
  favourite: 'Discount for those whose favourite it is, %',
  isOn: 'On',
  remove: 'Remove',
}
