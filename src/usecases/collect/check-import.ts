/** A dry run over the whole file: what it would bring in, in counts and sums, with every remark. Nothing is stored. */
import { giveBackRows } from '../../domain/collect/import-plan.ts'
import { columnTitles, importJson, type ImportJson } from '../../domain/collect/import-report.ts'
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
  /** Three different values that are not empty. */
  readonly samples: readonly string[]
}

export interface CheckedImport {
  readonly report: ImportJson
  readonly mapping: ColumnMapping
  readonly columns: readonly CheckedColumn[]
  /** Raw cells of the first rows. */
  readonly preview: readonly (readonly string[])[]
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
    columns: columnsOf(found),
    preview: found.read.preview,
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

function columnsOf({ read }: ReadImport): CheckedColumn[] {
  const fields = new Map(Object.entries(read.mapping).flatMap(([field, columns]) => columns.map(column => [column, field] as const)))
  const width = Math.max(read.headings.length, ...read.preview.map(cells => cells.length))
  return columnTitles(read.headings, width).map((heading, at) => ({
    heading,
    field: fields.get(at) ?? null,
    samples: [...new Set(read.preview.map(cells => (cells[at] ?? '').trim()).filter(cell => cell !== ''))].slice(0, 3),
  }))
}
