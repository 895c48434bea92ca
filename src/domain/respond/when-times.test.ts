import { describe, expect, test } from 'vitest'
import { LABELS_NOW } from '../../../test/reply-score.ts'
import type { Locale } from '../../kernel/locale.ts'
import { meaningsOf } from './meanings.ts'
import { tokenise } from './tokens.ts'
import { readTime } from './when-times.ts'

const readIn = (locale: Locale, text: string, hasDay = false) =>
  readTime(meaningsOf(tokenise(text), locale), 0, { context: { today: LABELS_NOW.day, minute: LABELS_NOW.minute, locale }, hasDay })

describe('readTime, in hours', () => {
  test.each([
    ['ru', 'в 5', 17, null, 'a bare hour up to seven is in the afternoon'],
    ['ru', 'в 8', 8, null, 'eight is not'],
    ['ru', 'в 5 утра', 5, null, 'unless it is said'],
    ['ru', 'в 2 дня', 14, null, 'two of the day'],
    ['ru', 'в 9 вечера', 21, null, 'nine of the evening'],
    ['ru', 'в час', 13, null, 'the hour alone is one'],
    ['ru', 'часов в 5', 17, null, 'about five'],
    ['ru', 'в полшестого', 17.5, null, 'half past five'],
    ['ru', 'без четверти пять', 16.75, null, 'a quarter to five'],
    ['bg', 'в пет и половина', 17.5, null, 'five and a half'],
    ['bg', 'пет без четвърт', 16.75, null, 'five less a quarter'],
    ['en', 'half past five', 17.5, null, 'half past'],
    ['en', 'quarter to six', 17.75, null, 'a quarter to'],
    ['ru', 'после 18', 18, 21, 'after ends at nine'],
    ['ru', 'до 12', 8, 12, 'before begins at eight'],
    ['ru', 'с 3 до 5', 15, 17, 'from and to'],
    ['ru', 'с 5 до 8', 17, 20, 'the end lies behind the beginning'],
    ['ru', 'после обеда', 12, 18, 'the Russian afternoon'],
    ['ru', 'утром', 8, 12, 'the morning'],
    ['ru', 'вечером в 7', 19, null, 'an hour of the evening'],
    ['ru', 'во второй половине дня', 12, 18, 'a half of the day'],
  ] as const)('%s %j is %s to %s: %s', (locale, text, from, to, _why) => {
    const found = readIn(locale, text) ?? readIn(locale, text.replace(/^\S+ /, ''))
    expect(found && [found.from / 60, found.to === null ? null : found.to / 60]).toEqual([from, to])
  })

  test('a bare number is an hour only behind a day', () => {
    expect([readIn('ru', '15'), readIn('ru', '15', true)?.from]).toEqual([undefined, 900])
  })

  test('a count of days is no hour', () => {
    expect(readIn('ru', '2 недели', true)).toBeUndefined()
  })
})
