import { expect, test } from 'vitest'
import { NOT_A_PLAIN_NUMBER, plainNumberIn, plainNumberMark, plainNumberOf, plainNumberScaled, plainNumberText } from './plain-number.ts'

const PLAIN: readonly (readonly [text: string, minor: number, mark: string | undefined])[] = [
  ['0', 0, undefined],
  ['7', 700, undefined],
  ['1234,56', 123_456, ','],
  ['0,05', 5, ','],
  ['12.5', 1250, '.'],
  ['999999999999', 99_999_999_999_900, undefined],
  ['9999999999,99', 999_999_999_999, ','],
]
test.each(PLAIN)('%s is read without doubt, and comes out as it was written', (text, minor, mark) => {
  const code = plainNumberOf(text)
  expect(plainNumberScaled(code, 2)).toBe(minor)
  expect(plainNumberMark(code)).toBe(mark)
  expect(plainNumberText(code)).toBe(text)
  expect(
    plainNumberIn(
      Uint8Array.from(`x${text}x`, letter => letter.charCodeAt(0)),
      1,
      text.length + 1,
    ),
  ).toBe(code)
})

const OTHER: readonly (readonly [text: string, why: string])[] = [
  ['', 'nothing'],
  ['1.234', 'may be a thousand or one and a bit'],
  ['1,', 'a mark that ends the text'],
  [',5', 'a mark that begins it'],
  ['007', 'would lose its noughts'],
  ['00', 'would lose a nought'],
  ['-5', 'a sign'],
  ['1 000', 'groups'],
  ['1,2,3', 'two marks'],
  ['1234567890123', 'thirteen digits are a bar code'],
]
test.each(OTHER)('"%s" is left to the careful reader: %s', text => {
  expect(plainNumberOf(text)).toBe(NOT_A_PLAIN_NUMBER)
})

test('a currency without small coins rounds half away from zero', () => {
  expect([plainNumberScaled(plainNumberOf('12,5'), 0), plainNumberScaled(plainNumberOf('12,49'), 0)]).toEqual([13, 12])
})
