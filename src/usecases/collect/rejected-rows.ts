/** The rows an import refused, with all their cells as they stood in the file: to be repaired in a spreadsheet and brought again. */
import { csvReader } from '../../domain/collect/csv-records.ts'
import type { RejectReason } from '../../domain/collect/import-reason.ts'
import type { BusinessId, ImportId } from '../../kernel/ids.ts'
import { sheetFile } from '../../kernel/sheet-file.ts'
import type { Locale } from '../../kernel/locale.ts'
import { importWords } from '../../locales/import/import-words.ts'
import type { ImportFile } from '../../ports/import-file.ts'
import type { CollectDeps } from './deps.ts'
import { type ImportOptions, readImportFile, type ReadImport } from './read-import-file.ts'

/** More are no work for a person: then something is wrong with the file as a whole. */
export const REJECTS_KEPT_MAX = 20_000

export interface RejectedRow {
  readonly row: number
  readonly reason: RejectReason
  readonly cells: readonly string[]
}

/** Reads the file once more, for the refused rows alone: the rest of it was never kept. */
export async function rejectedRows(file: ImportFile, { format, read, plan }: ReadImport): Promise<RejectedRow[]> {
  const notes = plan.notes.rejected.list.slice(0, REJECTS_KEPT_MAX)
  if (notes.length === 0) return []
  const wanted = new Set(notes.map(note => note.row))
  const cellsOf = new Map<number, readonly string[]>()
  const take = (cells: readonly string[], row: number): void => {
    if (wanted.has(row) && !cellsOf.has(row)) cellsOf.set(row, cells)
  }
  if (file.records) {
    const { batches } = await file.records({ sheet: format.sheet ?? undefined, encoding: format.encoding || undefined })
    for await (const records of batches) for (const { cells, row } of records) take(cells, row)
  } else {
    const csv = csvReader({ delimiter: read.delimiter, width: read.headings.length }, take)
    const decoder = new TextDecoder(format.encoding || 'utf-8')
    for await (const chunk of file.bytes()) csv.push(decoder.decode(chunk, { stream: true }))
    csv.push(decoder.decode())
    csv.end()
  }
  return notes.map(({ row, reason }) => ({ row, reason, cells: cellsOf.get(row) ?? [] }))
}

/** A workbook: the file's own columns untouched, then the row and the reason in the owner's language. */
export function rejectsWorkbook(headings: readonly string[], rows: readonly RejectedRow[], locale: Locale): Uint8Array {
  const words = importWords(locale)
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), headings.length)
  const padded = (cells: readonly string[]): string[] => Array.from({ length: width }, (_, at) => cells[at] ?? '')
  return sheetFile(words.rejectsSheet, [
    [...padded(headings), words.rejectsRow, words.rejectsReason],
    ...rows.map(({ row, reason, cells }) => [...padded(cells), String(row), words.rejected[reason]]),
  ])
}

/** Of a file that was checked only. */
export async function checkedRejects(
  { store }: CollectDeps,
  business: BusinessId,
  { file, options, locale }: { readonly file: ImportFile; readonly options: ImportOptions; readonly locale: Locale },
): Promise<Uint8Array | undefined> {
  const shop = await store.inBusiness(business, tx => tx.business.read())
  const found = await readImportFile(file, shop, options)
  return 'refusal' in found ? undefined : rejectsWorkbook(found.read.headings, await rejectedRows(file, found), locale)
}

/** Of a stored import; undefined when there is no such import. */
export async function storedRejects(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  { importId, locale }: { readonly importId: ImportId; readonly locale: Locale },
): Promise<Uint8Array | undefined> {
  return store.inBusiness(business, async ({ collect: { imports } }) => {
    const record = await imports.find(importId)
    if (!record) return undefined
    const notes = await imports.notes(importId, 'rejected', REJECTS_KEPT_MAX)
    const headings = record.format['headings']
    const words = importWords(locale).rejected
    const rows = notes.flatMap(({ row, reason, cells }) => (isReason(reason, words) ? [{ row, reason, cells: cells ?? [] }] : []))
    return rejectsWorkbook(Array.isArray(headings) ? headings.map(String) : [], rows, locale)
  })
}

function isReason(text: string, words: Readonly<Record<RejectReason, string>>): text is RejectReason {
  return Object.hasOwn(words, text)
}
