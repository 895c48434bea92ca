/** The lines of a sale of a file. */
import type { ImportPlan } from '../../domain/collect/import-plan.ts'
import { cellAt, columnOf, type ImportTable } from '../../domain/collect/import-table.ts'
import type { StagedItem, StagedLine } from '../../ports/import-store.ts'
import type { Products } from './stage-products.ts'

/** Of so many different goods the names are kept as strings; then those that come again are made anew. */
const ITEMS_KEPT_MAX = 50_000
const UTF8 = new TextEncoder()

export interface ReadItem extends StagedItem {
  readonly nameBytes: Uint8Array
}

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
  const itemOf = (number: number): ReadItem => {
    const known = items.get(number)
    if (known) return known
    const name = column?.values.at(number) ?? ''
    const item = { productId: idOf[number] ?? null, name, nameBytes: UTF8.encode(name) }
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
