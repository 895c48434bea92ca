import { expect, test } from 'vitest'
import { ByteText } from './byte-text.ts'

test('bytes are those of the same text put together as a string', () => {
  const built = new ByteText()
  // Nought, the edges of the digits, what has more than 31 bits, what is no whole number, letters of every length, a half of a pair, a long text.
  const numbers = [0, 9, 10, 99, 100, 2_147_483_647, 2_147_483_648, -1, 0.5, Number.MAX_SAFE_INTEGER]
  const texts = ['', 'a', 'Чай', 'a€', '😀', 'a\uD800b', 'ж'.repeat(5000)]
  for (const again of [1, 2]) {
    built.clear()
    let text = ''
    for (const number of numbers) {
      built.number(number)
      built.sign(124)
      text += `${number}|`
    }
    for (const part of texts) {
      built.text(part)
      // In the midst of a page, with others on either side.
      const page = new TextEncoder().encode(`ж${part}${again}ж`)
      built.writtenText({ page, from: 2, to: page.length - 2 })
      text += `${part}${part}${again}`
    }
    expect(new TextDecoder().decode(built.written())).toBe(new TextDecoder().decode(new TextEncoder().encode(text)))
  }
})
