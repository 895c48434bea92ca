/** Objects as rows of one table: nested ones by the names on the way to a value, lists of lines as a row for each. */
import { headingMeaning } from '../../domain/collect/headings.ts'
import { numberText } from '../../domain/collect/sheet-number.ts'
import type { RawRecord } from '../../ports/import-file.ts'
import { sheetRecord } from '../sheet-record.ts'
import type { JsonObject } from './json-objects.ts'

const COLUMNS_MAX = 200
const NAME_CHARS_MAX = 500
/** Enough objects to have seen every name that is used. */
export const OBJECTS_LOOKED_AT = 200
/** Under these names a sale keeps its lines. */
const LINES = /^(?:items|lines|positions|products|line_?items|goods|services|order_?items|товары|позиции|състав|артикули)$/i

/** Names in the order they are met first. */
export function columnNames(objects: readonly JsonObject[]): string[] {
  const names = new Set<string>()
  for (const object of objects)
    for (const row of flatRows(object)) for (const name of row.keys()) if (names.size < COLUMNS_MAX) names.add(name)
  return [...names]
}

export function objectRecords(object: JsonObject, names: readonly string[], index: number): RawRecord[] {
  return flatRows(object).map(row =>
    sheetRecord(
      names.map(name => row.get(name) ?? ''),
      index,
    ),
  )
}

/** One row, or one for each line of a sale: then all of them carry what the sale says of itself, but its sum only once. */
function flatRows(object: JsonObject): Map<string, string>[] {
  const own = new Map<string, string>()
  let lines: readonly JsonObject[] = []
  for (const [name, value] of Object.entries(object)) {
    if (LINES.test(name) && Array.isArray(value) && (value.length === 0 || value.some(isObject))) lines = value.filter(isObject)
    else flatten(name, value, own)
  }
  if (lines.length === 0) return [own]
  const sums = [...own.keys()].filter(isSum)
  const linesHaveSums = lines.some(line => Object.keys(line).some(isSum))
  return lines.map((line, at) => {
    const row = new Map([...own].map(([name, text]) => [name === 'id' ? 'order id' : name, text]))
    for (const sum of sums) {
      if (linesHaveSums) row.delete(sum)
      else if (at > 0) row.set(sum, '')
    }
    for (const [name, value] of Object.entries(line)) {
      const isSaid = (row.get(name) ?? '') !== ''
      flatten(isSaid || name === 'name' ? `item ${name}` : name, value, row)
    }
    return row
  })
}

function isSum(name: string): boolean {
  const field = headingMeaning(name)?.field
  return field === 'line_total' || field === 'unit_price'
}

function flatten(name: string, value: unknown, into: Map<string, string>): void {
  if (isObject(value)) {
    // What lies deeper is nothing of a sale; without an end it would fill the stack.
    if (name.length > NAME_CHARS_MAX) return
    for (const [inner, deeper] of Object.entries(value)) flatten(`${name} ${inner}`, deeper, into)
    return
  }
  const text = Array.isArray(value)
    ? value
        .filter(part => !isObject(part))
        .map(scalarText)
        .join(' ::: ')
    : scalarText(value)
  into.set(name, text)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Numbers come as they are written; a point in them is always the decimal mark. */
function scalarText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  return typeof value === 'boolean' ? String(value) : ''
}
