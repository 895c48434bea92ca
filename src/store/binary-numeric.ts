import { assert } from '../kernel/assert.ts'

/** Length and value: groups of four decimal digits, counted from the point (src/backend/utils/adt/numeric.c, numeric_send). */
export function numericBytes(value: string): Uint8Array {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value)
  assert(match !== null, `${value} is a decimal number`)
  const [, minus = '', whole = '', fraction = ''] = match
  const left = whole.padStart(Math.ceil(whole.length / 4) * 4, '0')
  const right = fraction.padEnd(Math.ceil(fraction.length / 4) * 4, '0')
  const groups = (`${left}${right}`.match(/\d{4}/g) ?? []).map(Number)
  let weight = left.length / 4 - 1
  while (groups.length > 0 && groups[0] === 0) {
    groups.shift()
    weight -= 1
  }
  while (groups.length > 0 && groups.at(-1) === 0) groups.pop()
  const numbers = [
    groups.length,
    groups.length === 0 ? 0 : weight,
    minus === '' || groups.length === 0 ? 0 : 0x4000,
    fraction.length,
    ...groups,
  ]
  const bytes = Buffer.alloc(4 + numbers.length * 2)
  bytes.writeInt32BE(numbers.length * 2, 0)
  for (const [at, number] of numbers.entries()) bytes.writeInt16BE(number, 4 + at * 2)
  return bytes
}
