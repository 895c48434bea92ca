import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY, type Policy } from '../collect/business.ts'
import { addDays, type Day, day, daysBetween } from '../../kernel/day.ts'
import { ladderAround, rungOrder, shortLadder } from './ladder.ts'

const anchorDay = day('2026-01-01')
/** Offsets from the due day, by rung; the cycle is as long as the due day is away. */
function offsets(cycleDays: number, policy: Pick<Policy, 'ladder' | 'caps'> = DEFAULT_POLICY): Record<string, number> {
  const dueDay = addDays(anchorDay, cycleDays)
  const rungs = ladderAround({ anchorDay, dueDay, windowTo: addDays(dueDay, 1), cycleDays }, policy)
  return Object.fromEntries(rungs.map(rung => [rung.rung, daysBetween(dueDay, rung.day)]))
}

describe('the rungs around the due day', () => {
  const cases: [cycleDays: number, expected: Record<string, number>, why: string][] = [
    [90, { soft: -14, product: -5, offer: 0 }, 'the cycle the offsets are written for'],
    [180, { soft: -28, product: -10, offer: 0 }, 'twice the cycle, twice the distance'],
    [365, { soft: -57, product: -20, offer: 0 }, 'a yearly hotel guest plans weeks ahead'],
    [45, { soft: -7, product: -3, offer: 0 }, 'half the cycle: 2.5 days are rounded up, and three in eight days keep two in seven'],
    [42, { soft: -7, product: -2, offer: 0 }, 'scaled to 6.5 days: rounded to 7'],
    [30, { soft: -7, product: -2, offer: 0 }, 'scaled to 5: moved ahead, because three in six days would break the weekly cap'],
    [9, { soft: -7, product: -1, offer: 0 }, 'the shortest cycles still hold three'],
    [8, { soft: -7, product: -1, offer: 0 }, 'the soft word on the day after the purchase'],
    [7, { product: -1, offer: 0 }, 'no day is left for a third within the weekly cap'],
    [3, { product: -1, offer: 0 }, 'coffee every three days'],
    [2, { product: -1, offer: 0 }, 'the day after the purchase and the due day'],
    [1, { offer: 0 }, 'only the direct offer is left'],
  ]
  for (const [cycleDays, expected, why] of cases) test(why, () => expect(offsets(cycleDays)).toEqual(expected))

  test('without a weekly cap three rungs stand a day apart', () => {
    const policy = { ...DEFAULT_POLICY, caps: { perDay: 1, per7Days: 7, per30Days: 30 } }
    expect(offsets(3, policy)).toEqual({ soft: -2, product: -1, offer: 0 })
    expect(offsets(2, policy)).toEqual({ product: -1, offer: 0 })
  })

  test('a due day that is not the cycle away still leaves the offer after the purchase', () => {
    const rungs = ladderAround({ anchorDay, dueDay: anchorDay, windowTo: anchorDay, cycleDays: 90 }, DEFAULT_POLICY)
    expect(rungs).toEqual([{ rung: 'offer', day: addDays(anchorDay, 1), lastDay: addDays(anchorDay, 1) }])
  })
})

test('for every cycle and cap: the offer is there, a day between rungs, the caps hold, and validity has no gap', () => {
  for (let cycleDays = 1; cycleDays <= 400; cycleDays += 1) {
    for (const per7Days of [1, 2, 3]) {
      const policy = { ...DEFAULT_POLICY, caps: { perDay: 1, per7Days, per30Days: 4 } }
      const dueDay = addDays(anchorDay, cycleDays)
      const windowTo = addDays(dueDay, Math.min(14, Math.max(1, Math.round(cycleDays * 0.15))))
      const rungs = ladderAround({ anchorDay, dueDay, windowTo, cycleDays }, policy)
      expect(rungs.at(-1)).toMatchObject({ rung: 'offer', day: dueDay, lastDay: windowTo })
      const dayOf = (at: number): Day => rungs[at]?.day ?? anchorDay
      for (let i = 0; i < rungs.length; i += 1) {
        expect(dayOf(i) > anchorDay).toBe(true)
        if (i + 1 < rungs.length) expect(addDays(rungs[i]?.lastDay ?? anchorDay, 1)).toBe(dayOf(i + 1))
        expect(rungs.filter(other => other.day >= dayOf(i) && daysBetween(dayOf(i), other.day) < 7).length).toBeLessThanOrEqual(per7Days)
      }
    }
  }
})

test('a short ladder is a word about the product and one offer, then an end', () => {
  expect(shortLadder({ firstDay: day('2026-03-01'), paceDays: 7 })).toEqual([
    { rung: 'product', day: '2026-03-01', lastDay: '2026-03-07' },
    { rung: 'offer', day: '2026-03-08', lastDay: '2026-03-15' },
  ])
})

test('rungs stand in the order from afar to the point', () => {
  expect(rungOrder('soft') < rungOrder('product') && rungOrder('product') < rungOrder('offer')).toBe(true)
})
