/** Texts as a database keeps them: PostgreSQL stores neither the NUL character nor half of a surrogate pair. */

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** NUL characters are left out, as spreadsheets do; half of a pair becomes the sign for a letter that is lost (U+FFFD). */
export function storable(text: string): string {
  return isStorable(text) ? text : text.replaceAll('\0', '').toWellFormed()
}
