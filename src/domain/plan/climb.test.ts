import { describe, expect, test } from 'vitest'
import { CALENDAR, facts, momentOn, RULES, ZONE } from '../../../test/plan/facts.ts'
import { day, dayNumber } from '../../kernel/day.ts'
import { instantAt } from '../../kernel/zone.ts'
import { contactIdOf } from './contact.ts'
import type { CustomerFacts, StoredContact } from './customer-plan.ts'
import { planCustomer } from './plan-customer.ts'

const cycleNo = dayNumber(day('2026-10-12'))
const clock = (text: string, hour: number) => instantAt(day(text), hour * 60, ZONE)
const offers = (changes: Partial<CustomerFacts>, on: string) =>
  planCustomer(facts(changes), RULES, momentOn(on))
    .contacts.filter(contact => contact.rung === 'offer')
    .map(contact => contact.plannedDay)
const stored = (changes: Partial<StoredContact>): StoredContact => ({
  contactId: contactIdOf({ business: RULES.business, customerId: facts().customerId, purpose: 'repeat', cycleNo }, 'offer'),
  purpose: 'repeat',
  cycleNo,
  rung: 'offer',
  state: 'planned',
  stateReason: null,
  notAfter: CALENDAR.spanOn(day('2026-11-29'))?.to ?? clock('2026-11-29', 19),
  snoozedUntil: null,
  plannedDay: day('2026-11-24'),
  notBefore: clock('2026-11-24', 10),
  ...changes,
})

describe('a contact that stands stays where it stands', () => {
  const cases: [changes: Partial<CustomerFacts>, on: string, expected: string, why: string][] = [
    [{ contacts: [stored({})] }, '2026-11-20', '2026-11-24', 'while its day still fits'],
    [{ contacts: [stored({})] }, '2026-11-26', '2026-11-24', 'also when its day has come and it waits for the owner'],
    [
      { contacts: [stored({})], marketingAt: [clock('2026-11-23', 12)] },
      '2026-11-23',
      '2026-11-24',
      'E36 not where a cap stands against it: the next hour that fits',
    ],
    [{ contacts: [stored({ plannedDay: day('2026-12-02') })] }, '2026-11-20', '2026-11-23', 'not outside of its days'],
  ]
  for (const [changes, on, expected, why] of cases) test(why, () => expect(offers(changes, on)).toEqual([expected]))
})

test('with two ladders the offers of both are placed before the words that lead up to them', () => {
  const groups = [
    { groupId: 'cut', name: 'Стрижки', anchorDay: day('2026-10-12'), cycleDays: 42, purchases: 3 },
    { groupId: 'spa', name: 'Спа', anchorDay: day('2026-08-15'), cycleDays: 90, purchases: 3 },
  ]
  const plan = planCustomer(facts({ groups }), RULES, momentOn('2026-11-01'))
  expect(plan.contacts.filter(contact => contact.rung === 'offer').map(contact => contact.purpose)).toEqual(['group:spa', 'repeat'])
  expect(plan.dueEvents.map(event => [event.purpose, event.joinedTo === null])).toEqual([
    ['group:spa', true],
    ['repeat', true],
    ['group:cut', false],
  ])
})

test('E65 a customer who wished one message a month gets the offer alone', () => {
  const plan = planCustomer(facts({ spacingDays: 30 }), RULES, momentOn('2026-11-01'))
  expect(plan.contacts.map(contact => contact.rung)).toEqual(['offer'])
})
