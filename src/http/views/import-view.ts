/** An import as the API tells it: checked or stored, with every remark in words. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { ImportJson } from '../../domain/collect/import-report.ts'
import { noteCell } from '../../domain/collect/import-reason.ts'
import { HEADER_SYNONYMS, type ImportField } from '../../domain/collect/header-synonyms.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { isCurrency } from '../../kernel/money.ts'
import { fieldNames } from '../../locales/import/field-names.ts'
import { importWords } from '../../locales/import/import-words.ts'
import type { ImportRecord, StoredNote } from '../../ports/import-store.ts'
import type { CheckedImport } from '../../usecases/collect/check-import.ts'
import type { PastImport } from '../../usecases/collect/past-imports.ts'
import * as z from 'zod'
import { readCell } from './cell-view.ts'

type ImportView = AnswerOf<'GET /imports/{id}'>
type ImportRow = AnswerOf<'GET /imports'>['items'][number]

/** The first remarks of each kind show the pattern. */
const NOTES_SHOWN = 100

export const IMPORT_FIELDS: readonly ImportField[] = Object.keys(HEADER_SYNONYMS).filter(
  (field): field is ImportField => field in HEADER_SYNONYMS,
)

interface Checked extends Pick<CheckedImport, 'report' | 'columns' | 'firstRows'> {
  readonly fileName: string
  readonly createdAt: Instant
  readonly locale: Locale
}

export function checkedView({ report, columns, firstRows, fileName, createdAt, locale }: Checked): ImportView {
  return {
    importId: report.id,
    fileName,
    kind: report.kind,
    state: 'checked',
    progress: null,
    format: formatOf(report.format),
    mappingOrigin: report.mapping_origin,
    columns: columns.map(({ heading, field, samples }) => ({
      heading,
      field,
      samples: samples.map(({ raw }) => noteCell(raw)),
      readings: samples.map(sample => readCell(sample, locale)),
    })),
    firstRows: firstRows.map(({ row, cells, refused }) => ({
      row,
      cells: cells.map(cell => ({ heading: cell.heading, field: cell.field, ...readCell(cell, locale) })),
      refused: refused && { code: refused, data: {}, text: importWords(locale).rejected[refused] },
    })),
    fields: fieldsOf(locale),
    mapping: { ...report.mapping },
    ...countsOf(report),
    ...sumsOf(report),
    result: { ...report.result },
    ...notesOf({ rejected: report.rejected, skipped: report.skipped, warnings: report.warnings }, locale),
    ...(report.more && {
      rejectedCount: report.rejected.length + report.more.rejected,
      skippedCount: report.skipped.length + report.more.skipped,
      warningCount: report.warnings.length + report.more.warnings,
    }),
    ...NOTHING_KEPT,
    consentBasis: null,
    createdAt: isoInstant(createdAt),
    finishedAt: null,
    undoneAt: null,
  }
}

export function pastView({ record, rejected, warnings, skipped, kept }: PastImport, locale: Locale): ImportView {
  const stored = storedForms.parse({
    format: record.format,
    mapping: record.mapping,
    result: record.result,
    counts: record.counts,
    money: record.money,
  })
  return {
    ...rowOf(record),
    ...countsOf(stored),
    ...sumsOf(stored.format.sums),
    format: formatOf(stored.format),
    mappingOrigin: stored.format.mapping_origin,
    columns: [],
    firstRows: [],
    fields: fieldsOf(locale),
    mapping: stored.mapping,
    result: { created: stored.result.created, updated: stored.result.updated, unchanged: stored.result.unchanged },
    kept: kept.map(row => ({ ...row, label: importWords(locale).keptEntities[row.entity] })),
    keptCount: stored.result.kept_count,
    ...notesOf({ rejected, skipped, warnings }, locale),
    ...countsOfNotes(stored.format.note_counts),
    progress: progressOf(record),
  }
}

/** Of an import whose file is being read: of it nothing is known yet but how far it is. */
export function readingView(
  known: ImportView | { readonly importId: string; readonly fileName: string; readonly createdAt: Instant },
  run: { readonly bytesDone: number; readonly bytesTotal: number; readonly isStopped: boolean },
): ImportView {
  const progress = { phase: 'reading' as const, bytesDone: run.bytesDone, bytesTotal: run.bytesTotal }
  const state = run.isStopped ? ('stopped' as const) : ('committing' as const)
  if ('state' in known) return { ...known, state, progress }
  return {
    importId: known.importId,
    fileName: known.fileName,
    kind: 'purchases',
    state,
    progress,
    format: { container: 'text', encoding: '', delimiter: '', headerRow: null, sheet: null, sheets: [] },
    mappingOrigin: 'guessed',
    columns: [],
    firstRows: [],
    fields: [],
    mapping: {},
    counts: { customers: 0, purchases: 0, purchaseLines: 0, refunds: 0, refundLines: 0, anonymousPurchases: 0 },
    money: [],
    ...sumsOf(NO_SUMS),
    result: { created: 0, updated: 0, unchanged: 0 },
    rejected: [],
    rejectedCount: 0,
    skipped: [],
    skippedCount: 0,
    warnings: [],
    warningCount: 0,
    ...NOTHING_KEPT,
    consentBasis: null,
    createdAt: isoInstant(known.createdAt),
    finishedAt: null,
    undoneAt: null,
  }
}

function progressOf({ state, checkpoint: { bytes } }: ImportRecord): ImportView['progress'] {
  if ((state !== 'committing' && state !== 'stopped') || bytes === undefined) return null
  return { phase: 'storing', bytesDone: bytes.done, bytesTotal: bytes.total }
}

function countsOfNotes(counts: z.infer<typeof storedForms>['format']['note_counts']) {
  return counts && { rejectedCount: counts.rejected, skippedCount: counts.skipped, warningCount: counts.warnings }
}

export function importRow(past: ImportRecord, rejectedCount: number): ImportRow {
  const { counts } = countsOf(storedForms.pick({ counts: true, money: true }).parse({ counts: past.counts, money: past.money }))
  return { ...rowOf(past), counts, rejectedCount }
}

function rowOf(record: ImportRecord) {
  return {
    importId: record.id,
    fileName: record.fileName,
    kind: record.kind,
    state: record.state,
    consentBasis: record.consentBasis,
    createdAt: isoInstant(record.createdAt),
    finishedAt: record.finishedAt === null ? null : isoInstant(record.finishedAt),
    undoneAt: record.undoneAt === null ? null : isoInstant(record.undoneAt),
  }
}

const NOTHING_KEPT: Pick<ImportView, 'kept' | 'keptCount'> = { kept: [], keptCount: 0 }
const NO_SUMS: Sums = { months: [], stated_total_minor: null, refused_minor: 0, converted_total_eur_minor: null }

const count = z.int().min(0)
/** As the store keeps them: the names of the JSON contract of the command line. */
const storedForms = z.object({
  format: z.object({
    // Imports of the first version knew text alone.
    container: z.string().default('text'),
    encoding: z.string(),
    delimiter: z.string(),
    header_row: z.int().nullable(),
    sheet: z.string().nullable().default(null),
    sheets: z.array(z.string()).default([]),
    mapping_origin: z.enum(['given', 'remembered', 'preset', 'guessed']).default('guessed'),
    sums: z
      .object({
        months: z.array(z.object({ month: z.string(), currency: z.string(), net_minor: z.int() })),
        stated_total_minor: z.int().nullable(),
        refused_minor: z.int(),
        converted_total_eur_minor: z.int().nullable(),
      })
      .default({ months: [], stated_total_minor: null, refused_minor: 0, converted_total_eur_minor: null }),
    note_counts: z.object({ rejected: count, skipped: count, warnings: count }).optional(),
  }),
  mapping: z.record(z.string(), z.string()),
  result: z.object({ created: count.default(0), updated: count.default(0), unchanged: count.default(0), kept_count: count.default(0) }),
  counts: z.object({
    customers: count,
    purchases: count,
    purchase_lines: count,
    refunds: count,
    refund_lines: count,
    anonymous_purchases: count,
  }),
  money: z.record(z.string(), z.object({ gross_minor: z.int(), refunds_minor: z.int(), net_minor: z.int() })),
})

function formatOf(
  format: Omit<z.infer<typeof storedForms>['format'], 'sums' | 'mapping_origin'> | ImportJson['format'],
): ImportView['format'] {
  const { container, encoding, delimiter, header_row, sheet, sheets } = format
  return { container, encoding, delimiter, headerRow: header_row, sheet, sheets: [...sheets] }
}

type Sums = Pick<ImportJson, 'stated_total_minor' | 'refused_minor' | 'converted_total_eur_minor'> & {
  readonly months: readonly { readonly month: string; readonly currency: string; readonly net_minor: number }[]
}

function sumsOf(sums: Sums): Pick<ImportView, 'months' | 'statedTotalMinor' | 'refusedMinor' | 'convertedTotalEurMinor'> {
  return {
    months: sums.months.flatMap(({ month, currency, net_minor }) =>
      isCurrency(currency) ? [{ month, currency, netMinor: net_minor }] : [],
    ),
    statedTotalMinor: sums.stated_total_minor,
    refusedMinor: sums.refused_minor,
    convertedTotalEurMinor: sums.converted_total_eur_minor,
  }
}

function countsOf({ counts, money }: Pick<ImportJson, 'counts' | 'money'>): Pick<ImportView, 'counts' | 'money'> {
  return {
    counts: {
      customers: counts.customers,
      purchases: counts.purchases,
      purchaseLines: counts.purchase_lines,
      refunds: counts.refunds,
      refundLines: counts.refund_lines,
      anonymousPurchases: counts.anonymous_purchases,
    },
    money: Object.entries(money).flatMap(([currency, sums]) =>
      isCurrency(currency) ? [{ currency, grossMinor: sums.gross_minor, refundsMinor: sums.refunds_minor, netMinor: sums.net_minor }] : [],
    ),
  }
}

function fieldsOf(locale: Locale): ImportView['fields'] {
  const names = fieldNames(locale)
  return IMPORT_FIELDS.map(field => ({ field, label: names[field] }))
}

type Note = Pick<StoredNote, 'row' | 'reason'> & { readonly cell?: string | null }

function notesOf(
  notes: { readonly rejected: readonly Note[]; readonly skipped: readonly Note[]; readonly warnings: readonly Note[] },
  locale: Locale,
) {
  const words = importWords(locale)
  const told = (list: readonly Note[], sentences: Readonly<Record<string, string>>) =>
    list.slice(0, NOTES_SHOWN).map(note => ({
      row: note.row,
      reason: { code: note.reason, data: note.cell == null ? {} : { cell: note.cell }, text: sentences[note.reason] ?? note.reason },
    }))
  return {
    rejected: told(notes.rejected, words.rejected),
    rejectedCount: notes.rejected.length,
    skipped: told(notes.skipped, words.skipped),
    skippedCount: notes.skipped.length,
    warnings: told(notes.warnings, words.warnings),
    warningCount: notes.warnings.length,
  }
}
