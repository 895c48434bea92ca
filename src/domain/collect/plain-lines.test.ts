import { expect, test } from 'vitest'
import { NO_END, NOT_PLAIN, PLAIN_BYTES_MAX, plainLines } from './plain-lines.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const LINES: readonly (readonly [line: string, next: number, why: string])[] = [
  ['a;b\nc', 4, 'ends with a line feed'],
  ['a;b\r\nc', 5, 'ends with both signs'],
  ['a;b', NO_END, 'has no end yet'],
  ['a;b\r', NO_END, 'may have half of its end'],
  ['a\rb\n', NOT_PLAIN, 'holds an end of the old kind'],
  ['"a";b\n', NOT_PLAIN, 'holds a quote'],
  [`${'x'.repeat(PLAIN_BYTES_MAX - 1)}\n`, PLAIN_BYTES_MAX, 'is as long as is looked at'],
  [`${'x'.repeat(PLAIN_BYTES_MAX)}\n`, NOT_PLAIN, 'is longer'],
  [`${';'.repeat(511)}\n`, 512, 'has as many cells as are kept'],
  [`${';'.repeat(512)}\n`, NOT_PLAIN, 'has one more'],
]
test.each(LINES)('a line %#: %s', (line, next) => {
  expect(plainLines('utf-8', ';')?.find(utf8(line), 0)).toBe(next)
})

const CELLS: readonly (readonly [bytes: readonly number[], read: string | typeof NOT_PLAIN, why: string])[] = [
  [[32, 0xd0, 0x96, 9], 'Ж', 'spaces of ASCII are taken away'],
  [[49, 0xe2, 0x82, 0xbd, 49], '1₽1', 'a letter of three bytes'],
  [[0xe2, 0x82, 0xbd, 49], NOT_PLAIN, 'begins with what might be a space'],
  [[], '', 'an empty cell'],
  [[0xc2, 0xa0, 49], NOT_PLAIN, 'begins with a space of another kind'],
  [[0xf0, 0x9f, 0x98, 0x80, 49], NOT_PLAIN, 'a letter of four bytes'],
  [[49, 0xd0], NOT_PLAIN, 'half a letter'],
  [[0xc0, 0x80, 49], NOT_PLAIN, 'a letter in more bytes than it needs'],
  [[0xed, 0xa0, 0x80, 49], NOT_PLAIN, 'half of a pair'],
]
test.each(CELLS)('a cell %#: %s', (bytes, read) => {
  const lines = plainLines('utf-8', ';')
  const line = Uint8Array.from([...bytes, 10])
  lines?.find(line, 0)
  const letters = new Uint16Array(16)
  const length = lines?.read(line, 0, letters) ?? 0
  expect(length === NOT_PLAIN ? length : String.fromCharCode(...letters.subarray(0, length))).toBe(read)
})

test('bytes of two-byte encodings are left to the careful reader', () => {
  expect(plainLines('utf-16le', ';')).toBeUndefined()
})
