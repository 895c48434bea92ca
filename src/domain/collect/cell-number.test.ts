import { describe, expect, test } from 'vitest'
import { decimalMarkOf, multiply, parseMoney, parseQuantity, quantityText } from './cell-number.ts'

describe('an amount in minor units', () => {
  const cases: [raw: string, mark: ',' | '.', expected: number | undefined, why: string][] = [
    ['1200', '.', 120_000, 'whole'],
    ['1 234,50', ',', 123_450, 'a space between thousands'],
    ['11 000-00', ',', 1_100_000, 'a stroke before the kopecks'],
    ['12-34-56', ',', undefined, 'two strokes are no sum'],
    ['1\u00A0234,50', ',', 123_450, 'a no-break space'],
    ['1\u202F234,50', ',', 123_450, 'a narrow no-break space'],
    ["1'234.50", '.', 123_450, 'an apostrophe'],
    ['450,00', ',', 45_000, 'decimal comma'],
    ['1,234.50', '.', 123_450, 'English thousands'],
    ['1.234,50', ',', 123_450, 'continental thousands'],
    ['1.234.567', ',', 123_456_700, 'a mark that repeats separates thousands'],
    ['12.5', ',', 1250, 'the cell is clear by itself'],
    ['1.234', ',', 123_400, 'unclear alone: the column decides'],
    ['1.234', '.', 123, 'unclear alone: the column decides otherwise'],
    ['77183.6', '.', 7_718_360, 'one digit after the mark'],
    ['0.015', '.', 2, 'half a kopeck rounds away from zero'],
    ['-0.015', '.', -2, 'below zero too'],
    ['−500', ',', -50_000, 'the typographic minus is a minus'],
    ['–500', ',', -50_000, 'a dash'],
    ['500-', ',', -50_000, 'a minus behind'],
    ['(1 200,50)', ',', -120_050, 'brackets of accountants'],
    ['1 200 ₽', ',', 120_000, 'a sign of currency'],
    ['500 руб.', ',', 50_000, 'a word of currency'],
    ['12,50 лв.', ',', 1250, 'leva'],
    ['€12.50', '.', 1250, 'a sign before'],
    ['100,-', ',', 10_000, 'a dash for no cents'],
    ['1 234,--', ',', 123_400, 'two dashes for no cents'],
    ['1234=', ',', 123_400, 'a bookkeeper for no kopecks'],
    ['1234=50', ',', 123_450, 'and for fifty'],
    ['1 234 руб. 50 коп.', '.', 123_450, 'small coins are hundredths'],
    ['1234 рубля 5 копеек', ',', 123_405, 'five of them'],
    ['12 лв. 50 ст.', ',', 1250, 'Bulgarian ones'],
    ['-3 р. 20 к.', '.', -320, 'below zero'],
    ['0', '.', 0, 'nothing'],
    ['', '.', undefined, 'an empty cell'],
    ['4 т.р.', ',', undefined, 'never guessed'],
    ['бесплатно', ',', undefined, 'a word'],
    ['1,23,4', ',', undefined, 'groups that are none'],
    ['89450000101000', '.', undefined, 'a bar code'],
    ['12:30', '.', undefined, 'a time'],
    ['1e5', '.', undefined, 'not how people write money'],
  ]
  for (const [raw, mark, expected, why] of cases) test(`'${raw}' → ${expected}: ${why}`, () => expect(parseMoney(raw, mark)).toBe(expected))

  test('a currency without minor units', () => expect(parseMoney('1,234', '.', 0)).toBe(1234))
})

describe('the decimal mark of a column', () => {
  const cases: [cells: string[], kind: 'money' | 'quantity', mark: ',' | '.', why: string][] = [
    [['1,234', '5,50'], 'money', ',', 'one clear cell decides'],
    [['1.234', '5.5'], 'money', '.', 'one clear cell decides'],
    [['1,234.50', '7,000'], 'money', '.', 'both marks in a cell: the last is the decimal one'],
    [['1.234', '2.500'], 'money', ',', 'money of three digits is thousands'],
    [['1,250', '0,500'], 'quantity', ',', 'a leading zero is a fraction'],
    [['1,250', '2,750'], 'quantity', ',', 'weights have three digits'],
    [['100', '200'], 'money', '.', 'no mark at all'],
    [['итого'], 'money', '.', 'no number at all'],
  ]
  for (const [cells, kind, mark, why] of cases) test(why, () => expect(decimalMarkOf(cells, kind)).toBe(mark))
})

test('quantities are exact', () => {
  expect(parseQuantity('0,750', ',')).toBe(750_000)
  expect(parseQuantity('2 шт.', ',')).toBe(2_000_000)
  expect(parseQuantity('-1', '.')).toBe(-1_000_000)
  expect(parseQuantity('много', '.')).toBeUndefined()
  expect(quantityText(750_000)).toBe('0.75')
  expect(quantityText(-2_000_000)).toBe('-2')
  expect(multiply(1_500_000, 333)).toBe(500)
  expect(multiply(-1_500_000, 333)).toBe(-500)
})
