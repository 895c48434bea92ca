import { expect, test } from 'vitest'
import type { Locale } from '../../kernel/locale.ts'
import { meaningsOf } from './meanings.ts'
import { tokenise } from './tokens.ts'
import { readAmount } from './when-amount.ts'

const row = (text: string, locale: Locale) => meaningsOf(tokenise(text), locale)

test('amounts: halves, couples and units alone', () => {
  expect(readAmount(row('in half an hour', 'en'), 0, 'en')).toMatchObject({ count: 30, unit: 'minute' })
  expect(readAmount(row('in a couple of weeks', 'en'), 0, 'en')).toMatchObject({ count: 2, unit: 'week' })
  expect(readAmount(row('через месяц', 'ru'), 0, 'ru')).toMatchObject({ count: 1, unit: 'month' })
  expect(readAmount(row('след 17 часа', 'bg'), 0, 'bg')).toBeUndefined()
})
