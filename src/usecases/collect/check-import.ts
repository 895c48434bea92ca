/** A dry run over the whole file: what it would bring in, in counts and sums, with every remark. Nothing is stored. */
import { giveBackRows } from '../../domain/collect/import-plan.ts'
import { type CellReading, readingsOf } from '../../domain/collect/cell-reading.ts'
import { columnTitles, importJson, type ImportJson } from '../../domain/collect/import-report.ts'
import type { RejectReason } from '../../domain/collect/import-reason.ts'
import type { ColumnMapping } from '../../domain/collect/column-mapping.ts'
import { type BusinessId, newId } from '../../kernel/ids.ts'
import type { ImportFile } from '../../ports/import-file.ts'
import type { CollectDeps } from './deps.ts'
import { choicesOf, recordOf } from './import-record.ts'
import { forgottenAddresses, type ImportOptions, readImportFile, type ReadImport, type RefusedFile } from './read-import-file.ts'
import { writeImport } from './write-import.ts'

export interface CheckedColumn {
  /** No two are the same. */
  readonly heading: string
  /** The field it is taken for; null when it is left out. */
  readonly field: string | null
  /** Three different values that are not empty, each with what it is read as; a value that cannot be read is among them. */
  readonly samples: readonly CheckedCell[]
}

export interface CheckedCell {
  readonly raw: string
  /** Null in a column that is left out. */
  readonly reading: CellReading | null
}

/** One of the first rows of data. */
export interface CheckedRow {
  readonly row: number
  /** Of the columns that are taken and filled. */
  readonly cells: readonly (CheckedCell & { readonly heading: string; readonly field: string })[]
  /** Why it is not taken; null when it is. */
  readonly refused: RejectReason | null
}

export interface CheckedImport {
  readonly report: ImportJson
  readonly mapping: ColumnMapping
  readonly columns: readonly CheckedColumn[]
  readonly firstRows: readonly CheckedRow[]
  /** The sum the file states under its rows, to be compared with ours. */
  readonly statedTotalMinor: number | null
}

export interface CheckImportInput {
  readonly file: ImportFile
  readonly options: ImportOptions
  /** Also says what would be new and what is known already; the whole import is tried and taken back. */
  readonly compare?: boolean
}

export async function checkImport(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: CheckImportInput,
): Promise<CheckedImport | RefusedFile> {
  const { shop, ...known } = await store.inBusiness(business, async tx => ({
    shop: await tx.business.read(),
    remembered: await tx.collect.imports.rememberedMappings(),
    forgotten: await forgottenAddresses(tx),
  }))
  const found = await readImportFile(input.file, shop, { ...input.options, ...known })
  if ('refusal' in found) return found
  const id = newId<'import'>(clock.now())
  const result =
    input.compare === true ? await tried({ store, clock }, { found, id, business, input }) : { created: 0, updated: 0, unchanged: 0 }
  const report = importJson(id, { ...found, result })
  giveBackRows(found.plan)
  return {
    report,
    mapping: found.read.mapping,
    ...previewOf(found),
    statedTotalMinor: found.plan.statedTotalMinor,
  }
}

/** Carries the answer out of a transaction that must not be kept. */
class Tried extends Error {
  readonly result: ImportJson['result']
  constructor(result: ImportJson['result']) {
    super('tried')
    this.result = result
  }
}

interface Trial {
  readonly found: ReadImport
  readonly id: ReturnType<typeof newId<'import'>>
  readonly business: BusinessId
  readonly input: CheckImportInput
}

async function tried(
  { store, clock }: CollectDeps,
  { found, id, business, input: { file, options } }: Trial,
): Promise<ImportJson['result']> {
  try {
    return await store.inBusiness(business, async tx => {
      const shop = await tx.business.read()
      const at = clock.now()
      // What is replaced is noted in the journal of its import, which must be there.
      await tx.collect.imports.insert(recordOf(id, { found, file, actor: 'check', choices: choicesOf(found, { shop, options }), at }))
      const nothing = { people: 0, purchases: 0, refunds: 0 }
      const tally = await writeImport(found, {
        business,
        zone: shop.zone,
        importId: id,
        at,
        from: nothing,
        inBatch: work => work(tx, () => Promise.resolve()),
      })
      throw new Tried(tally)
    })
  } catch (error) {
    if (error instanceof Tried) return error.result
    throw error
  }
}

const SAMPLES = 3

function previewOf({ read, plan }: ReadImport): Pick<CheckedImport, 'columns' | 'firstRows'> {
  const fields = new Map(Object.entries(read.mapping).flatMap(([field, columns]) => columns.map(column => [column, field] as const)))
  const width = Math.max(read.headings.length, ...read.preview.map(({ cells }) => cells.length))
  const titles = columnTitles(read.headings, width)
  const rows = read.preview.map(row => ({ ...row, readings: readingsOf(row.cells, read.mapping, plan.habits) }))
  const refused = new Map(plan.notes.rejected.list.map(({ row, reason }) => [row, reason]))
  return {
    columns: titles.map((heading, at) => ({
      heading,
      field: fields.get(at) ?? null,
      samples: samplesOf(rows.map(({ cells, readings }) => ({ raw: (cells[at] ?? '').trim(), reading: readings.get(at) ?? null }))),
    })),
    firstRows: rows.map(({ line, cells, readings }) => ({
      row: line,
      cells: [...readings]
        .toSorted(([a], [b]) => a - b)
        .map(([at, reading]) => ({
          heading: titles[at] ?? '',
          field: fields.get(at) ?? '',
          raw: (cells[at] ?? '').trim(),
          reading,
        })),
      refused: refused.get(line) ?? null,
    })),
  }
}

/** The first ones; what cannot be read is not hidden behind what can. */
function samplesOf(cells: readonly CheckedCell[]): readonly CheckedCell[] {
  const different = [...new Map(cells.filter(({ raw }) => raw !== '').map(cell => [cell.raw, cell])).values()]
  const isUnread = ({ reading }: CheckedCell): boolean => reading?.as === 'unread'
  const first = different.slice(0, SAMPLES)
  const unread = different.find(isUnread)
  return unread && !first.some(isUnread) ? [...first.slice(0, SAMPLES - 1), unread] : first
}
