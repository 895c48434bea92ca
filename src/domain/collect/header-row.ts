/** Where the table begins: above it stand titles, and sometimes the headings take two rows. */
import { headingMeaning, isHeadingLike } from './headings.ts'

/** A report has a title, a period, the name of the shop; never a page of them. */
const TITLE_ROWS_MAX = 30

export interface HeaderRow {
  /** Index of the first heading row among the records. */
  readonly index: number
  /** 2 when a row of groups stands above the row of headings. */
  readonly rows: 1 | 2
  readonly headings: readonly string[]
}

/** Undefined when no row maps columns: then the file has no header and its values must speak. */
export function findHeaderRow(records: readonly (readonly string[])[]): HeaderRow | undefined {
  const width = usualWidth(records)
  for (const [index, record] of records.slice(0, TITLE_ROWS_MAX).entries()) {
    const filled = record.filter(cell => cell.trim() !== '').length
    const next = records[index + 1]
    const joined = next && joinedHeadings(record, next)
    if (joined && says(joined, { upper: record, lower: next }) && joined.filter(cell => cell !== '').length >= width * 0.6) {
      return { index, rows: 2, headings: joined }
    }
    const mapped = meanings(record)
    if (mapped >= (width === 1 ? 1 : 2) && filled >= width * 0.6 && !looksLikeData(record))
      return { index, rows: 1, headings: record.map(cell => cell.trim()) }
  }
  return undefined
}

/** Together the rows name more than the lower one, or what it leaves without a name. */
function says(
  joined: readonly string[],
  { upper, lower }: { readonly upper: readonly string[]; readonly lower: readonly string[] },
): boolean {
  const [both, alone] = [meanings(joined), meanings(lower)]
  const names = upper.filter((cell, at) => headingMeaning(cell) !== undefined && (lower[at] ?? '').trim() === '').length
  return both >= 2 && (both > alone || (both === alone && names > 0 && meanings(upper) >= 2))
}

/** Different columns that the row gives a meaning to. */
function meanings(record: readonly string[]): number {
  return new Set(record.map(cell => headingMeaning(cell)?.field).filter(field => field !== undefined)).size
}

function looksLikeData(record: readonly string[]): boolean {
  const filled = record.filter(cell => cell.trim() !== '')
  return filled.filter(isHeadingLike).length < filled.length * 0.6
}

/** 'Покупатель' above 'ФИО' and 'Телефон' is 'Покупатель ФИО' and 'Покупатель Телефон'; a group reaches to the next one. */
function joinedHeadings(upper: readonly string[], lower: readonly string[]): string[] | undefined {
  if (!upper.some(cell => cell.trim() === '') || looksLikeData(upper) || looksLikeData(lower) || upper.every(cell => cell.trim() === ''))
    return undefined
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const above = (upper[at] ?? '').trim()
    const below = (lower[at] ?? '').trim()
    if (above !== '') group = below === '' ? '' : above
    return below === '' ? above : `${group} ${below}`.trim()
  })
}

/** The number of filled cells most rows have. */
function usualWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const record of records) {
    const filled = record.findLastIndex(cell => cell.trim() !== '') + 1
    if (filled > 0) counts.set(filled, (counts.get(filled) ?? 0) + 1)
  }
  let [width, times] = [1, 0]
  for (const [count, seen] of counts) if (seen > times || (seen === times && count > width)) [width, times] = [count, seen]
  return width
}
