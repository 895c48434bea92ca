/**
 * Reports of accounting programs put the buyer in a row of his own, with his sales in the rows below:
 * in a column of his own, which is empty beside the sales, or in the very column in which the sales have their days.
 */
import { parseCellDate } from './cell-date.ts'
import type { ColumnMapping } from './column-mapping.ts'
import type { ImportField } from './header-synonyms.ts'

export interface RowGroups {
  /** With the buyer, where he has no column of his own: then he is put behind the last one. */
  readonly mapping: ColumnMapping
  readonly headings: readonly string[]
  /** Undefined for the row of a buyer; a row of a sale is given back with the buyer who was named last. */
  take(cells: readonly string[]): string[] | undefined
}

/** The columns that say who it is. */
const OF_BUYER: readonly ImportField[] = ['customer_name', 'first_name', 'last_name', 'customer_no', 'phone', 'email', 'card_no']
/** What a row of a buyer does not have. */
const OF_SALE: readonly ImportField[] = ['item', 'sku', 'unit_price']
const LETTERS = /\p{L}{3}/u

interface Table {
  readonly headings: readonly string[]
  readonly mapping: ColumnMapping
  /** The first rows below the headings, without those that close the table. */
  readonly sample: readonly (readonly string[])[]
}

/** Undefined where every row stands for itself: the smallest doubt says so. */
export function findRowGroups(table: Table): RowGroups | undefined {
  const [day] = table.mapping.date ?? table.mapping.datetime ?? []
  if (day === undefined || table.sample.length < 2) return undefined
  return ownColumn(table, day) ?? sameColumn(table, day)
}

function isDay(cell: string): boolean {
  return parseCellDate(cell, { order: 'day-first', zone: 'UTC' }) !== undefined
}

function ownColumn({ headings, mapping, sample }: Table, day: number): RowGroups | undefined {
  const columns = OF_BUYER.flatMap(field => mapping[field] ?? []).filter(column => column !== day)
  const sale = [day, ...OF_SALE.flatMap(field => mapping[field] ?? [])]
  const hasAny = (cells: readonly string[], of: readonly number[]): boolean => of.some(column => (cells[column] ?? '').trim() !== '')
  const isBuyer = (cells: readonly string[]): boolean => hasAny(cells, columns) && !hasAny(cells, sale)
  const isEither = sample.every(cells => isBuyer(cells) || !hasAny(cells, columns))
  if (columns.length === 0 || !isEither || !areGroups(sample, { day, isBuyer })) return undefined
  let buyer: readonly string[] = []
  return {
    mapping,
    headings,
    take: cells => {
      if (isBuyer(cells)) {
        buyer = cells
        return undefined
      }
      const filled = [...cells]
      if (!hasAny(cells, columns)) for (const column of columns) filled[column] = buyer[column] ?? ''
      return filled
    },
  }
}

function sameColumn({ headings, mapping, sample }: Table, day: number): RowGroups | undefined {
  const behind = headings.length
  const others = OF_BUYER.filter(field => (mapping[field] ?? []).some(column => column !== day && column !== behind))
  const sale = OF_SALE.flatMap(field => mapping[field] ?? [])
  const isBuyer = (cells: readonly string[]): boolean => {
    const cell = cells[day] ?? ''
    return LETTERS.test(cell) && !isDay(cell) && sale.every(column => (cells[column] ?? '').trim() === '')
  }
  if (others.length > 0 || sale.length === 0 || !areGroups(sample, { day, isBuyer })) return undefined
  let buyer = ''
  return {
    mapping: { ...mapping, customer_name: [behind], phone: [behind] },
    headings: [...headings, headings[day] ?? ''],
    take: cells => {
      if (isBuyer(cells)) {
        buyer = cells[day] ?? ''
        return undefined
      }
      return [...Array.from({ length: behind }, (_, at) => cells[at] ?? ''), buyer]
    },
  }
}

interface Grouping {
  readonly day: number
  isBuyer(cells: readonly string[]): boolean
}

/** A few sales may have a day that nobody can read. */
const DAYS_SHARE = 0.8

/** A buyer comes first, and each has sales with days below him; the last one's may stand beyond the sample. */
function areGroups(sample: readonly (readonly string[])[], { day, isBuyer }: Grouping): boolean {
  const buyers = sample.map(isBuyer)
  const sales = sample.filter((_cells, at) => buyers[at] === false)
  const days = sales.filter(cells => isDay(cells[day] ?? '')).length
  return buyers[0] === true && days > 0 && days >= sales.length * DAYS_SHARE && buyers.every((is, at) => !is || buyers[at + 1] !== true)
}
