/**
 * Rows of Microinvest Warehouse Pro: one row per line, and a document is (type, number, object). Prices contain the VAT; the day is
 * the book's, the moment of saving is the till's.
 */
import * as z from 'zod'
import type { SourceEvent, ToldCustomer, ToldLine, ToldWhen } from '../../domain/collect/source-event.ts'
import { decimalMinor, quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import type { Currency } from '../../kernel/money.ts'
import { amountValue, idValue, textOrNull } from '../hook-body.ts'
import { toldPerson } from '../told-person.ts'

export const SALE = 2
/** "Рекламация от клиент": goods that came back. */
export const CUSTOMER_CLAIM = 34

export const OPERATION = z.object({
  operation_type: z.coerce.number().int(),
  document_number: idValue,
  good_id: idValue.nullish(),
  partner_id: idValue.nullish(),
  object_id: idValue.nullish(),
  operator_id: idValue.nullish(),
  qtty: amountValue,
  price_out: amountValue,
  discount: amountValue.nullish(),
  date: z.string(),
  user_real_time: textOrNull,
})
export const PARTNER = z.object({
  id: idValue,
  company: textOrNull,
  mol: textOrNull,
  phone: textOrNull,
  phone2: textOrNull,
  email: textOrNull,
  card_number: textOrNull,
})
export const ITEM = z.object({ id: idValue, name: textOrNull, group_name: textOrNull.optional() })

export type Operation = z.infer<typeof OPERATION>
export type Partner = z.infer<typeof PARTNER>
export type Item = z.infer<typeof ITEM>

export function personOf(partner: Partner): ToldCustomer | null {
  return toldPerson({
    externalId: partner.id,
    name: partner.company ?? partner.mol,
    phone: [partner.phone, partner.phone2],
    email: partner.email,
    card: partner.card_number,
  })
}

export function documentsOf(rows: readonly Operation[]): readonly (readonly Operation[])[] {
  return [...Map.groupBy(rows, documentId).values()]
}

function documentId({ operation_type: type, document_number: number, object_id: object }: Operation): string {
  return `${type}|${number}|${object ?? ''}`
}

export interface DocumentNames {
  readonly items: ReadonlyMap<string, Item>
  readonly partners: ReadonlyMap<string, Partner>
  readonly currency: Currency
}

/** Undefined for what is neither a sale nor a return, and for a document without a day. */
export function eventOf(rows: readonly Operation[], { items, partners, currency }: DocumentNames): SourceEvent | undefined {
  const [first] = rows
  const when = first && momentOf(first)
  if (!when || (first.operation_type !== SALE && first.operation_type !== CUSTOMER_CLAIM)) return undefined
  const lines = rows.map(row => lineOf(row, { item: items.get(row.good_id ?? ''), currency }))
  const partner = partners.get(first.partner_id ?? '')
  const shared = {
    sourceId: documentId(first),
    version: newest(rows),
    when,
    currency: null,
    totalMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0),
    lines,
    customer: partner ? personOf(partner) : toldPerson({ externalId: first.partner_id ?? null }),
    fiscalKey: null,
    shiftNo: null,
    receiptInShift: null,
  } as const
  if (first.operation_type === CUSTOMER_CLAIM) return { ...shared, kind: 'refund', refundOf: null }
  return {
    ...shared,
    kind: 'purchase',
    status: 'paid',
    discountMinor: rows.reduce((sum, row) => sum + discountMinor(row, currency), 0),
    receiptNo: first.document_number,
    location: first.object_id ?? null,
    staff: first.operator_id ?? null,
    orderRef: null,
    part: null,
  }
}

/** What was booked for another day than it was typed on has no time of its own. */
function momentOf({ date, user_real_time: typedAt }: Operation): ToldWhen | undefined {
  const day = date.slice(0, 10)
  return whenOf(typedAt !== null && typedAt.startsWith(day) ? typedAt.slice(0, 19) : day)
}

function newest(rows: readonly Operation[]): string | null {
  return rows.reduce<string | null>(
    (latest, { user_real_time: at }) => (at !== null && (latest === null || at > latest) ? at : latest),
    null,
  )
}

function lineOf(row: Operation, { item, currency }: { readonly item: Item | undefined; readonly currency: Currency }): ToldLine {
  return {
    name: item?.name ?? '',
    category: item?.group_name ?? null,
    quantity: quantityOf(row.qtty),
    unitMinor: decimalMinor(row.price_out, currency) ?? null,
    totalMinor: productMinor([row.price_out, row.qtty, shareLeft(row)], currency),
    kind: 'goods',
  }
}

function discountMinor(row: Operation, currency: Currency): number {
  return productMinor([row.price_out, row.qtty, 1], currency) - productMinor([row.price_out, row.qtty, shareLeft(row)], currency)
}

/** A discount of 10 leaves nine tenths. */
function shareLeft({ discount }: Operation): string {
  return ((100 - Number(discount ?? 0)) / 100).toFixed(6)
}

/** The product of three decimals in minor units, half away from zero; without a floating point sum. Signs are the document's. */
function productMinor(factors: readonly (string | number)[], currency: Currency): number {
  const SCALE = 1_000_000n
  const exact = factors.reduce((product, factor) => product * BigInt(Math.round(Math.abs(Number(factor)) * 1e6)), 1n)
  const minorPerUnit = BigInt(decimalMinor('1', currency) ?? 100)
  const divisor = SCALE ** BigInt(factors.length)
  return Number((exact * minorPerUnit * 2n + divisor) / (divisor * 2n))
}
