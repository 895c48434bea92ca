import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { addMs, HOUR_MS, instant, MINUTE_MS } from '../../kernel/instant.ts'
import { afterGroup, afterTaking, domainOf, FAILURES_MAX, freshGate, type GateLimit, NO_LIMIT, roomOf, turnsOf } from './sending-gate.ts'

const at = instant('2026-03-10T10:30:00Z')
const moment = { at, today: day('2026-03-10'), tomorrowAt: addMs(at, 10 * HOUR_MS) }
const slow: GateLimit = { ...NO_LIMIT, perSecond: 2, burst: 10 }

describe('E41: how many may leave', () => {
  test.each([
    { limit: NO_LIMIT, taken: 0, wanted: 500, count: 500, why: 'nothing limits it' },
    { limit: slow, taken: 0, wanted: 500, count: 10, why: 'the bucket is full' },
    { limit: slow, taken: 9, wanted: 500, count: 1, why: 'one token is left' },
    { limit: { ...NO_LIMIT, perDay: 3 }, taken: 1, wanted: 500, count: 2, why: 'two of three are left today' },
    { limit: { ...slow, perDay: 3 }, taken: 0, wanted: 500, count: 3, why: 'the smaller of both counts' },
  ])('$count, because $why', ({ limit, taken, wanted, count }) => {
    const gate = afterTaking(freshGate(limit, moment), limit, { count: taken, others: 0, spendMinor: 0, moment })
    expect(roomOf(gate, limit, { wanted, moment })).toMatchObject({ count })
  })

  test.each([
    { limit: { ...slow, burst: 9 }, taken: 0, room: { count: 9 }, why: 'a small bucket is not divided' },
    { limit: slow, taken: 0, room: { count: 9 }, why: 'one of ten tokens is kept' },
    { limit: slow, taken: 8, room: { count: 1 }, why: 'one is free above the share' },
    { limit: slow, taken: 9, room: { count: 0, why: 'rate', until: addMs(at, 500) }, why: 'the last one is the share' },
    { limit: { ...NO_LIMIT, perDay: 20 }, taken: 17, room: { count: 1 }, why: 'eighteen of twenty a day' },
    { limit: { ...NO_LIMIT, perDay: 20 }, taken: 18, room: { count: 0, why: 'day-count', until: moment.tomorrowAt }, why: 'two are kept' },
    { limit: { ...NO_LIMIT, spendPerDayMinor: 1000 }, taken: 0, room: { count: 50 }, why: 'money is nobody’s share' },
  ])('what is not service: $room.count, because $why', ({ limit, taken, room }) => {
    const gate = afterTaking(freshGate(limit, moment), limit, { count: taken, others: 0, spendMinor: 0, moment })
    expect(roomOf(gate, limit, { wanted: 50, moment, isService: false })).toMatchObject(room)
  })

  test.each([
    { limit: NO_LIMIT, run: 9, wanted: 50, turns: 0, why: 'nothing is limited: nobody has to wait' },
    { limit: slow, run: 8, wanted: 1, turns: 0, why: 'the ninth of service' },
    { limit: slow, run: 9, wanted: 1, turns: 1, why: 'nine have left' },
    { limit: slow, run: 90, wanted: 1, turns: 1, why: 'nobody waited for so long, and one may go now' },
    { limit: slow, run: 90, wanted: 9, turns: 1, why: 'what was not used is not made up for' },
    { limit: slow, run: 0, wanted: 25, turns: 2, why: 'two tenths are whole' },
    { limit: { ...NO_LIMIT, perDay: 20 }, run: 18, wanted: 2, turns: 0, why: 'the rest of the day is of service' },
  ])('$turns turns of what is not service after $run: $why', ({ limit, run, wanted, turns }) => {
    const gate = afterTaking(freshGate(limit, moment), limit, { count: run, others: 0, spendMinor: 0, moment })
    expect(turnsOf(gate, limit, { wanted, moment })).toBe(turns)
    const other = afterTaking(gate, limit, { count: 1, others: 1, spendMinor: 0, moment })
    expect(turnsOf(other, limit, { wanted: 9, moment })).toBe(0)
  })

  test('an empty bucket says when the next token comes', () => {
    const empty = afterTaking(freshGate(slow, moment), slow, { count: 10, others: 0, spendMinor: 0, moment })
    expect(roomOf(empty, slow, { wanted: 1, moment })).toEqual({ count: 0, why: 'rate', until: addMs(at, 500) })
    expect(roomOf(empty, slow, { wanted: 5, moment: { ...moment, at: addMs(at, 1000) } })).toMatchObject({ count: 2 })
    expect(roomOf(empty, slow, { wanted: 50, moment: { ...moment, at: addMs(at, HOUR_MS) } })).toMatchObject({ count: 10 })
    // E31: a clock that went back gives nothing and takes nothing.
    expect(roomOf(empty, slow, { wanted: 1, moment: { ...moment, at: addMs(at, -HOUR_MS) } })).toMatchObject({ why: 'rate' })
  })

  test('the day is over: counts and money begin anew', () => {
    const limit = { ...NO_LIMIT, perDay: 1, spendPerDayMinor: 1000 }
    const spent = afterTaking(freshGate(limit, moment), limit, { count: 1, others: 0, spendMinor: 1000, moment })
    expect(roomOf(spent, limit, { wanted: 1, moment })).toEqual({ count: 0, why: 'day-count', until: moment.tomorrowAt })
    expect(roomOf({ ...spent, dayCount: 0 }, limit, { wanted: 1, moment })).toMatchObject({ why: 'day-spend', until: moment.tomorrowAt })
    expect(roomOf(spent, limit, { wanted: 1, moment: { ...moment, today: day('2026-03-11') } })).toEqual({ count: 1, spendMinor: 1000 })
  })
})

describe('the breaker', () => {
  const bad = { taken: 0, providerFailures: 1, pauseMs: 0, reason: 'connection refused', at }
  const broken = Array.from({ length: FAILURES_MAX }).reduce<ReturnType<typeof freshGate>>(
    gate => afterGroup(gate, bad),
    freshGate(NO_LIMIT, moment),
  )

  test('stays closed until the last of so many failures, then rests with the reason', () => {
    expect(afterGroup(freshGate(NO_LIMIT, moment), bad)).toMatchObject({ breaker: 'closed', failures: 1 })
    expect(broken).toMatchObject({ breaker: 'open', reason: 'connection refused', restsUntil: addMs(at, MINUTE_MS) })
    expect(roomOf(broken, NO_LIMIT, { wanted: 9, moment })).toMatchObject({ count: 0, why: 'resting' })
  })

  test('after its rest one message tries; it closes or rests twice as long', () => {
    const later = { ...moment, at: addMs(at, MINUTE_MS) }
    expect(roomOf(broken, NO_LIMIT, { wanted: 9, moment: later })).toMatchObject({ count: 1 })
    const trying = afterTaking(broken, NO_LIMIT, { count: 1, others: 0, spendMinor: 0, moment: later })
    expect(trying.breaker).toBe('half-open')
    expect(afterGroup(trying, { ...bad, at: later.at })).toMatchObject({ breaker: 'open', restsUntil: addMs(later.at, 2 * MINUTE_MS) })
    expect(afterGroup(trying, { taken: 1, providerFailures: 0, pauseMs: 0, reason: null, at: later.at })).toMatchObject({
      breaker: 'closed',
      failures: 0,
    })
  })

  test('what was under way when the rest began makes it no longer', () => {
    expect(afterGroup(broken, { ...bad, providerFailures: 50, at: addMs(at, 500) })).toEqual(broken)
  })

  test.each([
    { taken: 0, failed: 0, until: 5000, why: 'nothing is broken' },
    { taken: 30, failed: 0, until: 5000, why: 'those before the limit were taken' },
    { taken: 0, failed: 9, until: 5000, why: 'the pause is the better word' },
  ])('a pause that the provider names is kept, with $taken taken and $failed failed: $why', ({ taken, failed, until }) => {
    const told = { taken, providerFailures: failed, pauseMs: until, reason: '429', at }
    const paused = afterGroup(freshGate(NO_LIMIT, moment), told)
    expect(paused).toMatchObject({ breaker: 'closed', failures: 0, restsUntil: addMs(at, until), reason: '429' })
    expect(roomOf(paused, NO_LIMIT, { wanted: 9, moment })).toEqual({ count: 0, why: 'resting', until: addMs(at, until) })
    expect(roomOf(paused, NO_LIMIT, { wanted: 9, moment: { ...moment, at: addMs(at, until) } })).toMatchObject({ count: 9 })
    // A group that left before it, and a shorter pause after it, do not end it.
    const late = { ...told, pauseMs: 0, taken: 1, providerFailures: 0, reason: null, at: addMs(at, 100) }
    expect(afterGroup(paused, late)).toMatchObject({ restsUntil: addMs(at, until), reason: '429' })
    expect(afterGroup(paused, { ...told, pauseMs: 10, at: addMs(at, 100) })).toMatchObject({ restsUntil: addMs(at, until) })
    expect(afterGroup(paused, { ...late, at: addMs(at, until) })).toMatchObject({ restsUntil: null, reason: null })
  })

  test('a whole group that the provider did not take is enough; refused people are none of its failures', () => {
    expect(afterGroup(freshGate(NO_LIMIT, moment), { ...bad, providerFailures: 50 })).toMatchObject({ breaker: 'open' })
    expect(afterGroup(freshGate(NO_LIMIT, moment), { ...bad, providerFailures: 0 })).toMatchObject({ breaker: 'closed', failures: 0 })
  })
})

test.each([
  ['anna@Mail.RU', 'mail.ru', 'in lower case'],
  ['"a@b"@shop.test', 'shop.test', 'the last sign decides'],
  ['+79450001000', undefined, 'a phone has no house'],
])('%s is received by %s: %s', (address, house, _why) => {
  expect(domainOf(address)).toBe(house)
})
