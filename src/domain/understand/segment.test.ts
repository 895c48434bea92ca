import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY, REASON_CODES, segmentOf, segmentOfCode, type SegmentEvidence, type Standing } from './segment.ts'

const steady: SegmentEvidence = {
  purchases: 5,
  cycleDays: 30,
  silenceDays: 10,
  alive: 0.9,
  nearProbability: 0.8,
  spread: 0.3,
  quietShare: 0.9,
}

describe('segmentOf, default thresholds', () => {
  const cases: readonly [change: Partial<SegmentEvidence>, code: string, why: string][] = [
    [{}, 'regular-on-time', 'a steady customer inside his cycle'],
    [{ silenceDays: 30 }, 'regular-on-time', 'the last day of the cycle'],
    [{ silenceDays: 31 }, 'regular-late', 'the first day after it'],
    [{ alive: 0.6 }, 'regular-on-time', 'exactly alive enough'],
    [{ alive: 0.599 }, 'periodic-irregular', 'just not alive enough for a regular'],
    [{ alive: 0.4 }, 'periodic-irregular', 'exactly alive enough not to be lost'],
    [{ alive: 0.399 }, 'lost-silent', 'just lost'],
    [{ nearProbability: 0.25 }, 'regular-on-time', 'exactly likely enough'],
    [{ nearProbability: 0.249 }, 'periodic-irregular', 'not likely enough to come soon'],
    [{ spread: 0.75 }, 'regular-on-time', 'exactly steady enough'],
    [{ spread: 0.76, nearProbability: 0.499 }, 'periodic-irregular', 'too uneven'],
    [{ spread: 0.76, nearProbability: 0.5 }, 'regular-on-time', 'uneven, but as likely as not to come soon'],
    [{ spread: 1.1, nearProbability: 0.19 }, 'lost-irregular', 'follows no cycle'],
    [{ spread: 1.1, nearProbability: 0.2 }, 'periodic-irregular', 'no cycle, but comes soon anyway'],
    [{ spread: 1.1, nearProbability: 0.19, purchases: 3 }, 'periodic-irregular', 'two gaps cannot show that there is no cycle'],
    [{ alive: 0.5, silenceDays: 50 }, 'periodic-late', 'steady, but late'],
    [{ purchases: 3 }, 'regular-on-time', 'two gaps show a rhythm'],
    [{ purchases: 2 }, 'periodic-few', 'one gap shows none'],
    [{ purchases: 2, alive: 0.2 }, 'lost-silent', 'one gap, long silent'],
    [{ purchases: 1, quietShare: 0.5 }, 'new-not-yet-due', 'half of those who return are still to come'],
    [{ purchases: 1, quietShare: 0.49 }, 'one-timer-overdue', 'more than half would have come by now'],
    [{ purchases: 1, quietShare: 0.49, alive: 0.01 }, 'one-timer-overdue', 'a single purchase is never lost'],
  ]
  for (const [change, code, why] of cases) test(`${code}: ${why}`, () => expect(segmentOf({ ...steady, ...change }).reason.code).toBe(code))

  test('every reason belongs to one segment', () => {
    for (const code of REASON_CODES) expect(code.startsWith(segmentOfCode(code))).toBe(true)
  })

  test('the reason carries whole days', () => {
    expect(segmentOf({ ...steady, cycleDays: 29.6, silenceDays: 44 }).reason.data).toEqual({
      purchases: 5,
      cycleDays: 30,
      silenceDays: 44,
      lateDays: 14,
      alive: 0.9,
    })
  })

  test('a history without purchases or from the future is a bug', () => {
    expect(() => segmentOf({ ...steady, purchases: 0 })).toThrow(/without purchases/)
    expect(() => segmentOf({ ...steady, silenceDays: -1 })).toThrow(/future/)
  })

  describe('gives way to the segment of the day before, so that nobody moves to and fro', () => {
    const border: readonly [change: Partial<SegmentEvidence>, previous: Standing | null, segment: Standing, why: string][] = [
      [{ alive: 0.37 }, 'periodic', 'periodic', 'not lost yet'],
      [{ alive: 0.37 }, 'lost', 'lost', 'still lost'],
      [{ alive: 0.43 }, 'lost', 'lost', 'not back yet'],
      [{ alive: 0.43 }, 'periodic', 'periodic', 'still there'],
      [{ alive: 0.34 }, 'periodic', 'lost', 'beyond the border'],
      [{ alive: 0.46, spread: 0.9, nearProbability: 0.2 }, 'lost', 'periodic', 'back for good'],
      [{ alive: 0.57 }, 'regular', 'regular', 'stays regular'],
      [{ alive: 0.63 }, 'periodic', 'periodic', 'not regular yet'],
      [{ alive: 0.66 }, 'periodic', 'regular', 'regular for good'],
      [{ purchases: 1, quietShare: 0.47 }, 'new', 'new', 'still new'],
      [{ purchases: 1, quietShare: 0.52 }, 'one-timer', 'one-timer', 'not new again'],
      [{ purchases: 2, alive: 0.32 }, 'one-timer', 'lost', 'a second purchase is a fact: the plain threshold holds'],
      [{ alive: 0.41 }, null, 'periodic', 'without a day before, the plain threshold holds'],
    ]
    for (const [change, previous, segment, why] of border)
      test(`${previous ?? 'nothing'} → ${segment}: ${why}`, () =>
        expect(segmentOf({ ...steady, ...change }, DEFAULT_POLICY, previous).segment).toBe(segment))
  })

  test("the owner's thresholds are used", () => {
    expect(segmentOf(steady, { ...DEFAULT_POLICY, aliveRegularMin: 0.95 }).segment).toBe('periodic')
  })
})
