/** Which cells of a sheet are the lower parts of merged ones. They are listed behind all rows (ECMA-376 part 1, 18.3.1.55). */
import { MERGED_ROWS_MAX } from '../sheet-record.ts'
import type { ZipFile } from '../zip/zip-file.ts'

/** The list stands near the end of the part; what is longer than this is not listed by a person. */
const TAIL_CHARS = 1024 * 1024
const MERGED = /<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g

/** By row: the columns in which a merged cell of a row above reaches down. */
export async function mergedDownward(zip: ZipFile, part: string): Promise<ReadonlyMap<number, readonly number[]>> {
  const decoder = new TextDecoder()
  let tail = ''
  for await (const bytes of zip.part(part)) {
    tail += decoder.decode(bytes, { stream: true })
    if (tail.length > TAIL_CHARS * 2) tail = tail.slice(-TAIL_CHARS)
  }
  const found = new Map<number, number[]>()
  for (const [, left = '', top, , bottom] of tail.matchAll(MERGED)) {
    const [first, last] = [Number(top), Number(bottom)]
    if (last - first > MERGED_ROWS_MAX) continue
    for (let row = first + 1; row <= last; row += 1) found.set(row, [...(found.get(row) ?? []), columnOf(left)])
  }
  return found
}

/** From 0; 'A' is 0 and 'AA' is 26. */
export function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}
