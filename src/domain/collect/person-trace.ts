/** What a person is found by in texts that were written about him: patterns of PostgreSQL's regular expressions, letters of any case. */
import type { ContactAddress } from './contact-point.ts'

/** As many signs of writing as people put between two digits of a phone: blanks, brackets, dashes. */
const BETWEEN_DIGITS = '[^0-9a-z]{0,3}'
/** A shorter number would be found in prices and receipts. */
const PHONE_DIGITS_MIN = 9
const NATIONAL_DIGITS = 10
/** One word alone is half of the town's name; two together are a person. */
const NAME_WORDS_MIN = 2
const ADDRESS_CHARS_MIN = 4

/** Patterns for the full name in either order of its words, and for each address however it is written. */
export function personTraces(person: { readonly fullName: string; readonly points: readonly ContactAddress[] }): readonly string[] {
  return [...nameTraces(person.fullName), ...person.points.flatMap(addressTraces)]
}

function nameTraces(fullName: string): readonly string[] {
  const words = fullName.trim().split(/\s+/).filter(Boolean)
  if (words.length < NAME_WORDS_MIN) return []
  const written = words.map(word => escaped(word).replaceAll(/[её]/gi, '(?:е|ё)'))
  return [...new Set([written, written.toReversed()].map(order => order.join('\\s+')))]
}

function addressTraces({ kind, address }: ContactAddress): readonly string[] {
  const digits = address.replaceAll(/\D/g, '')
  if (kind !== 'phone') return address.length < ADDRESS_CHARS_MIN ? [] : [escaped(address)]
  if (digits.length < PHONE_DIGITS_MIN) return []
  // The national part is the same after +7, 8, 00359 or 0; what stands before it goes with it.
  const national = digits.slice(-Math.min(NATIONAL_DIGITS, digits.length - 1))
  const prefix = `(?:\\+?[0-9]{1,3}${BETWEEN_DIGITS})?`
  return [`${prefix}${Array.from(national.slice(-PHONE_DIGITS_MIN)).join(BETWEEN_DIGITS)}`]
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)
}
