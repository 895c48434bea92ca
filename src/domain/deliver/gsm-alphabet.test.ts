import { describe, expect, test } from 'vitest'
import { gsmCodes, gsmText } from './gsm-alphabet.ts'

describe('the alphabet of phones', () => {
  test.each([
    ['@', [0], 'the first code'],
    ['à', [127], 'the last code'],
    ['A', [65], 'as in ASCII'],
    ['$', [2], 'not as in ASCII'],
    ['€', [0x1b, 0x65], 'behind the escape'],
    ['|', [0x1b, 0x40], 'behind the escape'],
    ['Я', undefined, 'no Cyrillic'],
    ['’', undefined, 'a curly quote is what makes a message dear'],
    ['\u001b', undefined, 'the escape itself is no letter'],
  ])('%j is %j: %s', (char, codes, _why) => {
    expect(gsmCodes(char)).toEqual(codes)
  })

  test('what was written is read back', () => {
    const text = 'Hello {Ann}, 5 € [ok] ~|^\\ @£$¥ Δ_Φ àñ\n'
    expect(gsmText([...text].flatMap(char => gsmCodes(char) ?? []))).toBe(text)
    expect(gsmText([0x1b, 0x01])).toBe(' ')
  })
})
