import { expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { type LapseModel, nextGap, observeGap, startState, survival } from './lapse.ts'
import { expectedPurchases } from './year-purchases.ts'

const MODEL: LapseModel = { m0: Math.log(40), k0: 2, s0: 0.15, v0: 6, a0: 1, b0: 9, eta: 200, xi: 1, d: 0.95 }
const CUSTOMERS = 1500
const YEAR = 365

function customer(gaps: readonly number[], model = MODEL) {
  const state = startState(model)
  for (const gap of gaps) observeGap(state, model, gap)
  return nextGap(state, model)
}

/** The slow and obvious twin: customers who buy by that very law, counted. */
function counted(next: ReturnType<typeof customer>, silence: number): number {
  const random = seededRandom(5)
  /** The gap that is outlived with this chance. */
  const gapOf = (share: number): number => {
    let [low, high] = [Math.log(0.01), Math.log(1e7)]
    for (let i = 0; i < 26; i += 1) {
      const middle = (low + high) / 2
      if (survival(next, Math.exp(middle)) > share) low = middle
      else high = middle
    }
    return Math.exp(low)
  }
  let purchases = 0
  for (let one = 0; one < CUSTOMERS; one += 1) {
    let at = gapOf(random.next() * survival(next, silence)) - silence
    for (; at <= YEAR; at += gapOf(random.next())) purchases += 1
  }
  return purchases / CUSTOMERS
}

test.each([
  { why: 'a regular of a month', gaps: [30, 31, 29, 30, 32], silence: 10.5 },
  { why: 'the same, silent for three cycles', gaps: [30, 31, 29, 30, 32], silence: 90.5 },
  { why: 'one who bought once', gaps: [], silence: 20.5 },
  { why: 'twice a year', gaps: [182, 180, 185], silence: 100.5 },
  { why: 'every five days, many cycles in a year', gaps: [5, 6, 4, 5, 5, 5, 6, 4], silence: 2.5 },
  { why: 'every second day, often gone', gaps: [2, 2, 90, 2, 2, 120, 2], silence: 1.5 },
])('a year of $why is as many purchases as such customers make', ({ gaps, silence }) => {
  const next = customer(gaps)
  const expected = expectedPurchases(next, { silence, ahead: YEAR })
  expect(expected / counted(next, silence)).toBeCloseTo(1, 1)
})

test.each([
  { why: 'time that is nothing brings nothing', ahead: 1e-9, least: 0, most: 1e-6 },
  { why: 'within a day at most a little', ahead: 1, least: 0, most: 0.2 },
])('$why', ({ ahead, least, most }) => {
  const expected = expectedPurchases(customer([30, 30, 30]), { silence: 5.5, ahead })
  expect(expected).toBeGreaterThanOrEqual(least)
  expect(expected).toBeLessThan(most)
})

test('who is gone for certain buys nothing, and a longer time brings no fewer', () => {
  const gone = customer([3, 3, 3, 3, 3, 3], { ...MODEL, xi: 8 })
  expect(expectedPurchases(gone, { silence: 30_000, ahead: YEAR })).toBeLessThan(0.2)
  const next = customer([20, 25, 22])
  const years = [30, 90, 180, 365, 730].map(ahead => expectedPurchases(next, { silence: 3.5, ahead }))
  expect(years).toEqual(years.toSorted((a, b) => a - b))
})
