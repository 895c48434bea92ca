import { describe, expect, test } from 'vitest'
import { assert } from '../../kernel/assert.ts'
import { dayFromNumber } from '../../kernel/day.ts'
import { templateModel } from './business-model.ts'
import { explainCycle, EXPLAINED_GAPS_MAX } from './cycle-explanation.ts'
import { understandings } from './customer-understanding.ts'
import { purchaseLog } from './purchase-log.ts'

function explained(days: readonly number[], today: number) {
  const model = { ...templateModel({ trade: 'other' }), untilDay: today }
  const log = purchaseLog({
    ids: ['a'],
    keys: new Int32Array(days.length),
    days: Int32Array.from(days),
    amounts: new Float64Array(days.length),
  })
  const [understanding] = understandings(log, model, { asOf: dayFromNumber(today) })
  assert(understanding !== undefined, 'the customer has bought')
  return explainCycle({ days }, model, understanding)
}

describe('why this date', () => {
  test('the more gaps of his own, the less is borrowed', () => {
    const shares = [[0], [0, 30], [0, 30, 60], [0, 30, 60, 90]].map(days => explained(days, 100).priorShare)
    expect(shares).toEqual([...shares].sort((left, right) => right - left))
    expect(shares[0]).toBe(1)
  })

  test('a year away is told apart from his rhythm and weighs next to nothing', () => {
    const { gaps } = explained([0, 30, 60, 91, 121, 480, 510, 540], 550)
    const away = gaps.find(gap => gap.days === 359)
    expect(away?.regularShare).toBeLessThan(0.3)
    expect(gaps.at(-1)?.regularShare).toBeGreaterThan(0.7)
  })

  test('only the latest gaps are drawn, and how many are left out is said', () => {
    const { gaps, gapsNotShown } = explained(
      Array.from({ length: 40 }, (_, i) => i * 10),
      395,
    )
    expect(gaps).toHaveLength(EXPLAINED_GAPS_MAX)
    expect(gapsNotShown).toBe(39 - EXPLAINED_GAPS_MAX)
  })
})
