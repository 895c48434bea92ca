import { describe, expect, test } from 'vitest'
import { firstNameOf, foldName, tidyName } from './customer.ts'

describe('the word one greets by', () => {
  const cases: [full: string, first: string, why: string][] = [
    ['Иванов Пётр Сергеевич', 'Пётр', 'the word before the patronymic'],
    ['Пётр Сергеевич', 'Пётр', 'name and patronymic'],
    ['Пётр', 'Пётр', 'one word is the name'],
    ['Иванова Мария', 'Мария', 'a Russian surname first'],
    ['Мария Иванова', 'Мария', 'a Russian surname last'],
    ['Georgi Petrov', 'Georgi', 'first word in Latin letters'],
    ['МАРИЯ', 'Мария', 'capitals of a till become a name'],
    ['ООО Ромашка Плюс Склад', '', 'four words are a firm: no greeting is better than a wrong one'],
    ['', '', 'nothing is nothing'],
    ['+7 945 000-01-01', '', 'a phone is no name'],
  ]
  test.each(cases)('%s → %s: %s', (full, first) => {
    expect(firstNameOf(full)).toBe(first)
  })
})

test('E15: ё and е are the same letter for search', () => {
  expect(foldName('  ФЁДОР  Ёлкин ')).toBe('федор елкин')
})

test('control characters and line breaks do not stay in names', () => {
  expect(tidyName('Анна\n\u0000 Петрова')).toBe('Анна Петрова')
})
