import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { newcombeInterval, shareValue, wilsonInterval } from './proportion.ts'

describe('Wilson’s interval against the table of Newcombe (1998, part one, method 3)', () => {
  test.each([
    ['81 of 263', 81, 263, 0.2553, 0.3662],
    ['15 of 148', 15, 148, 0.0624, 0.1605],
    ['none of 20', 0, 20, 0, 0.1611],
    ['1 of 29', 1, 29, 0.0061, 0.1718],
  ])('%s', (_, numerator, denominator, low, high) => {
    const interval = wilsonInterval({ numerator, denominator })
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test('all of 20 mirrors none of 20', () => {
    const [all, none] = [wilsonInterval({ numerator: 20, denominator: 20 }), wilsonInterval({ numerator: 0, denominator: 20 })]
    expect(all.high).toBe(1)
    expect(all.low).toBeCloseTo(1 - none.high, 12)
  })
})

describe('the difference of shares against the table of Newcombe (1998, part two, method 10)', () => {
  test.each([
    ['56/70 − 48/80', [56, 70], [48, 80], 0.0524, 0.3339],
    ['9/10 − 3/10', [9, 10], [3, 10], 0.1705, 0.809],
    ['6/7 − 2/7', [6, 7], [2, 7], 0.0582, 0.8062],
    ['5/56 − 0/29', [5, 56], [0, 29], -0.0381, 0.1926],
    ['0/10 − 0/20', [0, 10], [0, 20], -0.1611, 0.2775],
    ['0/10 − 0/10', [0, 10], [0, 10], -0.2775, 0.2775],
    ['10/10 − 0/20', [10, 10], [0, 20], 0.6791, 1],
    ['10/10 − 0/10', [10, 10], [0, 10], 0.6075, 1],
  ] as const)('%s', (_, [a, m], [b, n], low, high) => {
    const interval = newcombeInterval({ first: { numerator: a, denominator: m }, second: { numerator: b, denominator: n } })
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })
})

test('no observations have no share', () => {
  expect(shareValue({ numerator: 0, denominator: 0 })).toBeUndefined()
  expect(shareValue({ numerator: 1, denominator: 4 })).toBe(0.25)
})

test('the interval of the difference covers the truth about 95 times in 100, at the sizes of a small shop', () => {
  const random = seededRandom(20)
  const draw = (size: number, share: number): number => Array.from({ length: size }, () => random.chance(share)).filter(Boolean).length
  let covered = 0
  const rounds = 4000
  for (let i = 0; i < rounds; i += 1) {
    const { low, high } = newcombeInterval({
      first: { numerator: draw(180, 0.42), denominator: 180 },
      second: { numerator: draw(20, 0.3), denominator: 20 },
    })
    if (low <= 0.12 && high >= 0.12) covered += 1
  }
  expect(covered / rounds).toBeGreaterThan(0.935)
  expect(covered / rounds).toBeLessThan(0.97)
})
