/** Brings a file in. Batches carry their own checkpoint, so that a killed import goes on, and nobody may be written to afterwards. */
import type { FileRefusal } from '../../domain/collect/import-reason.ts'
import { headingsFingerprint } from '../../domain/collect/mapping-choice.ts'
import { importJson, type ImportJson } from '../../domain/collect/import-report.ts'
import { type BusinessId, type ImportId, newId } from '../../kernel/ids.ts'
import type { JsonObject } from '../../ports/business-store.ts'
import type { ImportFile } from '../../ports/import-file.ts'
import type { ImportCheckpoint, ImportChoices, ImportRecord, StoredNote, WriteTally } from '../../ports/import-store.ts'
import type { CollectDeps } from './deps.ts'
import { type ImportOptions, readImportFile, type ReadImport } from './read-import-file.ts'
import { REJECTS_KEPT_MAX, type RejectedRow, rejectedRows } from './rejected-rows.ts'
import { writeImport } from './write-import.ts'

/** A page of remarks is read; a million of them is a wrong file. The counts stay exact. */
const NOTES_STORED_MAX = REJECTS_KEPT_MAX

export interface CommitImportInput {
  readonly file: ImportFile
  readonly options: ImportOptions
  readonly actor: string
  /** The id under which the file was checked before. */
  readonly importId?: ImportId | undefined
  /** Smaller batches repeat less after a kill and cost more. */
  readonly rowsPerBatch?: number | undefined
  /** Called after each batch with the rows written so far; a watcher shows it. */
  readonly onProgress?: ((done: ImportProgress) => void) | undefined
}

export interface ImportProgress {
  readonly written: number
  readonly total: number
}

export type CommitImportResult = { readonly report: ImportJson } | { readonly refusal: FileRefusal | 'busy' }

export async function commitImport(deps: CollectDeps, business: BusinessId, input: CommitImportInput): Promise<CommitImportResult> {
  const done = await deps.store.exclusively(business, { name: 'import' }, () => commit(deps, business, input))
  return done === 'busy' ? { refusal: 'busy' } : done
}

async function commit(deps: CollectDeps, business: BusinessId, input: CommitImportInput): Promise<CommitImportResult> {
  const { store, clock } = deps
  const { shop, stopped, remembered } = await store.inBusiness(business, async tx => ({
    shop: await tx.business.read(),
    remembered: await tx.collect.imports.rememberedMappings(),
    stopped: (await tx.collect.imports.unfinished()).find(record => record.fileSha256 === input.file.sha256),
  }))
  const options = stopped ? resumedOptions(stopped.checkpoint.choices) : { ...input.options, remembered }
  const found = await readImportFile(input.file, shop, options)
  if ('refusal' in found) return found
  const record =
    stopped ??
    recordOf(input.importId ?? newId<'import'>(clock.now()), {
      found,
      input,
      choices: choicesOf(found, { shop, options }),
      at: clock.now(),
    })
  if (!stopped) {
    const rejected = await rejectedRows(input.file, found)
    await store.inBusiness(business, async tx => {
      await tx.collect.imports.insert(record)
      await tx.collect.imports.insertNotes(record.id, storedNotes(found, rejected))
      // What the owner said about these headings holds for the next file with them.
      if (found.read.mappingOrigin === 'given')
        await tx.collect.imports.rememberMapping(headingsFingerprint(found.read.headings), found.read, record.createdAt)
    })
  }
  const tally = await write(deps, business, { found, record, zone: shop.zone, input })
  const report = importJson(record.id, { ...found, result: tally })
  const at = clock.now()
  await store.inBusiness(business, async tx => {
    for (const subject of ['people', 'sales'] as const) await tx.collect.imports.refreshStatistics(subject)
    await tx.collect.imports.change(record.id, { state: 'done', result: { ...tally }, finishedAt: at })
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'import-committed',
      subject: `import:${record.id}`,
      detail: { ...report.counts },
    })
  })
  return { report }
}

/** The currency a heading named is found again in the heading; only one that was given is given again. */
function resumedOptions({ currency, currencyIsGiven, ...choices }: ImportChoices): ImportOptions {
  return { ...choices, ...(currencyIsGiven ? { currency } : {}) }
}

interface Writing {
  readonly found: ReadImport
  readonly record: ImportRecord
  readonly zone: string
  readonly input: Pick<CommitImportInput, 'onProgress' | 'rowsPerBatch'>
}

async function write({ store }: CollectDeps, business: BusinessId, { found, record, zone, input }: Writing): Promise<WriteTally> {
  let checkpoint: ImportCheckpoint = record.checkpoint
  const { people, sales } = found.plan
  const total = people.people.length + (sales?.purchases.count ?? 0) + (sales?.refunds.count ?? 0)
  await writeImport(found, {
    business,
    zone,
    importId: record.id,
    at: record.createdAt,
    from: record.checkpoint,
    rowsPerBatch: input.rowsPerBatch,
    inBatch: async work => {
      let next = checkpoint
      const answer = await store.inBusiness(business, tx =>
        work(tx, async (progress, tally) => {
          next = { ...checkpoint, ...progress, tally: added(checkpoint.tally, tally) }
          await tx.collect.imports.change(record.id, { checkpoint: next })
        }),
      )
      // Only what was committed counts.
      checkpoint = next
      input.onProgress?.({ written: checkpoint.people + checkpoint.purchases + checkpoint.refunds, total })
      return answer
    },
  })
  return checkpoint.tally
}

function added(tally: WriteTally, more: WriteTally): WriteTally {
  return { created: tally.created + more.created, updated: tally.updated + more.updated, unchanged: tally.unchanged + more.unchanged }
}

function choicesOf(
  { read, format }: ReadImport,
  {
    shop,
    options,
  }: { readonly shop: { readonly country: string; readonly currency: ImportChoices['currency'] }; readonly options: ImportOptions },
): ImportChoices {
  return {
    kind: read.kind,
    today: options.today,
    country: options.country ?? shop.country,
    mapping: read.mapping,
    ...(format.sheet === null ? {} : { sheet: format.sheet }),
    currency: options.currency ?? shop.currency,
    currencyIsGiven: options.currency !== undefined,
  }
}

interface NewRecord {
  readonly found: ReadImport
  readonly input: CommitImportInput
  readonly choices: ImportChoices
  readonly at: ImportRecord['createdAt']
}

function recordOf(id: ImportId, { found, input, choices, at }: NewRecord): ImportRecord {
  const report = importJson(id, { ...found, result: { created: 0, updated: 0, unchanged: 0 } })
  return {
    id,
    fileName: input.file.name,
    fileSha256: input.file.sha256,
    filePath: input.file.path,
    kind: report.kind,
    state: 'committing',
    format: { ...report.format, headings: found.read.headings, mapping_origin: report.mapping_origin, sums: sumsJson(report) },
    mapping: report.mapping,
    counts: report.counts,
    money: moneyJson(report),
    result: report.result,
    checkpoint: { choices, people: 0, purchases: 0, refunds: 0, tally: { created: 0, updated: 0, unchanged: 0 } },
    consentBasis: null,
    actor: input.actor,
    createdAt: at,
    finishedAt: null,
    undoneAt: null,
  }
}

function sumsJson({ months, stated_total_minor, refused_minor, converted_total_eur_minor }: ImportJson): JsonObject {
  return { months: months.map(month => ({ ...month })), stated_total_minor, refused_minor, converted_total_eur_minor }
}

function moneyJson({ money }: ImportJson): JsonObject {
  return Object.fromEntries(Object.entries(money).map(([currency, sums]) => [currency, { ...sums }]))
}

function* storedNotes({ plan: { notes } }: ReadImport, rejected: readonly RejectedRow[]): Generator<StoredNote> {
  const lists = [
    ['rejected', notes.rejected],
    ['warning', notes.warnings],
    ['skipped', notes.skipped],
  ] as const
  for (const [kind, list] of lists) {
    for (const [at, note] of list.slice(0, NOTES_STORED_MAX).entries()) {
      const cells = kind === 'rejected' ? (rejected[at]?.cells ?? null) : null
      yield { row: note.row, kind, reason: note.reason, cell: note.cell ?? null, cells }
    }
  }
}
