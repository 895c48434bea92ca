import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import type { Preferences } from '../collect/customer.ts'
import {
  chooseContent,
  type ContentItem,
  type ContentReader,
  contentTurn,
  type ContentWish,
  contentWishOf,
  missingMarks,
} from './content.ts'

const item = (itemNo: number, more: Partial<ContentItem> = {}): ContentItem => ({
  itemId: id<'content-item'>(`00000000-0000-8000-8000-${String(itemNo).padStart(12, '0')}`),
  itemNo,
  kind: 'useful',
  title: `№ ${itemNo}`,
  topics: [],
  words: {},
  advertiser: null,
  adToken: null,
  fromDay: day('2026-01-01'),
  toDay: day('2026-12-31'),
  state: 'approved',
  ...more,
})
const reader: ContentReader = { everyDays: 7, kinds: [], interests: [], lastDay: null, lastTurn: null, seen: new Set(), bought: [] }
const today = day('2026-03-16')

describe('the next piece for one reader (ST11)', () => {
  const cases: [who: Partial<ContentReader>, queue: ContentItem[], expected: number | string, why: string][] = [
    [{}, [item(2), item(1)], 1, 'the oldest of the queue'],
    [{ seen: new Set([1]) }, [item(1), item(2)], 2, 'never the same twice'],
    [{ lastDay: day('2026-03-10') }, [item(1)], 'not-yet', 'six days ago: not more often than weekly'],
    [{ lastDay: day('2026-03-09') }, [item(1)], 1, 'seven days ago: not more rarely either'],
    [{ lastDay: day('2026-03-09'), everyDays: 14 }, [item(1)], 'not-yet', 'he asked for every two weeks'],
    [{ interests: ['сад'] }, [item(1, { topics: ['дом'] }), item(2, { topics: ['сад'] })], 2, 'only what interests'],
    [
      { bought: ['дом'] },
      [item(1, { topics: ['сад'] }), item(2, { topics: ['дом'] })],
      2,
      'what he buys interests, until he says otherwise',
    ],
    [{ kinds: ['fun'] }, [item(1), item(2, { kind: 'fun' })], 2, 'he wants fun only'],
    [{}, [item(1, { state: 'draft' })], 'nothing-fits', 'a draft is nobody’s'],
    [{}, [item(1, { toDay: day('2026-03-15') })], 'nothing-fits', 'yesterday’s news'],
    [{}, [item(1, { fromDay: day('2026-03-17') })], 'nothing-fits', 'tomorrow’s news'],
  ]
  test.each(cases)('%#: %s', (who, queue, expected) => {
    const choice = chooseContent({ ...reader, ...who }, queue, { today, isShut: () => false })
    expect(choice.kind === 'item' ? choice.item.itemNo : choice.reason).toBe(expected)
  })
})

test.each<[preferences: Preferences, expected: ContentWish, why: string]>([
  [{}, { everyDays: 7, kinds: [], interests: [] }, 'C57 weekly by default'],
  [
    { contentDays: 30, contentKinds: 'Fun, useful', interests: ' Сад,  дом ' },
    { everyDays: 30, kinds: ['useful', 'fun'], interests: ['сад', 'дом'] },
    'as he said',
  ],
  [{ contentDays: 0 }, { everyDays: 7, kinds: [], interests: [] }, 'nonsense counts as nothing said'],
  [{ contentDays: 4000 }, { everyDays: 92, kinds: [], interests: [] }, 'a quarter at most, or it is no stream'],
])('%j reads as %j: %s', (preferences, expected) => {
  expect(contentWishOf(preferences)).toEqual(expected)
})

test.each([
  ['useful', null, null, 'RU', []],
  ['partner', null, null, 'BG', ['advertiser']],
  ['partner', 'ООО Ромашка', null, 'RU', ['adToken']],
  ['partner', 'ООО Ромашка', 'abc', 'RU', []],
] as const)('a %s piece of %s with the token %s in %s lacks %j', (kind, advertiser, adToken, country, missing) => {
  expect(missingMarks({ kind, advertiser, adToken }, country)).toEqual(missing)
})

describe('the day of the next piece: never rarer than he asked', () => {
  const cases: [who: Partial<ContentReader>, shut: readonly string[], turn: string | null, why: string][] = [
    [{}, [], null, 'the first comes when there is one'],
    [{ lastDay: day('2026-03-09'), lastTurn: day('2026-03-09') }, [], '2026-03-16', 'a week later'],
    [
      { lastDay: day('2026-03-11'), lastTurn: day('2026-03-09') },
      [],
      '2026-03-16',
      'it waited two days for the ladder: the next is in time again',
    ],
    [{ lastDay: day('2026-03-15'), lastTurn: day('2026-03-09') }, [], '2026-03-19', 'it waited six: four days lie between two pieces'],
    [{ lastDay: day('2026-03-09'), lastTurn: null }, [], '2026-03-16', 'of an older piece only the day is known'],
    [{ lastDay: day('2026-03-09'), lastTurn: day('2026-03-09') }, ['2026-03-16'], '2026-03-15', 'a holiday: the day before, not after'],
    [{ lastDay: day('2026-03-09'), lastTurn: day('2026-03-09') }, ['2026-03-15', '2026-03-16'], '2026-03-14', 'two'],
    [
      { lastDay: day('2026-03-09'), lastTurn: day('2026-03-09') },
      ['2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16'],
      '2026-03-16',
      'shut since half of the week: when it opens',
    ],
  ]
  test.each(cases)('%#', (who, shut, turn) => {
    expect(contentTurn({ ...reader, ...who }, on => shut.includes(on))).toBe(turn)
  })

  test('after a month in which nothing fitted one piece comes, not four', () => {
    const waited = { ...reader, lastDay: day('2026-02-16'), lastTurn: day('2026-02-16') }
    expect(chooseContent(waited, [item(1)], { today, isShut: () => false })).toMatchObject({ kind: 'item', turn: today })
  })
})
