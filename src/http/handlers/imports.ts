/** Files: uploaded and checked, confirmed, taken out again. */
import { rm } from 'node:fs/promises'
import type { ColumnMapping, ImportKind } from '../../domain/collect/column-mapping.ts'
import type { ImportField } from '../../domain/collect/header-synonyms.ts'
import { id, type ImportId, newId } from '../../kernel/ids.ts'
import { instantFromMs } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import { importWords } from '../../locales/import/import-words.ts'
import { checkImport, type CheckedImport } from '../../usecases/collect/check-import.ts'
import { chooseImportConsentBasis } from '../../usecases/collect/choose-import-consent-basis.ts'
import { commitImport } from '../../usecases/collect/commit-import.ts'
import type { RefusedFile } from '../../usecases/collect/read-import-file.ts'
import { pastImport, pastImports } from '../../usecases/collect/past-imports.ts'
import { stopImport } from '../../usecases/collect/stop-import.ts'
import { undoImport } from '../../usecases/collect/undo-import.ts'
import { refreshChanged } from '../../usecases/plan/refresh-changed.ts'
import type { Handlers, OwnCall } from '../call.ts'
import { type CheckedFile, checkedFile, forgetOldUploads, forgetUpload, keepUpload, writeNote } from '../checked-file.ts'
import type { HttpDeps } from '../deps.ts'
import { found, notFound, ProblemError } from '../problems.ts'
import { refuse } from '../refuse.ts'
import { runningImport, StoppedReading, whileRunning } from '../running-imports.ts'
import { checkedView, IMPORT_FIELDS, importRow, pastView, readingView } from '../views/import-view.ts'

type ImportRoutes =
  | 'GET /imports'
  | 'POST /imports'
  | 'POST /imports/{id}/checks'
  | 'POST /imports/{id}/commits'
  | 'POST /imports/{id}/cancellations'
  | 'POST /imports/{id}/consent-bases'
  | 'GET /imports/{id}'
  | 'DELETE /imports/{id}'
/** Beyond this the list says “so many or more”. */
const REJECTS_COUNTED_MAX = 1000
/** More people than this are planned for by the worker: the answer does not wait for it. */
const PLANNED_AT_ONCE_MAX = 5000

type Speaking = Pick<OwnCall<'GET /imports'>, 'business' | 'locale' | 'at'>

export const importHandlers: Pick<Handlers, ImportRoutes> = {
  'GET /imports': async (deps, call) => {
    const records = (await pastImports(deps, call.business)).slice(0, call.input.query.limit)
    return {
      items: await deps.store.inBusiness(call.business, async tx => {
        const rows = []
        for (const record of records)
          rows.push(importRow(record, (await tx.collect.imports.notes(record.id, 'rejected', REJECTS_COUNTED_MAX)).length))
        return rows
      }),
    }
  },

  'POST /imports': async (deps, call) => {
    const importId = newId<'import'>(call.at)
    const { kind } = call.input.query
    const { upload } = call
    const file = { ...found(await deps.openFile(upload.path)), name: upload.fileName }
    const checked = await check(deps, call, {
      importId,
      file,
      fileName: upload.fileName,
      kind: kind === 'auto' ? null : kind,
      mapping: null,
      headings: [],
      sheet: null,
      createdAt: call.at,
      business: call.business,
    })
    if ('refusal' in checked) {
      await rm(upload.path, { force: true })
      throw refuseFile(checked, call)
    }
    await forgetOldUploads(deps, call.at)
    await keepUpload(deps, upload, {
      importId,
      note: {
        business: call.business,
        fileName: upload.fileName,
        createdAt: call.at,
        kind: kind === 'auto' ? null : kind,
        mapping: null,
        headings: headingsOf(checked),
        sheet: null,
      },
    })
    return viewOf(checked, { importId, fileName: upload.fileName, createdAt: call.at }, call)
  },

  'POST /imports/{id}/checks': async (deps, call) => {
    const waiting = await waitingFile(deps, call, call.input.params.id)
    const { mapping, kind, sheet } = call.input.body
    // Another sheet has other columns: what was said of the first one does not hold.
    const isOther = sheet !== undefined && sheet !== waiting.sheet
    const wished = { ...waiting, mapping: mapping ?? null, kind: kind ?? (isOther ? null : waiting.kind), sheet: sheet ?? waiting.sheet }
    const checked = await check(deps, call, wished)
    if ('refusal' in checked) throw refuseFile(checked, call)
    await writeNote(deps, waiting.importId, {
      business: call.business,
      fileName: waiting.fileName,
      createdAt: waiting.createdAt,
      kind: wished.kind,
      mapping: wished.mapping,
      headings: headingsOf(checked),
      sheet: wished.sheet,
    })
    return viewOf(checked, waiting, call)
  },

  'POST /imports/{id}/commits': async (deps, call) => {
    const waiting = await waitingFile(deps, call, call.input.params.id)
    const { mapping, kind } = call.input.body
    const wished = { ...waiting, mapping: mapping ?? waiting.mapping, kind: kind ?? waiting.kind }
    const options = await optionsOf(deps, call, wished)
    const { importId } = waiting
    const done = await whileRunning(importId, waiting.file, file =>
      commitImport(deps, call.business, { file, options, actor: call.actor, importId }),
    ).catch((error: unknown) => {
      if (error instanceof StoppedReading) return 'stopped' as const
      throw error
    })
    if (done === 'stopped') return readingView(viewedFile(waiting), { bytesDone: 0, bytesTotal: waiting.file.size ?? 0, isStopped: true })
    if ('refusal' in done) throw refuseFile(done, call)
    // The rest of a stopped one may be stored later.
    if (done.stopped) return past(deps, call, id<'import'>(done.report.id))
    // A stored file is not kept: it holds people's data.
    await forgetUpload(deps, waiting.importId)
    if (done.report.counts.customers <= PLANNED_AT_ONCE_MAX) await refreshChanged(deps, call.business)
    return past(deps, call, id<'import'>(done.report.id))
  },

  'POST /imports/{id}/cancellations': async (deps, call) => {
    const importId = id<'import'>(call.input.params.id)
    const stopped = await stopImport(deps, call.business, { importId, actor: call.actor })
    if (stopped === 'stopped') return past(deps, call, importId)
    // Its file is still being read: nothing is stored that would have to stay.
    const waiting = stopped === 'unknown-import' ? await waitingFile(deps, call, importId) : undefined
    const run = runningImport(importId)
    if (!run) throw new ProblemError('refused', { reason: 'not_running', detail: importWords(call.locale).notRunning })
    run.isStopped = true
    return waiting ? readingView(viewedFile(waiting), run) : past(deps, call, importId)
  },

  'POST /imports/{id}/consent-bases': async (deps, call) => {
    const { basis, note } = call.input.body
    const importId = id<'import'>(call.input.params.id)
    const chosen = await chooseImportConsentBasis(deps, call.business, {
      importId,
      basis,
      textVersion: 'owner',
      textShown: note,
      locale: call.locale,
      actor: call.actor,
    })
    if ('refusal' in chosen) throw refuse(chosen.refusal, call.locale)
    await refreshChanged(deps, call.business)
    return past(deps, call, importId)
  },

  'GET /imports/{id}': async (deps, call) => {
    const importId = id<'import'>(call.input.params.id)
    const stored = await pastImport(deps, call.business, importId)
    const run = runningImport(importId)
    if (!('refusal' in stored)) {
      const view = pastView(stored, call.locale)
      return run && view.state === 'stopped' ? readingView(view, run) : view
    }
    const waiting = await waitingFile(deps, call, importId)
    if (run) return readingView(viewedFile(waiting), run)
    const checked = await check(deps, call, waiting)
    if ('refusal' in checked) throw refuseFile(checked, call)
    return viewOf(checked, waiting, call)
  },

  'DELETE /imports/{id}': async (deps, call) => {
    const importId = id<'import'>(call.input.params.id)
    const undone = await undoImport(deps, call.business, { importId, actor: call.actor })
    if ('refusal' in undone) {
      if (undone.refusal === 'unknown-import') {
        // Only checked so far: there is nothing to undo but the file itself.
        await waitingFile(deps, call, importId)
        await forgetUpload(deps, importId)
        return { importId, reversed: 0, kept: [] }
      }
      throw new ProblemError('refused', {
        reason: undone.refusal.replaceAll('-', '_'),
        detail: importWords(call.locale).undoRefusals[undone.refusal],
      })
    }
    await refreshChanged(deps, call.business)
    return {
      importId,
      reversed: undone.removed + undone.restored,
      kept: undone.kept.map(row => ({ entity: row.entity, id: row.id, reason: 'edited-since' })),
    }
  },
}

function viewedFile({ importId, fileName, createdAt }: CheckedFile) {
  return { importId, fileName, createdAt: instantFromMs(createdAt) }
}

async function waitingFile(deps: HttpDeps, call: Speaking, importId: string): Promise<CheckedFile> {
  return found(await checkedFile(deps, call.business, id<'import'>(importId)))
}

/** The import keeps its id from the check on, whatever the dry run called itself. */
function viewOf(
  checked: CheckedImport,
  waiting: { readonly importId: ImportId; readonly fileName: string; readonly createdAt: number },
  call: Speaking,
) {
  return checkedView({
    report: { ...checked.report, id: waiting.importId },
    columns: checked.columns,
    firstRows: checked.firstRows,
    fileName: waiting.fileName,
    createdAt: instantFromMs(waiting.createdAt),
    locale: call.locale,
  })
}

async function check(deps: HttpDeps, call: Speaking, wished: CheckedFile) {
  return checkImport(deps, call.business, { file: wished.file, options: await optionsOf(deps, call, wished), compare: true })
}

export async function optionsOf(
  deps: HttpDeps,
  call: Pick<Speaking, 'business' | 'at'>,
  wished: Pick<CheckedFile, 'kind' | 'mapping' | 'headings' | 'sheet'>,
) {
  const { zone } = await deps.store.inBusiness(call.business, tx => tx.business.read())
  const kind: ImportKind | undefined = wished.kind ?? undefined
  const sheet = wished.sheet ?? undefined
  return {
    kind,
    sheet,
    today: localDay(call.at, zone),
    mapping: wished.mapping === null ? undefined : columnsOf(wished.mapping, wished.headings),
  }
}

function headingsOf(checked: CheckedImport): string[] {
  return checked.columns.map(column => column.heading)
}

/** 'phone' → 'Телефон', 'phone_2' → '#7': names back to columns. @throws ProblemError for a field or heading that is not there. */
function columnsOf(mapping: Readonly<Record<string, string>>, headings: readonly string[]): ColumnMapping {
  const columns: Partial<Record<ImportField, number[]>> = {}
  for (const [name, heading] of Object.entries(mapping)) {
    const field = IMPORT_FIELDS.find(one => one === name || (name.startsWith(`${one}_`) && /^\d+$/.test(name.slice(one.length + 1))))
    const column = headings.indexOf(heading)
    if (field === undefined || column < 0)
      throw new ProblemError('invalid', { errors: [{ path: `mapping.${name}`, message: field === undefined ? name : heading }] })
    columns[field] = [...(columns[field] ?? []), column]
  }
  return columns
}

async function past(deps: HttpDeps, call: Speaking, importId: ImportId) {
  const one = await pastImport(deps, call.business, importId)
  if ('refusal' in one) throw notFound()
  return pastView(one, call.locale)
}

function refuseFile(refused: RefusedFile | { readonly refusal: 'busy' }, call: Speaking): ProblemError {
  const { refusal } = refused
  const words = importWords(call.locale)
  const detail = 'place' in refused && refused.place ? words.brokenAt(refused.place.line, refused.place.column) : words.refusals[refusal]
  return refusal === 'busy'
    ? new ProblemError('refused', { reason: 'busy', detail })
    : new ProblemError('invalid', { reason: refusal, detail, errors: [{ path: 'file', message: detail }] })
}
