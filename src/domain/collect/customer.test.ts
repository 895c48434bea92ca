import { describe, expect, test } from 'vitest'
import { firstNameOf, foldName, isTidy, tidyName } from './customer.ts'

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

describe('a glance says whether a name has to be tidied, and is never wrong about one that has', () => {
  const cases: [name: string, isSeen: boolean, why: string][] = [
    ['Пётр Ёлкин', true, 'letters and one space'],
    ["O'Neil-Smith 2", true, 'signs of ASCII'],
    ['', true, 'nothing'],
    ['Пётр  Ёлкин', false, 'two spaces'],
    [' Пётр', false, 'a space in front'],
    ['Пётр ', false, 'a space behind'],
    ['Пётр\tЁлкин', false, 'a tab'],
    ['И\u0306осиф', false, 'a letter in two pieces becomes one'],
    ['Анна\u007f', false, 'a control character'],
    ['ѝ', false, 'letters of others are looked at with care'],
  ]
  test.each(cases)('%o: %s, %s', (name, isSeen) => {
    expect(isTidy(name)).toBe(isSeen)
    if (isSeen)
      expect(
        name
          .normalize('NFC')
          .replace(/[\p{Cc}\s]+/gu, ' ')
          .trim(),
      ).toBe(name)
  })
})
