/** Days and amounts straight from bytes. */
import type { ByteRange } from './key-table.ts'

const ZERO = 0x30
const MINUS = 0x2d
const AMOUNT_MAX = 1e15
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Reads 'YYYY-MM-DD', alone or before a time; undefined when there is no such day. Equal neighbours are read once. */
export function dayReader(): (range: ByteRange) => number | undefined {
  let lastCode = -1
  let lastDay: number | undefined
  return ({ bytes, start, end }) => {
    if (end - start < 10) return undefined
    const after = bytes[start + 10]
    if (end - start > 10 && after !== 0x54 && after !== 0x20) return undefined
    const code = digits(bytes, start, 4) * 10_000 + digits(bytes, start + 5, 2) * 100 + digits(bytes, start + 8, 2)
    if (bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS || !(code >= 0)) return undefined
    if (code !== lastCode) {
      lastCode = code
      lastDay = dayOfCode(code)
    }
    return lastDay
  }
}

/** A number with point or comma; 0 when there is none: the amount is not known. */
export function amountOf({ bytes, start, end }: ByteRange): number {
  let at = start
  while (at < end && bytes[at] === 0x20) at += 1
  const isNegative = bytes[at] === MINUS
  if (isNegative) at += 1
  let whole = 0
  let scale = 0
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte >= ZERO && byte <= ZERO + 9) {
      whole = whole * 10 + byte - ZERO
      scale *= 10
    } else if ((byte === 0x2e || byte === 0x2c) && scale === 0) {
      scale = 1
    } else {
      return exactAmount(bytes.subarray(start, end))
    }
  }
  const value = scale > 1 ? whole / scale : whole
  return isNegative ? -value : believable(value)
}

/** A number that no purchase can have is a slip of the file: the purchase counts, its amount does not. */
function believable(value: number): number {
  return value <= AMOUNT_MAX ? value : 0
}

/** The rare spellings ('1e3', '+5', thin spaces) go through the language's own reader. */
function exactAmount(bytes: Uint8Array): number {
  const value = Number(
    new TextDecoder()
      .decode(bytes)
      .replace(/[\s\u00a0\u202f]/g, '')
      .replace(',', '.'),
  )
  return value < 0 ? value : believable(value)
}

/** NaN when a byte is no digit. */
function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0
  for (let i = 0; i < count; i += 1) {
    const digit = (bytes[start + i] ?? 0) - ZERO
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

function dayOfCode(code: number): number | undefined {
  const [year, month, day] = [Math.floor(code / 10_000), Math.floor(code / 100) % 100, code % 100]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (day < 1 || day > (MONTH_DAYS[month - 1] ?? 0) || (month === 2 && day === 29 && !isLeap)) return undefined
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000)
}
