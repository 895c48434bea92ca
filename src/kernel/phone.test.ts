import { describe, expect, test } from 'vitest'
import { parsePhone, splitPhones, withoutPhones } from './phone.ts'

describe('E13: spellings of one number', () => {
  const cases: [raw: string, country: string, number: string | undefined, why: string][] = [
    ['8 (912) 345-67-89', 'RU', '+79123456789', 'Russian trunk 8'],
    ['+7 912 3456789', 'RU', '+79123456789', 'international'],
    ['9123456789', 'RU', '+79123456789', 'without any prefix'],
    ['79123456789', 'RU', '+79123456789', 'country code without plus'],
    ['0888 123 456', 'BG', '+359888123456', 'Bulgarian trunk 0'],
    ['+359 888 123456', 'BG', '+359888123456', 'international'],
    ['00359888123456', 'BG', '+359888123456', 'double zero'],
    ['359888123456', 'BG', '+359888123456', 'country code without plus'],
    ['+7 912 345-67-89', 'BG', '+79123456789', 'a foreign number in a Bulgarian shop'],
    ['8912З456789', 'RU', '+79123456789', 'a Cyrillic З among digits'],
    ['+7 912 345-67-89 доб. 12', 'RU', '+79123456789', 'an extension'],
    ['8.9123456789E10', 'RU', '+79123456789', 'a spreadsheet made it a number'],
    ['8,945E+10', 'RU', undefined, 'a spreadsheet has lost the rest of it'],
    ['8,9450001E+10', 'RU', '+79450001000', 'it ends in noughts'],
    ['89123456789.0', 'RU', '+79123456789', 'a program took it for a fraction'],
    ['дом 5 кв 12', 'RU', undefined, 'words and short numbers'],
    ['380501234567', 'RU', '+380501234567', 'a foreign country code without plus'],
    ['12345', 'RU', undefined, 'too short'],
    ['+71234567', 'RU', undefined, 'no such number'],
    ['позвонить позже', 'RU', undefined, 'words'],
    ['', 'RU', undefined, 'nothing'],
  ]
  for (const [raw, country, number, why] of cases)
    test(`${raw || '(empty)'}: ${why}`, () => expect(parsePhone(raw, country)?.number).toBe(number))
})

test('a landline is known, so that no SMS goes there', () => {
  expect(parsePhone('+7 495 123-45-67', 'RU')?.kind).toBe('landline')
  expect(parsePhone('+7 912 345-67-89', 'RU')?.kind).toBe('mobile')
})

test('a repaired number says so', () => {
  expect(parsePhone('8912З456789', 'RU')?.repaired).toBe(true)
  expect(parsePhone('89123456789', 'RU')?.repaired).toBe(false)
})

describe('several numbers in one cell are split', () => {
  const cells: [cell: string, parts: readonly string[], why: string][] = [
    ['8912 345-67-89, 8 913 000-00-00', ['8912 345-67-89', '8 913 000-00-00'], 'a comma'],
    ['8912 345-67-89 ::: +359 888', ['8912 345-67-89', '+359 888'], 'what Google writes'],
    ['0888 123 456 / 0899 111 222', ['0888 123 456', '0899 111 222'], 'a stroke'],
    ['02/981 23 45', ['02 981 23 45'], 'before the stroke stands the code of a town'],
    ['02/981 23 45; 0888/123-456', ['02 981 23 45', '0888 123-456'], 'twice'],
    ['8 912 345-67-89/80', ['8 912 345-67-89'], 'behind it the last digits of a neighbour'],
    ['89123456789 (муж 89123456780)', ['89123456789', '89123456780'], 'words between'],
    ['тел. 8-912-345-67-89', ['8-912-345-67-89'], 'a word before it'],
    ['+7 (912) 345-67-89 Анна', ['+7 (912) 345-67-89'], 'a name behind it'],
    ['8 945 ООО 02 О2', ['8 945 ООО 02 О2'], 'look-alike letters are no word'],
    ['нет', ['нет'], 'no number'],
    ['8,9450001E+10', ['8,9450001E+10'], 'what a spreadsheet made of one number stays one'],
    ['', [], 'nothing'],
  ]
  test.each(cells)('%s → %j: %s', (cell, parts) => expect(splitPhones(cell)).toEqual(parts))
})

test.each([
  ['Мария 8 (912) 345-67-89', 'Мария', 'behind the name'],
  ['+7 903 111-22-33 Ольга, маникюр', 'Ольга, маникюр', 'before it'],
  ['Пётр тел.: 89165554433', 'Пётр', 'with its label'],
  ['Анна 89165554433, 84951234567 (дом)', 'Анна (дом)', 'two of them'],
  ['89165554433', '', 'a telephone alone'],
  ['Клиент 12', 'Клиент 12', 'too short for one'],
])('%s says %j besides: %s', (cell, rest) => expect(withoutPhones(cell)).toBe(rest))
