/** `regulars import`: a file goes in, or an import comes out again. */
import { writeFile } from 'node:fs/promises'
import type { ImportJson } from '../domain/collect/import-report.ts'
import { isCurrency, formatMoney, minor } from '../kernel/money.ts'
import type { ImportId } from '../kernel/ids.ts'
import { formatDay, type Locale } from '../kernel/locale.ts'
import { localDay } from '../kernel/zone.ts'
import { importWords } from '../locales/import/import-words.ts'
import type { ImportWords } from '../locales/import/words.ts'
import type { ImportFile } from '../ports/import-file.ts'
import type { NamedKept } from '../ports/import-store.ts'
import { openImportFile } from '../sources/csv/open-import-file.ts'
import { checkImport } from '../usecases/collect/check-import.ts'
import { commitImport, type ImportProgress } from '../usecases/collect/commit-import.ts'
import type { ImportOptions } from '../usecases/collect/read-import-file.ts'
import { checkedRejects } from '../usecases/collect/rejected-rows.ts'
import { undoImport } from '../usecases/collect/undo-import.ts'
import type { App } from './app.ts'
import type { CliIo, ExitCode } from './cli-io.ts'
import { IMPORT_USAGE, importArguments, type ImportWish } from './import-arguments.ts'

const ACTOR = 'command-line'
/** As many remarks as a terminal shows; all of them are in the JSON. */
const NOTES_SHOWN = 20

export async function importCommand(args: readonly string[], io: CliIo, app: App): Promise<ExitCode> {
  const wish = importArguments(args)
  if ('wrong' in wish) {
    io.err(`${wish.wrong.sentence(io.locale)}\n${IMPORT_USAGE}`)
    return 2
  }
  const shop = await app.store.inBusiness(app.business, tx => tx.business.read())
  const words = importWords(shop.locale)
  if ('undo' in wish) return undo(wish, { io, app, words, locale: shop.locale })

  const file = await opened(wish.file)
  if (!file) {
    io.err(words.fileNotRead(wish.file))
    return 1
  }
  const options = {
    kind: wish.kind,
    today: wish.today ?? localDay(app.clock.now(), shop.zone),
    country: wish.country,
    currency: wish.currency,
    sheet: wish.sheet,
  }
  const done = wish.isDryRun
    ? await checkImport(app, app.business, { file, options, compare: true })
    : await commitImport(app, app.business, { file, options, actor: ACTOR, onProgress: io.isTerminal ? progressTo(io) : undefined })
  if ('refusal' in done) {
    if (wish.isJson) io.out(JSON.stringify({ refused: done.refusal, ...(done.place ? { place: done.place } : {}) }))
    io.err(done.place ? words.brokenAt(done.place.line, done.place.column) : words.refusals[done.refusal])
    return 1
  }
  if (wish.rejects !== undefined) await writeRejects(app, { wish, file, options, locale: shop.locale })
  if (wish.isJson) io.out(JSON.stringify(done.report))
  else show(done.report, { io, words, wish, locale: shop.locale })
  return done.report.rejected.length > 0 ? 1 : 0
}

function progressTo(io: CliIo): (done: ImportProgress) => void {
  return ({ written, total }) => io.err(`${written} / ${total}`)
}

interface Rejects {
  readonly wish: ImportWish
  readonly file: ImportFile
  readonly options: ImportOptions
  readonly locale: Locale
}

async function writeRejects(app: App, { wish, file, options, locale }: Rejects): Promise<void> {
  const book = await checkedRejects(app, app.business, { file, options, locale })
  if (book && wish.rejects !== undefined) await writeFile(wish.rejects, book)
}

async function opened(path: string): Promise<ImportFile | undefined> {
  try {
    return await openImportFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

interface Speaking {
  readonly io: CliIo
  readonly words: ImportWords
}

interface Showing extends Speaking {
  readonly wish: ImportWish
  readonly locale: Locale
}

function show(report: ImportJson, { io, words, wish, locale }: Showing): void {
  const errors = { ...io, out: (text: string) => io.err(text) }
  const refusedCount = report.rejected.length + (report.more?.rejected ?? 0)
  const refused = { io: errors, heading: words.rejectedRows(refusedCount), words, sentence: (note: Refused) => words.rejected[note.reason] }
  const { counts, result } = report
  if (counts.customers + counts.purchases + counts.refunds === 0) {
    io.err(wish.isDryRun ? words.nothingToBring : words.nothingBrought)
    return showNotes(report.rejected, refused)
  }
  const parts = [words.customers(counts.customers)]
  if (report.kind === 'purchases') {
    const anonymous = counts.anonymous_purchases > 0 ? ` (${words.anonymous(counts.anonymous_purchases)})` : ''
    parts.push(words.purchases(counts.purchases) + anonymous)
  }
  if (counts.refunds > 0) parts.push(words.refunds(counts.refunds))
  io.out(`${wish.isDryRun ? words.checked : words.brought} ${parts.join(', ')}.`)
  for (const [currency, { net_minor }] of Object.entries(report.money))
    if (isCurrency(currency)) io.out(formatMoney(minor(net_minor), currency, locale))
  io.out(words.result(result.created, result.updated, result.unchanged))
  const warned = new Set(report.warnings.map(note => note.row)).size
  showNotes(report.warnings, { io, heading: words.warningRows(warned), words, sentence: note => words.warnings[note.reason] })
  if (!wish.isDryRun) {
    io.out(words.nobodyIsWritten)
    io.out(words.howToUndo(report.id))
  }
  showNotes(report.rejected, refused)
}

type Refused = ImportJson['rejected'][number]

interface NotesShown<Note> extends Speaking {
  readonly heading: string
  readonly sentence: (note: Note) => string
}

function showNotes<Note extends { readonly row: number; readonly cell?: string }>(
  notes: readonly Note[],
  { io, words, heading, sentence }: NotesShown<Note>,
): void {
  if (notes.length === 0) return
  io.out(heading)
  for (const note of notes.slice(0, NOTES_SHOWN))
    io.out(`  ${words.row(note.row)}: ${sentence(note)}${note.cell === undefined ? '' : ` (${note.cell})`}`)
  if (notes.length > NOTES_SHOWN) io.out(`  ${words.more(notes.length - NOTES_SHOWN)}`)
}

interface Undoing extends Speaking {
  readonly app: App
  readonly locale: Locale
}

function keptLine(row: NamedKept, { words, locale }: { readonly words: ImportWords; readonly locale: Locale }): string {
  const sum = row.totalMinor === null || row.currency === null ? [] : [formatMoney(minor(row.totalMinor), row.currency, locale)]
  const when = row.day === null ? [] : [formatDay(row.day, locale, { year: true })]
  return [row.name || words.keptNobody, words.keptEntities[row.entity], ...when, ...sum].join(' · ')
}

async function undo(wish: { readonly undo: ImportId; readonly isJson: boolean }, { io, app, words, locale }: Undoing): Promise<ExitCode> {
  const done = await undoImport(app, app.business, { importId: wish.undo, actor: ACTOR })
  if ('refusal' in done) {
    if (wish.isJson) io.out(JSON.stringify({ refused: done.refusal }))
    io.err(words.undoRefusals[done.refusal])
    return 1
  }
  const { removed, restored, kept, named } = done
  if (wish.isJson) io.out(JSON.stringify({ id: wish.undo, removed, restored, kept }))
  else {
    io.out(words.undone(removed, restored))
    if (kept.length > 0) io.out(words.kept(kept.length))
    for (const row of named.slice(0, NOTES_SHOWN)) io.out(`  ${keptLine(row, { words, locale })}`)
    if (kept.length > NOTES_SHOWN) io.out(`  ${words.more(kept.length - NOTES_SHOWN)}`)
  }
  return 0
}
