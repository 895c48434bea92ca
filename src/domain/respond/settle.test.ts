import { describe, expect, test } from 'vitest'
import { DEFAULT_HOURS } from '../collect/business.ts'
import { day } from '../../kernel/day.ts'
import type { Intent, Reading, When } from './reading.ts'
import { settlementOf, settlementOfReport } from './settle.ts'

const context = { today: day('2026-03-10'), hours: DEFAULT_HOURS }
const reading = (intent: Intent, when: When = null, automatic = false): Reading => ({ intent, when, locale: 'ru', automatic })

describe('settlementOf', () => {
  test.each([
    ['book', '2026-03-13T15:30', { kind: 'booked', day: '2026-03-13', minute: 930 }, 'an exact minute inside the hours'],
    ['book', '2026-03-13T18:59', { kind: 'booked', day: '2026-03-13', minute: 1139 }, 'the last minute'],
    ['book', '2026-03-13T19:00', { kind: 'needs-answer', reason: 'outside-hours' }, 'the first minute outside'],
    ['book', '2026-03-15T12:00', { kind: 'needs-answer', reason: 'outside-hours' }, 'closed on Sunday'],
    ['book', '2026-03-13', { kind: 'needs-answer', reason: 'range-to-narrow' }, 'a day is not booked silently'],
    ['book', { from: '2026-03-13T12:00', to: '2026-03-13T18:00' }, { kind: 'needs-answer', reason: 'range-to-narrow' }, 'nor is a range'],
    ['book', null, { kind: 'needs-answer', reason: 'no-time-named' }, 'no time'],
    ['later', '2026-05-25', { kind: 'later', day: '2026-05-25' }, 'an agreed day'],
    ['later', { from: day('2026-05-01'), to: day('2026-05-31') }, { kind: 'later', day: '2026-05-01' }, 'a month is kept on its first day'],
    ['later', '2026-03-10T18:00', { kind: 'later', day: '2026-03-11' }, 'today is kept tomorrow at the earliest'],
    ['later', '2027-03-12', { kind: 'needs-answer', reason: 'too-far-ahead' }, 'a day more than a year'],
    ['later', null, { kind: 'needs-answer', reason: 'no-time-named' }, 'no day'],
    ['stop', null, { kind: 'stop' }, 'a stop'],
    ['no', null, { kind: 'no' }, 'a no'],
    ['done', null, { kind: 'bought-elsewhere' }, 'bought already'],
    ['yes', null, { kind: 'needs-answer', reason: 'agrees' }, 'a yes needs a time'],
    ['complaint', null, { kind: 'needs-answer', reason: 'complains' }, 'the owner calls'],
  ] as const)('%s %j is %j: %s', (intent, when, expected, _why) => {
    expect(settlementOf(reading(intent, when), context)).toEqual(expected)
  })

  test('a machine settles nothing, whatever it says', () => {
    expect(settlementOf(reading('later', '2026-05-25', true), context)).toEqual({ kind: 'automatic' })
  })
})

describe('settlementOfReport', () => {
  test.each([
    ['later', '2026-03-10', { kind: 'needs-answer', reason: 'day-has-passed' }, 'today is too early for later'],
    ['later', '2026-03-11', { kind: 'later', day: '2026-03-11' }, 'tomorrow is the first'],
    ['later', '2027-03-11', { kind: 'later', day: '2027-03-11' }, 'the last day that can be promised'],
    ['later', '2027-03-12', { kind: 'needs-answer', reason: 'too-far-ahead' }, 'the first that cannot'],
    ['booked', '2026-03-10', { kind: 'booked', day: '2026-03-10', minute: null }, 'today can be booked'],
    ['booked', '2026-03-09', { kind: 'needs-answer', reason: 'day-has-passed' }, 'yesterday cannot'],
    ['no-answer', null, { kind: 'no-answer' }, 'nobody picked up'],
  ] as const)('%s on %s is %j: %s', (outcome, on, expected, _why) => {
    expect(settlementOfReport({ outcome, day: on === null ? null : day(on), minute: null }, context)).toEqual(expected)
  })
})
