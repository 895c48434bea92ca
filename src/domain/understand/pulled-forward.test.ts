import { describe, expect, test } from 'vitest'
import { cycleBias, FIRST_DAY, logOf } from '../../../test/understand/contacted-shop.ts'
import type { BusinessModel } from './business-model.ts'
import { learnBusiness } from './learn-business.ts'
import { measurePull, type PlannedReturn, withoutPull } from './pulled-forward.ts'
import type { PurchaseLog } from './purchase-log.ts'

/** Anchor on day 0, planned for day 40, contacted from day 33 on; the customers of a group come on these days. */
function planned(customer: number, heldOut: boolean, sentDay: number | null = 33): PlannedReturn {
  return {
    customerId: `c${String(customer).padStart(4, '0')}`,
    anchorDay: 0,
    fromDay: 33,
    dueDay: 40,
    heldOut,
    sentDay: heldOut ? null : sentDay,
  }
}

describe('by how much contacts bring purchases forward', () => {
  const shop = (contacted: number, heldOut: number): PurchaseLog =>
    logOf(Array.from({ length: 40 }, (_, n) => [0, (n < 20 ? contacted : heldOut) + (n % 5)]))
  const plans = Array.from({ length: 40 }, (_, n) => planned(n, n >= 20))

  test('the difference from the hold-out, a little held back, and only when it is there', () => {
    const found = measurePull(shop(34, 42), plans, 100)
    expect(found.difference).toBeCloseTo(Math.log(44 / 36), 2)
    expect(found.pull).toBeGreaterThan(0.9 * (found.difference ?? 0))
    expect(found.pull).toBeLessThan(found.difference ?? 0)
    expect([found.contacted, found.heldOut]).toEqual([20, 20])
  })

  const none: readonly [why: string, log: PurchaseLog, plans: readonly PlannedReturn[], until: number][] = [
    ['both come alike', shop(40, 40), plans, 100],
    ['the contacted come later', shop(44, 36), plans, 100],
    ['there is no hold-out', shop(34, 42), plans.filter(one => !one.heldOut), 100],
    ['the hold-out has four customers', shop(34, 42), plans.slice(0, 24), 100],
    ['two cycles have not passed yet', shop(34, 42), plans, 79],
    ['nothing went out', shop(34, 42), Array.from({ length: 40 }, (_, n) => planned(n, n >= 20, null)), 100],
    ['they came before anybody was contacted', shop(20, 26), plans, 100],
  ]
  test.each(none)('nothing while %s', (_, log, of, until) => {
    const { pull } = measurePull(log, of, until)
    expect(pull).toBe(0)
    expect(withoutPull(log, of, pull)).toBe(log)
  })

  test('where half of the contacts went out, those who got one were pulled twice as far', () => {
    const half = Array.from({ length: 40 }, (_, n) => planned(n, n >= 20, n % 2 === 0 ? 33 : null))
    expect(measurePull(shop(34, 42), half, 100).pull).toBeCloseTo(2 * measurePull(shop(34, 42), plans, 100).pull, 9)
  })

  test('only a gap that ended after a contact is longer than it was', () => {
    const log = logOf([
      [0, 30, 70],
      [0, 35],
      [0, 35],
      [0, 90],
    ])
    const stretched = withoutPull(log, [planned(0, false), planned(1, false), planned(2, true), planned(3, false)], Math.log(1.2))
    expect(Array.from(stretched.stretches ?? [], one => Math.round(one * 10) / 10)).toEqual([1, 1, 1, 1, 1.2, 1, 1, 1, 1])
  })
})

/**
 * Two years of contacts a week before the expected day: three of four customers who would come within three weeks come at once.
 * (The rhythm of the business is learnt once, before them; bench/pulled-forward.ts learns it again every six weeks.)
 */
function yearsOfContacts(corrects: boolean, pullShare = 0.75): number {
  const learner = (before: PurchaseLog) => {
    const model = learnBusiness(before, { untilDay: FIRST_DAY + 364, knowledge: { trade: 'other' }, windowDays: 28 })
    return (_: PurchaseLog, today: number): BusinessModel => ({ ...model, untilDay: today })
  }
  return cycleBias({ customers: 80, seed: 11, pullShare, corrects, learner })
}

describe('a shop whose messages bring purchases forward, for two years', () => {
  test('without the hold-out it would learn from its own messages that cycles are a tenth shorter; with it, that they are not', () => {
    const [naive, corrected] = [yearsOfContacts(false), yearsOfContacts(true)]
    expect(naive).toBeLessThan(-0.07)
    expect(Math.abs(corrected)).toBeLessThan(0.04)
  })

  test('messages that change nothing are not corrected for', () => {
    expect(Math.abs(yearsOfContacts(true, 0))).toBeLessThan(0.04)
  })
})
