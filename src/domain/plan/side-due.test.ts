import { describe, expect, test } from 'vitest'
import { RULES, understanding, ZONE } from '../../../test/plan/facts.ts'
import { day } from '../../kernel/day.ts'
import type { Understanding } from '../understand/understanding.ts'
import { seasonDues, sideDues } from './side-due.ts'

const context = (today: string) => ({ ...RULES, zone: ZONE, today: day(today), stored: [] })
const sides = (today: string, known: Partial<Understanding>, birthday: { month: number; day: number; year: null } | null = null) =>
  sideDues({ understanding: understanding(known), birthday }, context(today)).map(event => `${event.purpose} ${event.dueDay}`)

describe('greetings beside the ladder', () => {
  const leap = { month: 2, day: 29, year: null }
  const cases: [today: string, known: Partial<Understanding>, birthday: typeof leap | null, expected: string[], why: string][] = [
    ['2026-10-14', { segment: 'new', purchases: 1 }, null, ['welcome 2026-10-14'], 'two days after the first purchase he is welcomed'],
    ['2026-10-19', { segment: 'new', purchases: 1 }, null, ['welcome 2026-10-14'], 'the last day on which that is welcome'],
    ['2026-10-20', { segment: 'new', purchases: 1 }, null, [], 'a day later it is stale'],
    ['2026-10-13', { purchases: 5 }, null, ['thanks 2026-10-15'], 'C72 after the fifth visit a regular is asked for a recommendation'],
    ['2026-10-13', { purchases: 6 }, null, [], 'not after each'],
    ['2026-10-13', { purchases: 5, segment: 'periodic' }, null, [], 'nor is somebody who comes now and then'],
    ['2027-02-01', { purchases: 6 }, leap, ['birthday 2027-02-28'], 'E27 born on the 29th of February'],
    ['2027-03-02', { purchases: 6 }, leap, ['birthday 2027-02-28'], 'two days late it is still kind'],
    ['2027-03-03', { purchases: 6 }, leap, ['birthday 2028-02-29'], 'three days late it is next year'],
  ]
  for (const [today, known, birthday, expected, why] of cases) test(why, () => expect(sides(today, known, birthday)).toEqual(expected))
})

describe('the season asks who is silent', () => {
  const season = {
    seasonId: 't',
    name: 'Осень',
    groupId: 'g',
    from: { month: 10, day: 1 },
    to: { month: 11, day: 1 },
    moves: [],
    regions: [],
  }
  const asked = (groups: string[], anchor: string) =>
    seasonDues(understanding({ anchorDay: day(anchor) }), new Set(groups), { ...context('2026-09-20'), seasons: [season] }).map(event =>
      event.rungs.map(rung => rung.day),
    )
  test('of the group it is about, once: product and offer', () =>
    expect(asked(['g'], '2025-10-12')).toEqual([['2026-10-01', '2026-10-08']]))
  test('not of another group', () => expect(asked([], '2025-10-12')).toEqual([]))
  test('not after three years of silence', () =>
    expect([asked(['g'], '2023-09-21').length, asked(['g'], '2023-09-20').length]).toEqual([1, 0]))
})
