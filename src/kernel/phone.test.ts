import { describe, expect, test } from 'vitest'
import { parsePhone, splitPhones } from './phone.ts'

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

test('several numbers in one cell are split', () => {
  expect(splitPhones('8912 345-67-89, 8 913 000-00-00; 02/944 ::: +359 888')).toEqual([
    '8912 345-67-89',
    '8 913 000-00-00',
    '02',
    '944',
    '+359 888',
  ])
})
