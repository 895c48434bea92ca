/** The lines of a sale of a file. */
import type { ImportPlan } from '../../domain/collect/import-plan.ts'
import { cellAt, columnOf, type ImportTable } from '../../domain/collect/import-table.ts'
import type { WrittenText } from '../../kernel/byte-text.ts'
import type { StagedItem, StagedLine } from '../../ports/import-store.ts'
import type { Products } from './stage-products.ts'

/** Of so many different goods the names are kept as strings; then those that come again are made anew. */
const ITEMS_KEPT_MAX = 50_000
/** Of a few thousand names. */
const PAGE_BYTES = 64 * 1024
const UTF8 = new TextEncoder()

/** With its name as bytes. */
export type ReadItem = StagedItem & WrittenText

export interface ReadLine extends StagedLine {
  readonly item: ReadItem
}

export interface LineReader {
  lines(firstRow: number): ReadLine[]
  location(row: number): string | null
  staff(row: number): string | null
}

interface LinesToRead {
  readonly table: ImportTable
  readonly sales: NonNullable<ImportPlan['sales']>
}

export function lineReader({ table, sales }: LinesToRead, { idOf, column }: Products): LineReader {
  const [locations, staff] = [columnOf(table, 'location'), columnOf(table, 'staff')]
  // Goods come again and again: each name is made into a string once.
  const items = new Map<number, ReadItem>()
  const written = nameWriter()
  const itemOf = (number: number): ReadItem => {
    const known = items.get(number)
    if (known) return known
    const name = column?.values.at(number) ?? ''
    const item = { productId: idOf[number] ?? null, name, ...written(name) }
    if (items.size >= ITEMS_KEPT_MAX) items.clear()
    items.set(number, item)
    return item
  }
  return {
    lines: firstRow => {
      const lines: ReadLine[] = []
      for (let row = firstRow; row !== -1; row = sales.nextRow[row] ?? -1) {
        lines.push({
          item: itemOf(column?.cells[row] ?? 0),
          quantityMillionths: sales.rows.quantities[row] ?? 0,
          totalMinor: sales.rows.amounts[row] ?? 0,
        })
      }
      return lines
    },
    location: row => cellAt(locations, row) || null,
    staff: row => cellAt(staff, row) || null,
  }
}

/** Names side by side. A page that is full stays with those that are on it. */
function nameWriter(): (name: string) => WrittenText {
  let page = new Uint8Array(PAGE_BYTES)
  let used = 0
  return name => {
    const bytes = UTF8.encode(name)
    if (used + bytes.length > page.length) {
      page = new Uint8Array(Math.max(PAGE_BYTES, bytes.length))
      used = 0
    }
    page.set(bytes, used)
    used += bytes.length
    return { page, from: used - bytes.length, to: used }
  }
}
