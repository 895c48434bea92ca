/** The discount of a line: a sum, or so many percent of quantity × price. */
import type { ColumnMapping } from './column-mapping.ts'
import type { TableColumn } from './import-table.ts'

/** Hundredths of a percent in a whole. */
const WHOLE = 10_000

export function withoutPercent(cell: string): string {
  return cell.replace(/\s*%$/, '')
}

/** "Скидка, %" counts percents though its cells do not say so. */
export function discountIsInPercent(headings: readonly string[], mapping: ColumnMapping): boolean {
  return mapping.discount?.some(column => /%|процент|percent/i.test(headings[column] ?? '')) === true
}

interface DiscountColumn {
  readonly column: TableColumn
  /** Hundredths of what the cell counts in: minor units, or of a percent. */
  at(row: number): number | undefined
}

/** Of a row and its quantity × price in minor units. */
export function discountReader(discount: DiscountColumn | undefined, inPercent: boolean): (row: number, productMinor: number) => number {
  if (!discount) return () => 0
  const { column, at } = discount
  const signed = inPercent ? [] : column.values.map(value => value.endsWith('%'))
  return (row, productMinor) => {
    const hundredths = at(row) ?? 0
    const isShare = inPercent || signed[column.cells[row] ?? 0] === true
    return isShare ? Math.round((productMinor * hundredths) / WHOLE) : hundredths
  }
}
