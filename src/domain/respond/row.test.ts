import { expect, test } from 'vitest'
import type { Locale } from '../../kernel/locale.ts'
import { meaningsOf } from './meanings.ts'
import { isMod, isTo, skipSmall, unitAt } from './row.ts'
import { tokenise } from './tokens.ts'

const row = (text: string, locale: Locale) => meaningsOf(tokenise(text), locale)

test('small questions about one meaning', () => {
  const [until] = row('до', 'ru')
  expect([
    isMod(until, 'until'),
    isMod(until, 'after'),
    isTo(until),
    unitAt(row('неделя', 'ru')[0]),
    skipSmall(row('of the month', 'en'), 0),
  ]).toEqual([true, false, true, 'week', 2])
})
