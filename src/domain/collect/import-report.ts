/** What an import says about itself: the same for the check before it and for the import, for the command line and for the API. */
import type { Currency } from '../../kernel/money.ts'
import { convertedTotalMinor } from './import-months.ts'
import type { ImportCounts, ImportPlan } from './import-plan.ts'
import type { RejectReason, RowNote, WarningReason } from './import-reason.ts'
import type { SkipReason } from './row-kind.ts'
import type { MappingOrigin } from './mapping-choice.ts'
import type { ReadTable } from './table-reader.ts'
import type { Encoding } from './text-encoding.ts'

export interface ImportMoney {
  readonly gross_minor: number
  readonly refunds_minor: number
  readonly net_minor: number
}

/** Names as in the JSON contract. */
export interface ImportJson {
  readonly id: string
  readonly kind: 'customers' | 'purchases'
  readonly format: {
    /** 'text', 'xlsx', 'xls', 'html', 'xml', 'json', 'vcard'. */
    readonly container: string
    readonly encoding: Encoding | ''
    readonly delimiter: string
    readonly header_row: number | null
    /** Null where there are no sheets. */
    readonly sheet: string | null
    readonly sheets: readonly string[]
  }
  readonly mapping_origin: MappingOrigin
  readonly mapping: Readonly<Record<string, string>>
  readonly counts: {
    readonly customers: number
    readonly purchases: number
    readonly purchase_lines: number
    readonly refunds: number
    readonly refund_lines: number
    readonly anonymous_purchases: number
  }
  readonly money: Readonly<Record<string, ImportMoney>>
  /** Net sums by month, in the order of months; never added across currencies. */
  readonly months: readonly { readonly month: string; readonly currency: Currency; readonly net_minor: number }[]
  /** The sum under the rows of the file; null when it states none. */
  readonly stated_total_minor: number | null
  /** What the refused rows come to, as far as it can be read: it lies between the file's own sum and ours. */
  readonly refused_minor: number
  /** Leva and euros in one sum, in euro cents, at 1.95583; null unless the file has both. */
  readonly converted_total_eur_minor: number | null
  readonly rejected: readonly RowNote<RejectReason>[]
  readonly skipped: readonly RowNote<SkipReason>[]
  readonly warnings: readonly RowNote<WarningReason>[]
  /** Of each kind how many more there are than are listed; absent where all are. */
  readonly more?: { readonly rejected: number; readonly skipped: number; readonly warnings: number }
  readonly result: { readonly created: number; readonly updated: number; readonly unchanged: number }
}

export function importJson(
  id: string,
  {
    format,
    read,
    plan,
    result,
  }: {
    readonly format: Pick<ImportJson['format'], 'container' | 'encoding' | 'sheet' | 'sheets'>
    readonly read: ReadTable
    readonly plan: ImportPlan
    readonly result: ImportJson['result']
  },
): ImportJson {
  return {
    id,
    kind: plan.kind,
    format: { ...format, delimiter: read.delimiter, header_row: read.headerLine },
    mapping_origin: read.mappingOrigin,
    mapping: mappingNames(read),
    counts: countsJson(plan.counts),
    money: moneyJson(plan),
    months: plan.months.map(sum => ({ month: sum.month, currency: sum.currency, net_minor: sum.grossMinor - sum.refundsMinor })),
    stated_total_minor: plan.statedTotalMinor,
    refused_minor: plan.sales?.rows.refusedMinor ?? 0,
    converted_total_eur_minor: convertedTotalMinor(plan.sums),
    rejected: plan.notes.rejected.list,
    skipped: plan.notes.skipped.list,
    warnings: plan.notes.warnings.list,
    ...moreOf(plan.notes),
    result,
  }
}

function moreOf({ rejected, skipped, warnings }: ImportPlan['notes']): Pick<ImportJson, 'more'> {
  const left = ({ list, count }: { readonly list: readonly unknown[]; readonly count: number }): number => count - list.length
  const more = { rejected: left(rejected), skipped: left(skipped), warnings: left(warnings) }
  return more.rejected + more.skipped + more.warnings === 0 ? {} : { more }
}

function countsJson(counts: ImportCounts): ImportJson['counts'] {
  return {
    customers: counts.customers,
    purchases: counts.purchases,
    purchase_lines: counts.purchaseLines,
    refunds: counts.refunds,
    refund_lines: counts.refundLines,
    anonymous_purchases: counts.anonymousPurchases,
  }
}

function moneyJson({ sums }: ImportPlan): Readonly<Record<string, ImportMoney>> {
  return Object.fromEntries(
    Object.entries(sums).map(([currency, { grossMinor, refundsMinor }]) => [
      currency,
      { gross_minor: grossMinor, refunds_minor: refundsMinor, net_minor: grossMinor - refundsMinor },
    ]),
  )
}

/** A name for every column: its heading, its number where it has none, and a second 'Телефон' is 'Телефон (2)'. */
export function columnTitles(headings: readonly string[], width: number): string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: width }, (_, at) => {
    const heading = headings[at] || `#${at + 1}`
    const times = (seen.get(heading) ?? 0) + 1
    seen.set(heading, times)
    return times === 1 ? heading : `${heading} (${times})`
  })
}

/** Field → heading; a column without a heading is named by its number, a second phone by its place. */
function mappingNames({ mapping, headings }: ReadTable): Readonly<Record<string, string>> {
  const titles = columnTitles(
    headings,
    Math.max(
      headings.length,
      ...Object.values(mapping)
        .flat()
        .map(column => column + 1),
    ),
  )
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([field, columns]) =>
      columns.map((column, at) => [at === 0 ? field : `${field}_${at + 1}`, titles[column] ?? `#${column + 1}`]),
    ),
  )
}
