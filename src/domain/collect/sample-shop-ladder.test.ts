import { expect, test } from 'vitest'
import { addDays, day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { seededRandom } from '../../kernel/random.ts'
import { followUpsOf, ladderOf, rungLeadDays } from './sample-shop-ladder.ts'

test.each([
  ['the 90-day cycle of the method', 90, [14, 5, 0]],
  ['a tyre customer’s half year', 182, [28, 10, 0]],
  ['a month', 30, [5, 2, 0]],
  ['four days: still three contacts a day apart', 4, [2, 1, 0]],
] as const)('%s', (_, cycleDays, leads) => {
  expect([rungLeadDays('soft', cycleDays), rungLeadDays('product', cycleDays), rungLeadDays('offer', cycleDays)]).toEqual(leads)
})

const event = {
  dueEventId: id<'due-event'>('00000000-0000-8000-8000-000000000001'),
  customerId: id<'customer'>('00000000-0000-8000-8000-000000000002'),
  anchorDay: day('2025-10-01'),
  windowFrom: day('2025-12-17'),
  dueDay: day('2025-12-30'),
  windowTo: day('2026-01-12'),
  expectedShare: 0.5,
}

test('nobody writes to a held-out customer', () => {
  expect(ladderOf({ ...event, heldOut: true, boughtDay: null }, seededRandom(1))).toEqual([])
})

test('a purchase cancels what was still ahead', () => {
  const contacts = ladderOf({ ...event, heldOut: false, boughtDay: day('2025-12-20') }, seededRandom(1))
  expect(contacts.filter(contact => contact.plannedDay >= '2025-12-20').map(contact => contact.state)).toEqual(['cancelled', 'cancelled'])
})

test('every "later" has a date, and the last ones are not over', () => {
  const later = (days: number, customer: string): Parameters<typeof followUpsOf>[0][number] => ({
    contactId: id<'contact'>(`00000000-0000-8000-8000-0000000001${days}`),
    dueEventId: event.dueEventId,
    customerId: id<'customer'>(customer),
    anchorDay: event.anchorDay,
    dueDay: event.dueDay,
    rung: 'offer',
    plannedDay: addDays(event.dueDay, days),
    state: 'done',
    answer: 'later',
  })
  const people = ['a', 'b', 'c', 'd'].map(letter => `00000000-0000-8000-8000-00000000000${letter}`)
  const today = day('2026-03-10')
  const followUps = followUpsOf(
    people.map((person, index) => later(10 + index, person)),
    today,
  )
  expect(followUps.map(followUp => followUp.state)).toEqual(['kept', 'open', 'open', 'open'])
  expect(followUps.slice(1).every(followUp => followUp.dueOn >= today)).toBe(true)
})
