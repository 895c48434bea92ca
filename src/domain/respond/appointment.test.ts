import { describe, expect, test } from 'vitest'
import { addMs, instant, isoInstant, MINUTE_MS } from '../../kernel/instant.ts'
import { APPOINTMENT_STATES, blockedStretch, isOurs, mayBecome, mayBeNoShow } from './appointment.ts'

const TEN = instant('2026-03-10T10:00:00Z')

test('buffers belong to the blocked stretch', () => {
  const { from, to } = blockedStretch(TEN, { durationMinutes: 45, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 })
  expect([isoInstant(from), isoInstant(to)]).toEqual(['2026-03-10T09:55:00.000Z', '2026-03-10T10:55:00.000Z'])
})

test.each([
  ['reply', true, 'answered'],
  ['page', true, 'booked himself'],
  ['owner', true, 'typed in by the shop'],
  ['yclients', false, 'of a salon program'],
])('%s is ours: %s (%s)', (source, expected, _why) => expect(isOurs({ source })).toBe(expected))

describe('what may follow', () => {
  test.each([
    ['booked', 'confirmed', true, 'the customer says yes'],
    ['came', 'no-show', true, 'a slip of the finger'],
    ['cancelled', 'booked', false, 'the slot is given away'],
    ['cancelled', 'cancelled', true, 'asked twice'],
    ['confirmed', 'cancelled', true, 'he cannot after all'],
  ] as const)('%s → %s is %s: %s', (from, to, allowed, _why) => expect(mayBecome(from, to)).toBe(allowed))

  test('every state may stay', () => expect(APPOINTMENT_STATES.every(state => mayBecome(state, state))).toBe(true))
})

test.each([
  [14, false, 'he may be looking for a place to park'],
  [15, true, 'the grace is over'],
])('%i minutes after the end, a no-show: %s (%s)', (minutes, expected, _why) =>
  expect(mayBeNoShow(TEN, addMs(TEN, minutes * MINUTE_MS))).toBe(expected),
)
