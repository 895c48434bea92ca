/** The bucket at its edges. */
import { describe, expect, test } from 'vitest'
import { addMs, instant } from '../kernel/instant.ts'
import { Throttle } from './throttle.ts'

const start = instant('2026-03-10T10:00:00Z')

describe('three at once, then one in ten seconds', () => {
  const cases: readonly [atMs: readonly number[], expected: readonly ('ok' | number)[], why: string][] = [
    [[0, 0, 0], ['ok', 'ok', 'ok'], 'the burst'],
    [[0, 0, 0, 0], ['ok', 'ok', 'ok', 10], 'one more must wait for a whole token'],
    [[0, 0, 0, 9_999], ['ok', 'ok', 'ok', 1], 'a millisecond too early'],
    [[0, 0, 0, 10_000], ['ok', 'ok', 'ok', 'ok'], 'just in time'],
    [[0, 0, 0, 0, 0, 10_000], ['ok', 'ok', 'ok', 10, 10, 'ok'], 'refused attempts cost nothing'],
    [
      [0, 0, 0, 3_600_000, 3_600_000, 3_600_000, 3_600_000],
      ['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 10],
      'an hour fills the bucket and not more',
    ],
    [[60_000, 0, 0, 0], ['ok', 'ok', 'ok', 10], 'a clock that jumps back locks nobody out for longer'],
  ]
  test.each(cases)('%j → %j: %s', (atMs, expected) => {
    const throttle = new Throttle({ burst: 3, refillMs: 10_000 })
    const verdicts = atMs.map(ms => throttle.attempt('anna', addMs(start, ms)))
    expect(verdicts.map(verdict => (verdict === 'ok' ? 'ok' : verdict.waitSeconds))).toEqual(expected)
  })

  test('names do not share, and a success forgives', () => {
    const throttle = new Throttle({ burst: 1, refillMs: 10_000 })
    expect([throttle.attempt('anna', start), throttle.attempt('boris', start)]).toEqual(['ok', 'ok'])
    throttle.forgive('anna')
    expect(throttle.attempt('anna', start)).toBe('ok')
    expect(throttle.attempt('boris', start)).toEqual({ waitSeconds: 10 })
  })

  test('strangers cannot fill the memory: the longest unused name is forgotten', () => {
    const throttle = new Throttle({ burst: 1, refillMs: 10_000 })
    for (let i = 0; i <= 20_000; i += 1) throttle.attempt(`stranger ${i}`, start)
    expect(throttle.attempt('stranger 0', start)).toBe('ok')
    expect(throttle.attempt('stranger 20000', start)).not.toBe('ok')
  })
})
