import { expect, test } from 'vitest'
import { knownCells } from './known-cells.ts'

/** The length in four bytes, then the letters. */
function cell(text: string): Uint8Array {
  const letters = new TextEncoder().encode(text)
  return Uint8Array.of(0, 0, letters.length >> 8, letters.length & 0xff, ...letters)
}

test('a cell comes out as it was kept, also when more have been kept than there is room for', () => {
  const known = knownCells()
  const page = new Uint8Array(1024)
  expect(known.copy('Кофе', page, 0)).toBe(-1)
  for (let number = 0; number < 50_000; number += 1) {
    const text = `Товар ${number} ${'ж'.repeat(number % 40)}`
    const bytes = cell(text)
    known.keep(text, bytes, { from: 0, to: bytes.length })
    expect(known.copy(text, page, 7)).toBe(7 + bytes.length)
    if (number % 1000 === 0) expect(page.slice(7, 7 + bytes.length)).toEqual(bytes)
  }
})

test('a long cell is not kept', () => {
  const known = knownCells()
  const bytes = cell('ж'.repeat(400))
  known.keep('long', bytes, { from: 0, to: bytes.length })
  expect(known.copy('long', new Uint8Array(2048), 0)).toBe(-1)
})
