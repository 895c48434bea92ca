import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { day, dayNumber } from '../../kernel/day.ts'
import { understandings } from './customer-understanding.ts'
import { learnBusiness } from './learn-business.ts'
import { measurePull, type PlannedReturn, withoutPull } from './pulled-forward.ts'
import { type PurchaseLog, purchaseLog } from './purchase-log.ts'

const first = dayNumber(day('2023-01-01'))

function logOf(days: readonly (readonly number[])[]): PurchaseLog {
  const rows = days.flatMap((own, key) => own.map(at => ({ key, at })))
  return purchaseLog({
    ids: days.map((_, n) => `c${String(n).padStart(4, '0')}`),
    keys: Int32Array.from(rows, row => row.key),
    days: Int32Array.from(rows, row => row.at),
    amounts: new Float64Array(rows.length).fill(100),
  })
}

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
  const random = seededRandom(11)
  const truth = Array.from({ length: 80 }, () => 40 * Math.exp(random.normal(0, 0.3)))
  const gapOf = (n: number): number => Math.max(3, Math.round((truth[n] ?? 40) * Math.exp(random.normal(0, 0.2))))
  const days = truth.map((_, n) => {
    const own = [first + random.whole(0, 40)]
    while ((own.at(-1) ?? 0) < first + 365) own.push((own.at(-1) ?? 0) + gapOf(n))
    return own
  })
  const next = days.map(own => own.pop() ?? first)
  const plans: PlannedReturn[] = []
  const model = learnBusiness(logOf(days), { untilDay: first + 364, knowledge: { trade: 'other' }, windowDays: 28 })
  const learnt = (today: number): readonly number[] => {
    const bare = logOf(days)
    const log = corrects ? withoutPull(bare, plans, measurePull(bare, plans, today).pull) : bare
    return Array.from(understandings(log, { ...model, untilDay: today }, { asOf: day('2026-01-01') }), one => one.cycleDays)
  }
  let cycles: readonly number[] = []
  for (let today = first + 365; today < first + 1095; today += 1) {
    if ((today - first - 365) % 45 === 0) cycles = learnt(today)
    for (let n = 0; n < truth.length; n += 1) {
      const anchorDay = days[n]?.at(-1) ?? 0
      const dueDay = anchorDay + Math.round(cycles[n] ?? 40)
      if (today === next[n]) {
        days[n]?.push(today)
        next[n] = today + gapOf(n)
      } else if (today === dueDay - 7) {
        const heldOut = random.chance(0.1)
        plans.push({
          customerId: `c${String(n).padStart(4, '0')}`,
          anchorDay,
          fromDay: today,
          dueDay,
          heldOut,
          sentDay: heldOut ? null : today,
        })
        if (!heldOut && (next[n] ?? 0) < today + 21 && random.chance(pullShare)) next[n] = today + 1
      }
    }
  }
  const end = learnt(first + 1095)
  return Math.exp(end.reduce((sum, cycle, n) => sum + Math.log(cycle / (truth[n] ?? 40)), 0) / end.length) - 1
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
