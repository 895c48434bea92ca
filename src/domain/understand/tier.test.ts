import { expect, test } from 'vitest'
import { type Day, day } from '../../kernel/day.ts'
import { minor } from '../../kernel/money.ts'
import { type TierRule, tierOn, type Turnover } from './tier.ts'

const steps = [
  { fromMinor: minor(5_000_00), share: 0.05 },
  { fromMinor: minor(20_000_00), share: 0.1 },
  { fromMinor: minor(50_000_00), share: 0.15 },
]
const ever: TierRule = { steps, windowDays: null, neverLower: true }
const yearly: TierRule = { steps, windowDays: 365, neverLower: false }
const bought = (...sales: [string, number][]): Turnover[] => sales.map(([on, roubles]) => ({ day: day(on), minor: minor(roubles * 100) }))
const TODAY: Day = day('2026-11-22')

test.each([
  ['nothing bought: no card yet, and what is missing', ever, bought(), 0, 5_000_00],
  ['one kopeck short of the first step', ever, [{ day: TODAY, minor: minor(4_999_99) }], 0, 1],
  ['exactly the first step', ever, bought(['2026-11-01', 5_000]), 0.05, 15_000_00],
  ['ST8 the highest step has no next', ever, bought(['2020-01-01', 49_999], ['2026-01-01', 1]), 0.15, null],
  ['a year counts only its purchases', yearly, bought(['2025-11-22', 20_000], ['2026-11-01', 6_000]), 0.05, 14_000_00],
  ['the first day of the window still counts', yearly, bought(['2025-11-23', 20_000]), 0.1, 30_000_00],
  [
    'ST8 never lower: the step of a better year is kept',
    { ...yearly, neverLower: true },
    bought(['2024-01-01', 15_000], ['2024-06-01', 6_000], ['2026-11-01', 1_000]),
    0.1,
    49_000_00,
  ],
  [
    'never lower does not add up two years',
    { ...yearly, neverLower: true },
    bought(['2023-01-01', 15_000], ['2024-06-01', 6_000]),
    0.05,
    20_000_00,
  ],
  ['a purchase of tomorrow does not count', ever, bought(['2026-11-23', 60_000]), 0, 5_000_00],
  ['a card for everybody begins at zero', { ...ever, steps: [{ fromMinor: minor(0), share: 0.05 }] }, bought(), 0.05, null],
])('%s', (_, rule, turnovers, share, missing) => {
  const tier = tierOn(rule, turnovers, TODAY)
  expect(tier.share).toBe(share)
  expect(tier.next?.missingMinor ?? null).toBe(missing)
})
