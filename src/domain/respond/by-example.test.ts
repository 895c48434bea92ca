import { expect, test } from 'vitest'
import type { Locale } from '../../kernel/locale.ts'
import { intentByExample } from './by-example.ts'

test.each<[string, Locale, string | null, string]>([
  [' the wheel wobbles dreadfully now ', 'en', 'complaint', 'no example says so, several are alike'],
  [' брат починил все на даче ', 'ru', 'done', 'put differently from every example'],
  [' питам жената и ще кажа ', 'bg', 'later', 'put differently from every example'],
  [' спасибо ', 'ru', null, 'one word is like too many things'],
  [' зх кщъ жцх ', 'bg', null, 'like nothing'],
  [' ', 'en', null, 'nothing'],
])('%j in %s is like %s: %s', (text, locale, expected) => {
  expect(intentByExample(text, locale)).toBe(expected)
})

test('to be silenced takes more likeness than anything else', () => {
  expect(intentByExample(' my number plate is pink ', 'en')).not.toBe('stop')
})
