import { describe, expect, test } from 'vitest'
import { RULES, understanding, ZONE } from '../../../test/plan/facts.ts'
import { day } from '../../kernel/day.ts'
import { groupDues, isRhythmOfWhole } from './group-due.ts'

const group = (cycleDays: number, anchor = '2026-10-12') => ({
  groupId: `g${cycleDays}`,
  name: 'Кофе',
  anchorDay: day(anchor),
  cycleDays,
  purchases: 3,
})
const known = understanding()

describe('the rhythm of the whole', () => {
  const cases: [cycleDays: number, anchor: string, expected: boolean, why: string][] = [
    [42, '2026-10-12', true, 'the same cycle'],
    [56, '2026-10-12', true, 'a third longer'],
    [57, '2026-10-12', false, 'more than that'],
    [42, '2026-10-11', false, 'the last purchase was without it'],
  ]
  for (const [cycleDays, anchor, expected, why] of cases)
    test(why, () => expect(isRhythmOfWhole(group(cycleDays, anchor), known)).toBe(expected))
})

test('a three-day coffee and a yearly hotel in one business: each ladder in its own days', () => {
  const context = { ...RULES, zone: ZONE, today: day('2026-10-13'), stored: [] }
  const dues = groupDues([group(3), group(365, '2025-11-20')], { understanding: known, context })
  const days = dues.map(event => event.rungs.map(rung => `${rung.rung} ${rung.day}`))
  expect(days).toEqual([
    ['product 2026-10-14', 'offer 2026-10-15'],
    ['soft 2026-09-24', 'product 2026-10-31', 'offer 2026-11-20'],
  ])
})
