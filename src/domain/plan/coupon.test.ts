import { expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { couponCode, readCouponCode } from './coupon.ts'

const random = seededRandom(7)
const codes = Array.from({ length: 300 }, () => couponCode(Uint8Array.from({ length: 7 }, () => random.whole(0, 255))))

test('a printed code is read back in any case, with any blanks', () => {
  for (const code of codes) {
    expect(code).toMatch(/^[2-9A-Y]{4}-[2-9A-Y]{4}$/)
    expect(readCouponCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(code)
  }
})

test('typed with Cyrillic letters of the same shape it is the same code', () => {
  const cyrillic: Record<string, string> = { A: 'А', C: 'С', E: 'Е', H: 'Н', K: 'К', M: 'М', P: 'Р', T: 'Т', X: 'Х', Y: 'У' }
  for (const code of codes) expect(readCouponCode([...code].map(letter => cyrillic[letter] ?? letter).join(''))).toBe(code)
})

test('no single wrong letter and no exchange of neighbours passes', () => {
  for (const code of codes.slice(0, 40)) {
    for (let at = 0; at < code.length; at += 1) {
      const letter = code[at] ?? ''
      for (const other of '24567ACDEFHJKMNPRTUVWXY') {
        if (letter === '-' || other === letter) continue
        expect(readCouponCode(code.slice(0, at) + other + code.slice(at + 1))).toBeUndefined()
      }
      const next = code[at + 1] ?? ''
      if (letter === '-' || next === '-' || letter === next || at + 1 >= code.length) continue
      expect(readCouponCode(code.slice(0, at) + next + letter + code.slice(at + 2))).toBeUndefined()
    }
  }
})

test.each(['', 'ABC', 'ABCD-EFGH-JK', '0000-0000', 'скидка'])('%s is no code', typed => expect(readCouponCode(typed)).toBeUndefined())
