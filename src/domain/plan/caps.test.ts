import { describe, expect, test } from 'vitest'
import { addMs, DAY_MS, HOUR_MS, type Instant, instant, instantFromMs } from '../../kernel/instant.ts'
import { seededRandom } from '../../kernel/random.ts'
import { cappedBy, type Caps, contentCaps, firstUncapped } from './caps.ts'

const caps: Caps = { perDay: 1, per7Days: 2, per30Days: 4 }
const noon = instant('2026-03-10T12:00:00Z')
const ago = (ms: number): Instant => instantFromMs(noon - ms)

describe('one more contact now', () => {
  const cases: [times: Instant[], expected: keyof Caps | null, why: string][] = [
    [[], null, 'nobody wrote before'],
    [[ago(DAY_MS - 1)], 'perDay', 'a millisecond short of a day'],
    [[ago(DAY_MS)], null, 'exactly a day later'],
    [[ago(DAY_MS + 1)], null, 'more than a day later'],
    [[instantFromMs(noon + HOUR_MS)], 'perDay', 'one is already planned an hour later'],
    [[ago(2 * DAY_MS), ago(7 * DAY_MS - 1)], 'per7Days', 'a third within seven days'],
    [[ago(2 * DAY_MS), ago(7 * DAY_MS)], null, 'the first is exactly seven days old'],
    [[ago(8 * DAY_MS), ago(15 * DAY_MS), ago(22 * DAY_MS), ago(30 * DAY_MS - 1)], 'per30Days', 'a fifth within thirty days'],
    [[ago(8 * DAY_MS), ago(15 * DAY_MS), ago(22 * DAY_MS), ago(30 * DAY_MS)], null, 'the first is exactly thirty days old'],
    [[ago(3 * DAY_MS), instantFromMs(noon + 3 * DAY_MS)], 'per7Days', 'between two that are six days apart'],
  ]
  for (const [times, expected, why] of cases) test(why, () => expect(cappedBy(times, noon, caps)).toBe(expected))
})

describe('the first free moment', () => {
  test('is now when nothing stands against it', () => expect(firstUncapped([], noon, caps)).toBe(noon))
  test('is a day after the last one', () => expect(firstUncapped([ago(HOUR_MS)], noon, caps)).toBe(noon - HOUR_MS + DAY_MS))
  test('waits for the week', () => expect(firstUncapped([ago(2 * DAY_MS), ago(3 * DAY_MS)], noon, caps)).toBe(noon + 4 * DAY_MS))
  test('steps over one that is planned ahead', () =>
    expect(firstUncapped([instantFromMs(noon + HOUR_MS)], noon, caps)).toBe(noon + HOUR_MS + DAY_MS))
  test('does not exist under a cap of zero', () => expect(firstUncapped([], noon, { ...caps, per30Days: 0 })).toBeUndefined())
})

test('agrees with a slow twin that counts every window hour by hour', () => {
  const random = seededRandom(7)
  for (let round = 0; round < 300; round += 1) {
    const times = Array.from({ length: random.whole(0, 6) }, () => instantFromMs(noon + random.whole(-40 * 24, 10 * 24) * HOUR_MS))
    if (slowViolation(times, caps)) continue
    const found = firstUncapped(times, noon, caps)
    expect(found === undefined ? undefined : (found - noon) / HOUR_MS).toBe(slowFirst(times, caps))
  }
})

/** Tries every hour; a window is any span of the length that ends with a contact. */
function slowFirst(times: readonly Instant[], limits: Caps): number | undefined {
  for (let hours = 0; hours <= 90 * 24; hours += 1)
    if (!slowViolation([...times, instantFromMs(noon + hours * HOUR_MS)], limits)) return hours
  return undefined
}

function slowViolation(times: readonly Instant[], limits: Caps): boolean {
  const spans: [number, number][] = [
    [limits.perDay, 1],
    [limits.per7Days, 7],
    [limits.per30Days, 30],
  ]
  return times.some(end => spans.some(([most, days]) => times.filter(time => time > end - days * DAY_MS && time <= end).length > most))
}

test('content keeps the caps of a day and a week; what was asked for each week does not use up the month', () => {
  const weekly = [0, 7, 14, 21].map(day => addMs(instant('2026-03-01T09:00:00Z'), day * DAY_MS))
  const fifth = addMs(instant('2026-03-01T09:00:00Z'), 28 * DAY_MS)
  expect(cappedBy(weekly, fifth, caps)).toBe('per30Days')
  expect(cappedBy(weekly, fifth, contentCaps(caps))).toBeNull()
  expect(cappedBy([fifth], addMs(fifth, DAY_MS - 1), contentCaps(caps))).toBe('perDay')
})
