import { describe, expect, test } from 'vitest'
import { dayClock, WEEKS } from './day-clock.ts'
import { gapOnClock, gapSample, silenceOnClock } from './gap-sample.ts'
import { countsUntil, purchaseLog } from './purchase-log.ts'

const log = purchaseLog({
  ids: ['a', 'b'],
  keys: Int32Array.of(0, 0, 0, 1),
  days: Int32Array.of(100, 110, 140, 105),
  amounts: new Float64Array(4),
})

describe('gaps and silences', () => {
  test('only purchases up to the cut-off are seen', () => {
    const past = { log, counts: countsUntil(log, 120), cutoffDay: 120 }
    const sample = gapSample(past, { keys: Int32Array.of(0, 1), clock: dayClock({ from: 100, to: 200 }) })
    expect([...sample.starts]).toEqual([0, 1, 1])
    expect([...sample.gaps]).toEqual([10])
    expect([...sample.silences]).toEqual([10.5, 15.5])
  })

  test('equal customers who bought once are counted, not repeated', () => {
    const twins = purchaseLog({
      ids: ['a', 'b', 'c'],
      keys: Int32Array.of(0, 1, 2, 2),
      days: Int32Array.of(5, 5, 5, 9),
      amounts: new Float64Array(4),
    })
    const sample = gapSample(
      { log: twins, counts: countsUntil(twins, 20), cutoffDay: 20 },
      { keys: Int32Array.of(0, 1, 2), clock: dayClock({ from: 0, to: 30 }) },
    )
    expect([[...sample.starts], [...sample.silences], [...sample.weights]]).toEqual([
      [0, 1, 1],
      [11.5, 15.5],
      [1, 2],
    ])
  })

  test('in the dead season a gap is short, but never nothing', () => {
    const clock = dayClock(
      { from: 0, to: 400 },
      Array.from({ length: WEEKS }, () => 0.1),
    )
    expect(gapOnClock(clock, { from: 10, to: 11 })).toBe(0.3)
    expect(gapOnClock(clock, { from: 10, to: 110 })).toBeCloseTo(10, 9)
    expect(silenceOnClock(clock, { from: 10, to: 11 })).toBeCloseTo(0.6, 9)
  })
})
