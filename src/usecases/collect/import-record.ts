/** An import as it is stored when it begins. */
import { importJson, type ImportJson } from '../../domain/collect/import-report.ts'
import type { ImportId } from '../../kernel/ids.ts'
import type { JsonObject } from '../../ports/business-store.ts'
import type { ImportFile } from '../../ports/import-file.ts'
import type { ImportChoices, ImportRecord } from '../../ports/import-store.ts'
import type { ImportOptions, ReadImport } from './read-import-file.ts'

/** What is to be read the same way when an import goes on. */
export function choicesOf(
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
  readonly file: ImportFile
  readonly actor: string
  readonly choices: ImportChoices
  readonly at: ImportRecord['createdAt']
}

export function recordOf(id: ImportId, { found, file, actor, choices, at }: NewRecord): ImportRecord {
  const report = importJson(id, { ...found, result: { created: 0, updated: 0, unchanged: 0 } })
  return {
    id,
    fileName: file.name,
    fileSha256: file.sha256,
    filePath: file.path,
    kind: report.kind,
    state: 'committing',
    format: {
      ...report.format,
      headings: found.read.headings,
      mapping_origin: report.mapping_origin,
      sums: sumsJson(report),
      note_counts: noteCounts(found),
    },
    mapping: report.mapping,
    counts: report.counts,
    money: moneyJson(report),
    result: report.result,
    checkpoint: {
      choices,
      people: 0,
      purchases: 0,
      refunds: 0,
      tally: { created: 0, updated: 0, unchanged: 0 },
      bytes: { done: 0, total: file.size ?? 0 },
    },
    consentBasis: null,
    actor,
    createdAt: at,
    finishedAt: null,
    undoneAt: null,
  }
}

function noteCounts({ plan: { notes } }: ReadImport): JsonObject {
  return { rejected: notes.rejected.count, skipped: notes.skipped.count, warnings: notes.warnings.count }
}

function sumsJson({ months, stated_total_minor, refused_minor, converted_total_eur_minor }: ImportJson): JsonObject {
  return { months: months.map(month => ({ ...month })), stated_total_minor, refused_minor, converted_total_eur_minor }
}

function moneyJson({ money }: ImportJson): JsonObject {
  return Object.fromEntries(Object.entries(money).map(([currency, sums]) => [currency, { ...sums }]))
}
