import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../collect/business.ts'
import type { LadderPlan } from '../collect/plan-settings.ts'
import { defaultLadder, ladderFault, ladderOf } from './ladders.ts'

const policy = DEFAULT_POLICY

describe('the default strategy of each segment', () => {
  test('regulars are thanked and asked for a recommendation, not discounted', () =>
    expect(defaultLadder('regular', policy)).toMatchObject({
      softDays: 14,
      productDays: 5,
      offerDays: 0,
      benefit: 'thanks',
      asksReferral: true,
    }))
  test('periodic customers get the full ladder with special terms', () =>
    expect(defaultLadder('periodic', policy)).toMatchObject({ softDays: 14, productDays: 5, offerDays: 0, benefit: 'terms' }))
  test('somebody new is welcomed', () => expect(defaultLadder('new', policy).welcomeDays).toBe(2))
  test('a win-back is tried three times, a second purchase twice', () =>
    expect([defaultLadder('lost', policy).tries, defaultLadder('one-timer', policy).tries]).toEqual([3, 2]))
})

test("the owner's change for all groups, and on top of it the one for a group", () => {
  const book = [
    { segment: 'regular', groupId: null, plan: { softDays: 20 } },
    { segment: 'regular', groupId: 'g', plan: { productDays: 3 } },
  ] as const
  expect(ladderOf({ policy, book }, { segment: 'regular' })).toMatchObject({ softDays: 20, productDays: 5 })
  expect(ladderOf({ policy, book }, { segment: 'regular', groupId: 'g' })).toMatchObject({ softDays: 20, productDays: 3 })
  expect(ladderOf({ policy, book }, { segment: 'periodic', groupId: 'g' })).toMatchObject({ softDays: 14, productDays: 5 })
})

describe('what cannot be saved', () => {
  const plan = defaultLadder('periodic', policy)
  const cases: [change: Partial<LadderPlan>, fault: ReturnType<typeof ladderFault>, why: string][] = [
    [{}, null, 'the default'],
    [{ softDays: null, productDays: null }, null, 'the offer alone'],
    [{ productDays: 14 }, 'out-of-order', 'the product word on the day of the soft one'],
    [{ productDays: 13 }, null, 'a day later'],
    [{ softDays: 60 }, null, 'sixty days ahead'],
    [{ softDays: 61 }, 'too-early', 'one more'],
    [{ offerDays: -1 }, 'bad-number', 'an offer after the day'],
    [{ tries: 5 }, null, 'five tries'],
    [{ tries: 6 }, 'too-many-tries', 'six'],
    [{ softDays: 14.5 }, 'bad-number', 'half a day'],
    [{ paceDays: 0 }, 'bad-number', 'two contacts on one day'],
  ]
  for (const [change, fault, why] of cases) test(why, () => expect(ladderFault({ ...plan, ...change })).toBe(fault))
})
