import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { type NearReward, nearReward, type RewardStanding } from './near-reward.ts'
import type { ProgramTerms, RewardProgram } from './reward-program.ts'

const TODAY = day('2026-10-12')
const program = (terms: ProgramTerms): RewardProgram => ({
  programId: id<'program'>('00000000-0000-7000-8000-000000000001'),
  terms,
  fromDay: day('2026-01-01'),
  toDay: null,
})
const stamps = (paidPerFree: number) => program({ kind: 'stamps', paidPerFree, groupName: null })
const tiers = program({
  kind: 'tiers',
  steps: [
    { fromMinor: minor(0), share: 0.05 },
    { fromMinor: minor(1_000_000), share: 0.1 },
  ],
  windowDays: null,
  neverLower: true,
  issueFromMinor: minor(0),
})
const spent = (days: readonly number[], freeTaken = 0): RewardStanding => ({
  visits: days.map((_, n) => ({ day: addDays(TODAY, n - days.length), stamps: 1 })),
  freeTaken,
  turnovers: days.map((sum, n) => ({ day: addDays(TODAY, n - days.length), minor: minor(sum) })),
  largestMinor: minor(Math.max(0, ...days)),
})
const visits = (count: number, freeTaken = 0) =>
  spent(
    Array.from({ length: count }, () => 100_000),
    freeTaken,
  )

describe('what he is close to', () => {
  const cases: [programs: readonly RewardProgram[], standing: RewardStanding, near: NearReward | null, why: string][] = [
    [[stamps(10)], visits(7), null, 'three stamps are far'],
    [[stamps(10)], visits(8), { kind: 'stamps-left', left: 2 }, 'two are close'],
    [[stamps(10)], visits(9), { kind: 'stamps-left', left: 1 }, 'one'],
    [[stamps(10)], visits(10), { kind: 'free-waits' }, 'the card is full'],
    [[stamps(10)], visits(10, 1), null, 'he has taken it'],
    [[stamps(10)], visits(9, 1), null, 'one is owed: no promise'],
    [[stamps(5)], visits(3), null, 'of five two are far'],
    [[stamps(5)], visits(4), { kind: 'stamps-left', left: 1 }, 'one is close'],
    [[stamps(1)], visits(0), null, 'an empty card is no progress'],
    [[], visits(9), null, 'no programme'],
    [[tiers], spent([400_000, 400_000]), { kind: 'next-step', missingMinor: minor(200_000), share: 0.1 }, 'half of his usual sum'],
    [[tiers], spent([500_000, 100_000, 200_000]), { kind: 'next-step', missingMinor: minor(200_000), share: 0.1 }, 'just his usual sum'],
    [[tiers], spent([500_000, 100_000, 199_999]), null, 'a kopeck more than it'],
    [[tiers], spent([1_000_000]), null, 'the highest step'],
    [[tiers], spent([]), null, 'who has bought nothing is close to nothing'],
    [[stamps(10), tiers], spent([...Array.from({ length: 8 }, () => 1), 900_000]), { kind: 'stamps-left', left: 1 }, 'the stamp first'],
  ]
  test.each(cases)('%#', (programs, standing, near) => {
    expect(nearReward(programs, standing, TODAY)).toEqual(near)
  })
})
