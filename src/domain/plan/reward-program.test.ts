import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { pointsFor, type PointsTerms, type RewardProgram, runningOn, termsOn } from './reward-program.ts'

const terms: PointsTerms = { kind: 'points', earnShare: 0.05, pointMinor: minor(100), holdDays: 14, lifeDays: 365 }

test.each([
  ['5 % of 1000 roubles is 50 points', 1000_00, 50],
  ['halves are not earned', 19_99, 0],
  ['exactly one', 20_00, 1],
  ['a share that floating point cannot hold', 60_00, 3],
  ['a gift earns nothing', 0, 0],
])('%s', (_, paid, points) => expect(pointsFor(terms, minor(paid))).toBe(points))

const program: RewardProgram = {
  programId: id<'program'>('00000000-0000-7000-8000-000000000001'),
  terms,
  fromDay: day('2026-03-01'),
  toDay: day('2026-04-01'),
}
test.each([
  ['the day before', '2026-02-28', false],
  ['its first day', '2026-03-01', true],
  ['its last day', '2026-03-31', true],
  ['the day the next rule begins', '2026-04-01', false],
])('%s', (_, on, runs) => expect(runningOn(program, day(on))).toBe(runs))

const richer: RewardProgram = { ...program, terms: { ...terms, earnShare: 0.1 }, fromDay: day('2026-04-01'), toDay: null }
test.each([
  ['before the first rule', 'points', '2026-02-28', undefined],
  ['under the first rule', 'points', '2026-03-31', terms],
  ['on the day of the next rule', 'points', '2026-04-01', richer.terms],
  ['a programme nobody runs', 'stamps', '2026-03-31', undefined],
] as const)('the rules that hold: %s', (_, kind, on, held) => expect(termsOn([program, richer], kind, day(on))).toEqual(held))
