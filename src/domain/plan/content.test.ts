import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import type { Preferences } from '../collect/customer.ts'
import { chooseContent, type ContentItem, type ContentReader, type ContentWish, contentWishOf, missingMarks } from './content.ts'

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
const reader: ContentReader = { everyDays: 7, kinds: [], interests: [], lastDay: null, seen: new Set(), bought: [] }
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
    const choice = chooseContent({ ...reader, ...who }, queue, today)
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
