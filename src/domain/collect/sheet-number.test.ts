import { expect, test } from 'vitest'
import { numberText, serialText } from './sheet-number.ts'

test.each([
  [450, '450', 'a whole amount'],
  [450.1, '450.1', 'a fraction'],
  [450.10000000000002, '450.1', 'seventeen digits of which fifteen are meant'],
  [12.345, '12.3450', 'three digits would read as thousands'],
  [79450000101, '79450000101', 'a phone'],
  [8.9450000101e10, '89450000101', 'a phone as programs store it'],
  [1e21, '1000000000000000000000', 'no exponent'],
  [0.0000001, '0.0000001', 'no exponent below one'],
  [-3000, '-3000', 'a refund'],
  [Number.NaN, '', 'no number'],
])('%s is written %s: %s', (value, text) => {
  expect(numberText(value)).toBe(text)
})

test.each([
  [45444, false, '2024-06-01', 'a day'],
  [43982, true, '2024-06-01', 'the same day counted from 1904'],
  [45444.604166666664, false, '2024-06-01 14:30', 'a moment'],
  [45443.9999999, false, '2024-06-01', 'a rounding below midnight is the next day'],
  [0.604166666666667, false, '14:30', 'a time of day'],
  [-5, false, '-5', 'no day'],
  [3_000_000, false, '3000000', 'behind the last day there is'],
])('E18: serial %s (from 1904: %s) is %s: %s', (serial, is1904, text) => {
  expect(serialText(serial, is1904)).toBe(text)
})
