import { describe, expect, test } from 'vitest'
import { isSettled, REVIVABLE } from './customer-plan.ts'

describe('planning leaves alone what was made or taken back by people', () => {
  const cases: [state: Parameters<typeof isSettled>[0]['state'], reason: string | null, settled: boolean, why: string][] = [
    ['planned', null, false, 'what is planned may move'],
    ['handed', null, true, 'what has left'],
    ['cancelled', 'bought', false, 'what planning took back comes back when the reason is gone'],
    ['cancelled', 'complaint', false, 'a complaint that was settled'],
    ['cancelled', 'dismissed', true, '"not this one" stays away'],
    ['cancelled', null, true, 'taken back without a reason'],
  ]
  for (const [state, stateReason, settled, why] of cases) test(why, () => expect(isSettled({ state, stateReason })).toBe(settled))
})

test('what planning itself took back comes back; what people took back does not', () => {
  expect(REVIVABLE).toContain('bought')
  expect(REVIVABLE).not.toContain('dismissed')
})
