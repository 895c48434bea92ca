import { describe, expect, test } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { currencyOf, dayOfText, decimalMinor, quantityOf, whenOf, whenOfWallSeconds } from './told-values.ts'

describe('amounts of programs', () => {
  test.each([
    ['3400', 340_000, 'whole'],
    ['10.5', 1050, 'one digit'],
    [10.5, 1050, 'a JSON number'],
    [0.1 + 0.2, 30, 'a sum that a program got wrong in the last bit'],
    ['231.7400', 23_174, 'four digits, as 1C writes'],
    ['1 234,50', 123_450, 'a comma and a space'],
    ['-9.00', -900, 'a refund'],
    ['−500', -50_000, 'a typographic minus is a minus'],
    ['1.005', 101, 'rounded half away from zero'],
    ['', undefined, 'empty'],
    ['12 кг', undefined, 'not an amount'],
  ])('%j is %j: %s', (text, expected, _why) => expect(decimalMinor(text, 'RUB')).toBe(expected))
  test('yen have no hundredths', () => expect(decimalMinor('1200', 'JPY')).toBe(1200))
})

test.each([
  ['1.0000', '1'],
  [24.5, '24.5'],
  [-1, '1'],
  [null, '1'],
  ['много', '1'],
])('a quantity %j is stored as %j', (value, expected) => expect(quantityOf(value)).toBe(expected))

test.each([
  ['руб', 'RUB'],
  ['usd', 'USD'],
  ['лв.', 'BGN'],
  ['€', 'EUR'],
  ['tokens', null],
])('the currency %s is %s', (text, expected) => expect(currencyOf(text)).toBe(expected))

describe('moments of programs', () => {
  test.each([
    ['2024-05-02T07:15:00.000+0000', { instant: instant('2024-05-02T07:15:00Z') }, 'an offset without a colon'],
    ['2024-05-02 10:15:00.000', { day: '2024-05-02', minute: 615, zone: 'Europe/Moscow' }, 'wall time of a named zone'],
    ['20240502T1015', { day: '2024-05-02', minute: 615, zone: 'Europe/Moscow' }, 'the text of a receipt code'],
    ['2024-09-03', { day: '2024-09-03', minute: null, zone: 'Europe/Moscow' }, 'a day alone'],
    ['2024-02-31', undefined, 'no such day'],
    ['2024-02-01T25:10', undefined, 'no such hour'],
  ])('%s: %j (%s)', (text, expected, _why) => expect(whenOf(text, 'Europe/Moscow')).toEqual(expected))
  test('seconds of the wall clock', () => expect(whenOfWallSeconds(1_714_644_900)).toEqual({ day: '2024-05-02', minute: 615, zone: null }))
  test('the day of a birthday', () => expect(dayOfText('1990-05-14 00:00:00')).toBe('1990-05-14'))
})
