/**
 * What the sums of a file prove by arithmetic: a column that is quantity times price is the sum of the line whatever stands
 * above it, and one that repeats on every line of a receipt what these products add up to is the sum of the receipt.
 */
import { parseMoney } from './cell-number.ts'

/** Of the rows that can be multiplied so many have to agree; a discount here and there may break the product. */
const AGREEING_SHARE = 0.8
const ROWS_MIN = 2
/** Half a unit of each factor's last digit is lost in rounding. */
const ROUNDING_MINOR = 2

type Sample = readonly (readonly string[])[]

export interface LineColumns {
  readonly qty: number
  readonly unitPrice: number
}

/** The free column that holds quantity × price; undefined when none does. */
export function lineTotalColumn(sample: Sample, { qty, unitPrice }: LineColumns, free: readonly number[]): number | undefined {
  return free.find(column => {
    const rows = sample.flatMap(row => {
      const [product, sum] = [productMinor(row, { qty, unitPrice }), minor(row[column])]
      return product === undefined || sum === undefined ? [] : [isNear(Math.abs(sum), Math.abs(product))]
    })
    return rows.length >= ROWS_MIN && rows.filter(Boolean).length >= rows.length * AGREEING_SHARE
  })
}

export interface ReceiptColumns extends LineColumns {
  readonly receipt: number
  readonly lineTotal: number
}

/** Whether the sum stands for the whole receipt on each of its lines: every receipt of several lines has to say so. */
export function isReceiptTotal(sample: Sample, columns: ReceiptColumns): boolean {
  const receipts = Map.groupBy(
    sample.filter(row => (row[columns.receipt] ?? '').trim() !== ''),
    row => (row[columns.receipt] ?? '').trim(),
  )
  let seen = 0
  for (const rows of receipts.values()) {
    if (rows.length < 2) continue
    const sums = new Set(rows.map(row => minor(row[columns.lineTotal])))
    const products = rows.map(row => productMinor(row, columns))
    const [sum] = sums
    if (sums.size !== 1 || sum === undefined || products.includes(undefined)) return false
    const whole = products.reduce<number>((all, product) => all + (product ?? 0), 0)
    if (!isNear(sum, whole)) return false
    seen += 1
  }
  return seen > 0
}

function productMinor(row: readonly string[], { qty, unitPrice }: LineColumns): number | undefined {
  const [count, price] = [minor(row[qty]), minor(row[unitPrice])]
  return count === undefined || price === undefined || count === 0 || price === 0 ? undefined : (count * price) / 100
}

function minor(cell: string | undefined): number | undefined {
  const text = (cell ?? '').trim()
  return text === '' ? undefined : parseMoney(text, /,\d{1,3}\D*$/.test(text) ? ',' : '.')
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING_MINOR
}
