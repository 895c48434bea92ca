import { describe, expect, test } from 'vitest'
import { LABELS_NOW } from '../../../test/reply-score.ts'
import type { Locale } from '../../kernel/locale.ts'
import { meaningsOf } from './meanings.ts'
import { tokenise } from './tokens.ts'
import { readDay } from './when-days.ts'

const row = (text: string, locale: Locale) => meaningsOf(tokenise(text), locale)
const readIn = (locale: Locale, text: string) => readDay(row(text, locale), 0, { today: LABELS_NOW.day, minute: LABELS_NOW.minute, locale })

describe('readDay', () => {
  test.each([
    ['ru', 'через две недели', '2026-03-24', '2026-03-24', 'distance'],
    ['ru', 'недели через две', '2026-03-24', '2026-03-24', 'distance'],
    ['bg', 'след седмица', '2026-03-17', '2026-03-17', 'distance'],
    ['en', 'day after tomorrow', '2026-03-12', '2026-03-12', 'day'],
    ['ru', 'двадцатого марта', '2026-03-20', '2026-03-20', 'day'],
    ['ru', 'мая', '2026-05-01', '2026-05-31', 'month'],
    ['ru', 'начале мая', '2026-05-01', '2026-05-10', 'month'],
    ['ru', 'выходные', '2026-03-14', '2026-03-15', 'weekend'],
    ['ru', 'следующей неделе', '2026-03-16', '2026-03-22', 'week'],
    ['ru', 'этой неделе', '2026-03-10', '2026-03-15', 'week'],
    ['ru', 'первой неделе мая', '2026-05-01', '2026-05-07', 'week'],
    ['en', 'friday week', '2026-03-20', '2026-03-20', 'day'],
  ] as const)('%s %j is %s to %s (%s)', (locale, text, from, to, grain) => {
    expect(readIn(locale, text)).toMatchObject({ from, to, grain })
  })

  test('a word that names no day is none', () => {
    expect(readIn('ru', 'шины')).toBeUndefined()
  })
})
