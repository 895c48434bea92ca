import { expect, test } from 'vitest'
import { facts, momentOn, RULES } from '../../../test/plan/facts.ts'
import { day, dayNumber } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { id } from '../../kernel/ids.ts'
import type { CustomerFacts, StoredContact } from './customer-plan.ts'
import { planCustomer } from './plan-customer.ts'

const spa = { groupId: 'spa', name: 'Спа', anchorDay: day('2026-08-01'), cycleDays: 90, purchases: 3 }
const cut = { groupId: 'cut', name: 'Стрижки', anchorDay: day('2026-10-12'), cycleDays: 42, purchases: 3 }
const open: StoredContact = {
  contactId: id<'contact'>(nameUuid('spa contact')),
  purpose: 'group:spa',
  cycleNo: dayNumber(spa.anchorDay),
  rung: 'offer',
  state: 'planned',
  stateReason: null,
  notAfter: momentOn('2026-11-13').at,
  snoozedUntil: null,
  plannedDay: day('2026-10-30'),
  notBefore: momentOn('2026-10-30').at,
}
const taken = (changes: Partial<CustomerFacts>): string =>
  planCustomer(facts({ contacts: [open], ...changes }), RULES, momentOn('2026-10-25'))
    .cancels.map(cancel => cancel.reason)
    .join()

test('a contact about a group is taken back when the group was bought, not when something else was', () => {
  expect(taken({ groups: [cut, { ...spa, anchorDay: day('2026-10-20') }] })).toBe('bought')
  expect(taken({ groups: [cut, { ...spa, cycleDays: 89 }] })).not.toBe('bought')
})

test('E64 and when another message tells of it now', () =>
  expect(taken({ groups: [cut, { ...spa, cycleDays: 112 }] })).toBe('told-already'))

test('an unhappy customer hears nothing', () => expect(taken({ isUnhappy: true, groups: [cut, spa] })).toBe('complaint'))
