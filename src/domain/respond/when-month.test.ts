import { expect, test } from 'vitest'
import { tokenise } from './tokens.ts'
import { meaningsOf } from './meanings.ts'
import { isMonthHere } from './when-month.ts'

test.each<[string, 'ru' | 'bg' | 'en', boolean, string]>([
  ['may i come', 'en', false, 'asks for leave'],
  ['in may', 'en', true, 'stands behind a small word of time'],
  ["let's look at may", 'en', true, 'the same'],
  ['май се местихте', 'bg', false, 'it seems'],
  ['май месец', 'bg', true, 'the month'],
  ['нека е през май', 'bg', true, 'the month'],
  ['целия април ме няма май ще видим', 'bg', true, 'another month stands beside it'],
  ['май ще вали', 'bg', false, 'it seems'],
  ['май', 'ru', true, 'Russian has one meaning only'],
])('%s (%s) is a month: %s, because it %s', (text, locale, expected) => {
  const row = meaningsOf(tokenise(text), locale)
  const at = row.findIndex(meaning => meaning.is === 'month' && meaning.value === 5)
  expect(isMonthHere(row, at, locale)).toBe(expected)
})
