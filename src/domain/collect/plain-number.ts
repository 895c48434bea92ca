/**
 * Numbers that nobody can misread: digits, and after one mark one or two more. They are most cells of a column of sums, hardly two of
 * them the same, so they are kept as a number a row, from which the text can be made again letter by letter.
 */
export const NOT_A_PLAIN_NUMBER = -1

/** Twelve digits, nine times over, stay below 2^53. */
const DIGITS_MAX = 12
const [ZERO, NINE, COMMA, DOT] = [48, 57, 44, 46]
const MARKS = ['', ',', '.'] as const

/** The number of a text, or NOT_A_PLAIN_NUMBER. */
export function plainNumberOf(text: string): number {
  const length = text.length
  if (length === 0 || length > DIGITS_MAX + 1) return NOT_A_PLAIN_NUMBER
  const reading = startReading()
  for (let at = 0; at < length; at += 1) if (!readSign(reading, text.charCodeAt(at))) return NOT_A_PLAIN_NUMBER
  return codeOf(reading)
}

/** The same for letters of which each is one unit or one byte. */
export function plainNumberIn(signs: Uint16Array | Uint8Array, from: number, to: number): number {
  if (to <= from || to - from > DIGITS_MAX + 1) return NOT_A_PLAIN_NUMBER
  const reading = startReading()
  for (let at = from; at < to; at += 1) if (!readSign(reading, signs[at] ?? 0)) return NOT_A_PLAIN_NUMBER
  return codeOf(reading)
}

/** The very text it was read from. */
export function plainNumberText(code: number): string {
  const { value, fraction, mark } = partsOf(code)
  if (mark === 0) return String(value)
  const digits = String(value).padStart(fraction + 1, '0')
  return `${digits.slice(0, -fraction)}${MARKS[mark] ?? ''}${digits.slice(-fraction)}`
}

/** The mark it was written with; undefined for a whole number. */
export function plainNumberMark(code: number): ',' | '.' | undefined {
  const mark = MARKS[code % 3]
  return mark === '' ? undefined : mark
}

/** In units of which `digits` stand after the mark, rounded half away from zero. */
export function plainNumberScaled(code: number, digits: number): number {
  const { value, fraction } = partsOf(code)
  return fraction <= digits ? value * 10 ** (digits - fraction) : Math.floor(value / 10 ** (fraction - digits) + 0.5)
}

interface Reading {
  value: number
  digits: number
  /** Digits after the mark. */
  fraction: number
  mark: number
  isZeroFirst: boolean
}

function startReading(): Reading {
  return { value: 0, digits: 0, fraction: 0, mark: 0, isZeroFirst: false }
}

/** False for a sign that makes the text something else. */
function readSign(reading: Reading, sign: number): boolean {
  if (sign >= ZERO && sign <= NINE) {
    // Text that begins with a nought would lose it.
    if (reading.isZeroFirst && reading.mark === 0) return false
    if (reading.digits === 0) reading.isZeroFirst = sign === ZERO
    if (reading.mark !== 0) reading.fraction += 1
    reading.value = reading.value * 10 + sign - ZERO
    reading.digits += 1
    return reading.fraction <= 2 && reading.digits <= DIGITS_MAX
  }
  if ((sign !== COMMA && sign !== DOT) || reading.mark !== 0 || reading.digits === 0) return false
  reading.mark = sign === COMMA ? 1 : 2
  return true
}

function codeOf({ value, digits, fraction, mark }: Reading): number {
  if (digits === 0 || (mark !== 0 && fraction === 0)) return NOT_A_PLAIN_NUMBER
  return value * 9 + fraction * 3 + mark
}

function partsOf(code: number): { readonly value: number; readonly fraction: number; readonly mark: number } {
  return { value: Math.floor(code / 9), fraction: Math.floor(code / 3) % 3, mark: code % 3 }
}
