/** Brings a file in. Batches carry their own checkpoint, so that a killed import goes on, and nobody may be written to afterwards. */
import { headingsFingerprint } from '../../domain/collect/mapping-choice.ts'
import { importJson, type ImportJson } from '../../domain/collect/import-report.ts'
import { giveBackRows } from '../../domain/collect/import-plan.ts'
import { type BusinessId, type ImportId, newId } from '../../kernel/ids.ts'
import type { ImportFile } from '../../ports/import-file.ts'
import type { ImportCheckpoint, ImportChoices, ImportRecord, StoredNote, WriteTally } from '../../ports/import-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { CollectDeps } from './deps.ts'
import { choicesOf, recordOf } from './import-record.ts'
import { forgottenAddresses, type ImportOptions, readImportFile, type ReadImport, type RefusedFile } from './read-import-file.ts'
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
  readonly onProgress?: ((done: ImportProgress) => void | Promise<void>) | undefined
}

export interface ImportProgress {
  readonly written: number
  readonly total: number
  /** Of the file: as many as the share of what is written. */
  readonly bytes: { readonly done: number; readonly total: number }
}

/** `stopped`: its owner stopped it after a batch; the same file brought again goes on from there. */
export type CommitImportResult =
  | { readonly report: ImportJson; readonly stopped?: true }
  | RefusedFile
  | { readonly refusal: 'busy'; readonly place?: never }

/** Ends the transaction that finds the import stopped, before anything is written in it. */
class Stopped extends Error {}

export async function commitImport(deps: CollectDeps, business: BusinessId, input: CommitImportInput): Promise<CommitImportResult> {
  const done = await deps.store.exclusively(business, { name: 'import' }, () => commit(deps, business, input))
  return done === 'busy' ? { refusal: 'busy' } : done
}

async function commit(deps: CollectDeps, business: BusinessId, input: CommitImportInput): Promise<CommitImportResult> {
  const { store, clock } = deps
  const { shop, stopped, remembered, forgotten } = await store.inBusiness(business, async tx => ({
    shop: await tx.business.read(),
    remembered: await tx.collect.imports.rememberedMappings(),
    forgotten: await forgottenAddresses(tx),
    stopped: (await tx.collect.imports.unfinished()).find(record => record.fileSha256 === input.file.sha256),
  }))
  const options = stopped ? resumedOptions(stopped.checkpoint.choices) : { ...input.options, remembered }
  const found = await readImportFile(input.file, shop, { ...options, forgotten })
  if ('refusal' in found) return found
  const record =
    stopped ??
    recordOf(input.importId ?? newId<'import'>(clock.now()), {
      found,
      ...input,
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
  if (stopped?.state === 'stopped') await store.inBusiness(business, tx => tx.collect.imports.change(record.id, { state: 'committing' }))
  const { tally, isStopped } = await write(deps, business, { found, record, zone: shop.zone, input })
  const report = importJson(record.id, { ...found, result: tally })
  giveBackRows(found.plan)
  const at = clock.now()
  if (isStopped) {
    await store.inBusiness(business, async tx => {
      await tx.collect.imports.change(record.id, { result: { ...tally } })
      await tx.collect.imports.markImported(record.id, at)
    })
    return { report, stopped: true }
  }
  await store.inBusiness(business, async tx => {
    // Told once, at the end: while a first file is being written nobody is to be understood from half of his purchases.
    await tx.collect.imports.markImported(record.id, at)
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
  readonly input: Pick<CommitImportInput, 'onProgress' | 'rowsPerBatch' | 'file'>
}

interface Written {
  readonly tally: WriteTally
  readonly isStopped: boolean
}

async function write(deps: CollectDeps, business: BusinessId, writing: Writing): Promise<Written> {
  const { found, record, zone, input } = writing
  const { store } = deps
  let checkpoint: ImportCheckpoint = record.checkpoint
  const size = input.file.size ?? 0
  const { people, sales } = found.plan
  const total = people.people.length + (sales?.purchases.count ?? 0) + (sales?.refunds.count ?? 0)
  const written = writeImport(found, {
    business,
    zone,
    importId: record.id,
    at: record.createdAt,
    from: record.checkpoint,
    rowsPerBatch: input.rowsPerBatch,
    inBatch: async work => {
      let next = checkpoint
      const answer = await store.inBusiness(
        business,
        tx =>
          takeStep(tx, record.id, () =>
            work(tx, async (progress, tally) => {
              const share = (progress.people + progress.purchases + progress.refunds) / Math.max(total, 1)
              next = {
                ...checkpoint,
                ...progress,
                tally: added(checkpoint.tally, tally),
                bytes: { done: Math.floor(size * share), total: size },
              }
              await tx.collect.imports.change(record.id, { checkpoint: next })
            }),
          ),
        // After a power cut a batch is missing whole, with its checkpoint: the disk is waited for at the end.
        { isRedone: true },
      )
      // Only what was committed counts.
      checkpoint = next
      const bytes = checkpoint.bytes ?? { done: 0, total: size }
      await input.onProgress?.({ written: checkpoint.people + checkpoint.purchases + checkpoint.refunds, total, bytes })
      return answer
    },
  })
  try {
    await written
    return { tally: checkpoint.tally, isStopped: false }
  } catch (error) {
    if (error instanceof Stopped) return { tally: checkpoint.tally, isStopped: true }
    throw error
  }
}

async function takeStep<T>(tx: Tx, importId: ImportId, step: () => Promise<T>): Promise<T> {
  if (await tx.collect.imports.isStopped(importId)) throw new Stopped('stopped')
  return step()
}

function added(tally: WriteTally, more: WriteTally): WriteTally {
  return { created: tally.created + more.created, updated: tally.updated + more.updated, unchanged: tally.unchanged + more.unchanged }
}

function* storedNotes({ plan: { notes } }: ReadImport, rejected: readonly RejectedRow[]): Generator<StoredNote> {
  const lists = [
    ['rejected', notes.rejected.list],
    ['warning', notes.warnings.list],
    ['skipped', notes.skipped.list],
  ] as const
  for (const [kind, list] of lists) {
    for (const [at, note] of list.slice(0, NOTES_STORED_MAX).entries()) {
      const cells = kind === 'rejected' ? (rejected[at]?.cells ?? null) : null
      yield { row: note.row, kind, reason: note.reason, cell: note.cell ?? null, cells }
    }
  }
}
