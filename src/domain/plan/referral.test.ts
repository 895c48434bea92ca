import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { referralRefusal, referralStanding, type ReferralTies } from './referral.ts'

const none: ReferralTies = { isSelf: false, sharesContact: false, hasBoughtBefore: false, hasReferrer: false, isCircular: false }

describe('E57 who brings no reward', () => {
  const cases: [ties: Partial<ReferralTies>, expected: ReturnType<typeof referralRefusal>][] = [
    [{}, null],
    [{ isSelf: true, sharesContact: true }, 'self'],
    [{ sharesContact: true }, 'same-contact'],
    [{ hasBoughtBefore: true }, 'existing-customer'],
    [{ hasReferrer: true }, 'second-referrer'],
    [{ isCircular: true }, 'circular'],
  ]
  for (const [ties, expected] of cases) test(String(expected), () => expect(referralRefusal({ ...none, ...ties })).toBe(expected))
})

describe('E57 the reward is pending until the time of returns is over', () => {
  const first = { day: day('2026-11-01'), isUndone: false }
  const cases: [order: typeof first | null, today: string, expected: string, why: string][] = [
    [null, '2026-12-01', 'waits-for-order', 'brought, and has not bought yet'],
    [first, '2026-11-01', 'pending', 'the day of the order'],
    [first, '2026-11-14', 'pending', 'the last day on which it may come back'],
    [first, '2026-11-15', 'ready', 'the first day after it'],
    [{ ...first, isUndone: true }, '2026-11-15', 'refused', 'the first order was cancelled'],
  ]
  for (const [order, today, expected, why] of cases)
    test(why, () => expect(referralStanding(order, { today: day(today), returnDays: 14 }).kind).toBe(expected))
})
