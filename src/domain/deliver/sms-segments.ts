/**
 * How many paid parts a text is, and where it is cut (3GPP TS 23.040, 9.2.3.24.1). One letter outside the GSM alphabet turns
 * the whole message from 160 characters a part into 70, so the owner is shown which letters those are.
 */
import { gsmCodes } from './gsm-alphabet.ts'

/** Units of one part: septets or UTF-16 units; a part of several gives up six octets to its number. */
export const UNITS_MAX = {
  gsm7: { single: 160, joined: 153 },
  ucs2: { single: 70, joined: 67 },
} as const

export interface SmsShape {
  readonly encoding: keyof typeof UNITS_MAX
  /** Septets or UTF-16 units of the whole text. */
  readonly units: number
  readonly segments: readonly string[]
  /** Units that still fit into the last paid part. */
  readonly unitsLeft: number
  /** The different letters that the GSM alphabet lacks. */
  readonly outside: readonly string[]
}

export function smsShape(text: string): SmsShape {
  const outside = [...new Set([...text].filter(char => gsmCodes(char) === undefined))]
  const encoding = outside.length === 0 ? 'gsm7' : 'ucs2'
  const sizeOf = (char: string): number => (encoding === 'gsm7' ? (gsmCodes(char)?.length ?? 1) : char.length)
  const units = [...text].reduce((sum, char) => sum + sizeOf(char), 0)
  const { single, joined } = UNITS_MAX[encoding]
  if (units <= single) return { encoding, units, segments: text === '' ? [] : [text], unitsLeft: single - units, outside }

  const segments: string[] = []
  let segment = ''
  let used = 0
  // By code point: neither a surrogate pair nor an escape with its letter is ever torn apart.
  for (const char of text) {
    const size = sizeOf(char)
    if (used + size > joined) {
      segments.push(segment)
      segment = ''
      used = 0
    }
    segment += char
    used += size
  }
  segments.push(segment)
  return { encoding, units, segments, unitsLeft: joined - used, outside }
}
