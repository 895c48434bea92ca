import { expect, test } from 'vitest'
import { leavesNoOwner, type StaffStanding } from './staff-change.ts'

const person = (staffId: string, role: StaffStanding['role'], hasLeft = false): StaffStanding => ({ staffId, role, hasLeft })
const anna = person('anna', 'owner')

test.each([
  [[anna], { hasLeft: true }, true, 'the only owner leaves'],
  [[anna], { role: 'cashier' as const }, true, 'the only owner becomes a cashier'],
  [[anna], { role: 'owner' as const }, false, 'nothing changes'],
  [[anna, person('ivan', 'owner')], { hasLeft: true }, false, 'another owner stays'],
  [[anna, person('ivan', 'owner', true)], { hasLeft: true }, true, 'the other owner left long ago'],
  [[anna, person('ivan', 'staff')], { hasLeft: true }, true, 'staff do not own'],
])('E76 %j with %j leaves no owner: %s (%s)', (people, change, expected, _why) => {
  expect(leavesNoOwner(people, 'anna', change)).toBe(expected)
})

test('E76 a cashier may go at any time', () => {
  expect(leavesNoOwner([anna, person('ivan', 'cashier')], 'ivan', { hasLeft: true })).toBe(false)
})
