/**
 * The telephones most shops have: the first page has no room for all countries, and between the last pairs Russians write strokes,
 * which the library does not.
 */
const MANNERS: readonly (readonly [pattern: RegExp, groups: string])[] = [
  [/^\+7([489]\d{2})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4'],
  [/^\+359([89]\d)(\d{3})(\d{4})$/, '+359 $1 $2 $3'],
]

/** Undefined for every other number. */
export function homePhone(number: string): string | undefined {
  const known = MANNERS.find(([pattern]) => pattern.test(number))
  return known && number.replace(known[0], known[1])
}
