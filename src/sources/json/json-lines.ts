/** JSON with an object on each line: one that is broken costs its line and no other. */
import type { RawRecord } from '../../ports/import-file.ts'
import { type JsonObject, jsonObject } from './json-objects.ts'

/** A longer line is no object of anybody's. */
const LINE_CHARS_MAX = 4 * 1024 * 1024
const LINES_LOOKED_AT = 20

export interface JsonLine {
  /** Lines above it, empty ones too. */
  readonly index: number
  readonly text: string
  /** Undefined when the line is no whole object. */
  readonly object: JsonObject | undefined
}

/** At least half of the lines at the beginning are whole objects by themselves. The last line of the text may be cut off. */
export function areJsonLines(text: string): boolean {
  const lines = text
    .split('\n')
    .slice(0, -1)
    .filter(line => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT)
  const whole = lines.filter(line => jsonObject(line) !== undefined).length
  return lines.length > 1 && whole * 2 >= lines.length
}

export async function* jsonLines(texts: AsyncIterable<string>): AsyncGenerator<JsonLine[]> {
  let [carry, index] = ['', -1]
  const read = (text: string): JsonLine[] => {
    index += 1
    return text.trim() === '' ? [] : [{ index, text: text.trim(), object: jsonObject(text) }]
  }
  for await (const text of texts) {
    const pieces = (carry + text).split('\n')
    carry = pieces.pop() ?? ''
    if (carry.length > LINE_CHARS_MAX) carry = carry.slice(0, LINE_CHARS_MAX)
    yield pieces.flatMap(read)
  }
  yield read(carry)
}

export function brokenLine({ index, text }: JsonLine): RawRecord {
  return { cells: [text], row: index, problem: 'broken_line' }
}
