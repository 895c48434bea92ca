/** A sale entered by hand, at the till or through the API. The same source and key never make two. */
import type { AddressRefusal, ContactAddress } from '../../domain/collect/contact-point.ts'
import {
  type LineKind,
  type Purchase,
  type PurchaseLine,
  type PurchaseRefusal,
  type PurchaseStatus,
  saleTotal,
} from '../../domain/collect/purchase.ts'
import type { Day } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, type CustomerId, id, newId, type PurchaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Currency, minor, type Minor, ZERO } from '../../kernel/money.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'
import type { Business } from '../../domain/collect/business.ts'
import type { Tx } from '../../ports/store.ts'
import { type AddCustomerRefusal, addCustomerIn, type CustomerInput, readAddresses } from './add-customer.ts'
import { setCrowdAside, withoutCrowds } from './crowd.ts'
import type { CollectDeps } from './deps.ts'
import { joinRecorded } from './join-recorded.ts'

export interface LineInput {
  readonly name: string
  readonly groupName?: string | null | undefined
  /** Decimal text; '1' when left out. */
  readonly quantity?: string | undefined
  readonly unitMinor?: number | null | undefined
  readonly totalMinor: number
  readonly kind?: LineKind | undefined
}

export interface RecordPurchaseInput {
  /** 'hand', 'till', 'api' or the name of the source. */
  readonly source: string
  /** What the source calls this sale; made up when left out, and then a repeated call is a second sale. */
  readonly sourceKey?: string | undefined
  /** A known customer, the contacts of one who may be new, or null for an anonymous sale. */
  readonly customer: { readonly customerId: CustomerId } | CustomerInput | null
  /** The local day; today when left out. */
  readonly day?: Day | undefined
  /** Minutes since local midnight. */
  readonly minute?: number | null | undefined
  /** Instead of day and minute. */
  readonly occurredAt?: Instant | undefined
  readonly status?: PurchaseStatus | undefined
  readonly currency?: Currency | undefined
  /** The sum of the lines when left out. */
  readonly totalMinor?: number | null | undefined
  readonly discountMinor?: number | undefined
  readonly lines?: readonly LineInput[] | undefined
  readonly receiptNo?: string | null | undefined
  readonly location?: string | null | undefined
  readonly staffName?: string | null | undefined
  readonly orderRef?: string | null | undefined
  readonly fiscalKey?: string | null | undefined
  readonly note?: string | null | undefined
}

export type RecordPurchaseRefusal = PurchaseRefusal | AddressRefusal | AddCustomerRefusal | 'unknown-customer' | 'bad-quantity'

export type RecordPurchaseResult =
  | {
      readonly outcome: 'recorded' | 'updated' | 'unchanged'
      readonly purchaseId: PurchaseId
      readonly customerId: CustomerId | null
      readonly customerIsNew: boolean
    }
  | { readonly refusal: RecordPurchaseRefusal }

export async function recordPurchase(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: RecordPurchaseInput,
): Promise<RecordPurchaseResult> {
  const at = clock.now()
  return store.inBusiness(business, async tx => recordPurchaseIn(tx, await tx.business.read(), { ...input, at }))
}

/** Within a transaction that does more than this sale. */
export async function recordPurchaseIn(
  tx: Tx,
  business: Business,
  input: RecordPurchaseInput & { readonly at: Instant },
): Promise<RecordPurchaseResult> {
  const lines = input.lines ?? []
  const when = momentOf(input, business.zone)
  const total = saleTotal({ day: when.day, today: wallTime(input.at, business.zone).day, totalMinor: input.totalMinor ?? null, lines })
  if (typeof total === 'object') return total
  if (!lines.every(line => isQuantity(line.quantity ?? '1'))) return { refusal: 'bad-quantity' }
  const customer = await customerOf(tx, input, business.country)
  if ('refusal' in customer) return customer

  const sourceKey = input.sourceKey ?? newId(input.at)
  const known = await tx.collect.purchases.findBySource(input.source, sourceKey)
  const purchase = purchaseOf(input, { ...when, business, total, sourceKey, customerId: customer.customerId, known })
  const stored = await linesOf(tx, input)
  const same = known ? undefined : await joinRecorded(tx, { business, purchase, lines: stored })
  if (same !== undefined) return { outcome: 'updated', purchaseId: same, customerId: customer.customerId, customerIsNew: customer.isNew }
  const outcome = known ? await update(tx, { known, purchase, lines: stored }) : 'recorded'
  if (!known) await tx.collect.purchases.insert(purchase, stored)
  if (outcome !== 'unchanged') await tx.business.markChanged(changedCustomers(purchase, known), input.at)
  if (customer.customerId !== null && customer.doubted.length > 0)
    await setCrowdAside(tx, { business, at: input.at }, { customerId: customer.customerId, addresses: customer.doubted })
  return { outcome, purchaseId: purchase.id, customerId: purchase.customerId, customerIsNew: customer.isNew }
}

interface FoundCustomer {
  readonly customerId: CustomerId | null
  readonly isNew: boolean
  /** What he was found by, when a program said it: it may be the till's own number. */
  readonly doubted: readonly ContactAddress[]
}

/** Typed by somebody who stands before the customer. */
const TYPED: readonly string[] = ['hand', 'console']

async function customerOf(
  tx: Tx,
  input: RecordPurchaseInput & { readonly at: Instant },
  country: string,
): Promise<FoundCustomer | { readonly refusal: RecordPurchaseRefusal }> {
  if (input.customer === null) return NOBODY
  if ('customerId' in input.customer) {
    const found = await tx.collect.customers.find(input.customer.customerId)
    return found && found.erasedAt === null ? { ...NOBODY, customerId: found.id } : { refusal: 'unknown-customer' }
  }
  const told = readAddresses(input.customer.contacts ?? [], country)
  if ('refusal' in told) return told
  const doubted = TYPED.includes(input.source) ? [] : await withoutCrowds(tx, told.found)
  if (!TYPED.includes(input.source) && doubted.length === 0 && told.found.length > 0) return NOBODY
  const contacts = doubted.length > 0 ? doubted.map(({ kind, address }) => ({ kind, address })) : input.customer.contacts
  const added = await addCustomerIn(tx, { ...input.customer, contacts }, { country, at: input.at })
  return 'refusal' in added ? added : { customerId: added.customerId, isNew: added.outcome === 'added', doubted }
}

const NOBODY: FoundCustomer = { customerId: null, isNew: false, doubted: [] }

interface Moment {
  readonly day: Day
  readonly minute: number | null
  readonly occurredAt: Instant
}

/** A sale of today entered without a time happened now; one of another day happened at noon, as far as anybody knows. */
function momentOf(input: RecordPurchaseInput & { readonly at: Instant }, zone: string): Moment {
  const now = wallTime(input.occurredAt ?? input.at, zone)
  if (input.occurredAt !== undefined) return { day: now.day, minute: now.minute, occurredAt: input.occurredAt }
  const day = input.day ?? now.day
  // Today without a time means this very moment, seconds included: what was agreed a moment ago comes before it.
  if (day === now.day && (input.minute ?? null) === null) return { day, minute: now.minute, occurredAt: input.at }
  const minute = input.minute ?? null
  return { day, minute, occurredAt: instantAt(day, minute ?? 720, zone) }
}

interface PurchaseParts extends Moment {
  readonly business: Business
  readonly total: Minor
  readonly sourceKey: string
  readonly customerId: CustomerId | null
  readonly known: Purchase | undefined
}

function purchaseOf(input: RecordPurchaseInput & { readonly at: Instant }, parts: PurchaseParts): Purchase {
  const { business, known, sourceKey } = parts
  return {
    id: known?.id ?? id<'purchase'>(nameUuid(`${business.id}|purchase|${input.source}|${sourceKey}`)),
    // A second delivery of the sale may know less: who bought is not forgotten.
    customerId: parts.customerId ?? known?.customerId ?? null,
    source: input.source,
    sourceKey,
    receiptNo: input.receiptNo ?? null,
    day: parts.day,
    minute: parts.minute,
    occurredAt: parts.occurredAt,
    status: input.status ?? 'paid',
    currency: input.currency ?? business.currency,
    totalMinor: parts.total,
    discountMinor: minor(input.discountMinor ?? 0),
    refundedMinor: known?.refundedMinor ?? ZERO,
    location: input.location ?? null,
    staffName: input.staffName ?? null,
    orderRef: input.orderRef ?? null,
    fiscalKey: input.fiscalKey ?? null,
    note: input.note ?? null,
    importId: known?.importId ?? null,
    createdAt: known?.createdAt ?? input.at,
    updatedAt: input.at,
    revision: known?.revision ?? 1,
  }
}

async function linesOf(tx: Tx, input: RecordPurchaseInput & { readonly at: Instant }): Promise<PurchaseLine[]> {
  const lines: PurchaseLine[] = []
  for (const [at, line] of (input.lines ?? []).entries()) {
    const name = line.name.trim()
    lines.push({
      lineNo: at + 1,
      productId: name === '' ? null : await tx.collect.purchases.productNamed(name, { groupName: line.groupName ?? null, at: input.at }),
      name,
      quantity: line.quantity ?? '1',
      unitMinor: line.unitMinor === null || line.unitMinor === undefined ? null : minor(line.unitMinor),
      totalMinor: minor(line.totalMinor),
      kind: line.kind ?? 'goods',
    })
  }
  return lines
}

interface Update {
  readonly known: Purchase
  readonly purchase: Purchase
  readonly lines: readonly PurchaseLine[]
}

/** Repeating the same sale is harmless; a changed one replaces it. A call without a day keeps the stored moment. */
async function update(tx: Tx, { known, purchase, lines }: Update): Promise<'updated' | 'unchanged'> {
  const storedLines = await tx.collect.purchases.linesOf([known.id])
  const same = sameText([known, storedLines.map(content)]) === sameText([purchase, lines.map(content)])
  if (same) return 'unchanged'
  await tx.collect.purchases.replace(purchase, lines)
  return 'updated'
}

function content({ lineNo, productId, name, quantity, unitMinor, totalMinor, kind }: PurchaseLine): PurchaseLine {
  return { lineNo, productId, name, quantity: String(Number(quantity)), unitMinor, totalMinor, kind }
}

function sameText([purchase, lines]: readonly [Purchase, readonly PurchaseLine[]]): string {
  const { updatedAt: _updated, occurredAt: _occurred, minute: _minute, ...rest } = purchase
  return JSON.stringify([rest, lines])
}

function changedCustomers(purchase: Purchase, known: Purchase | undefined): CustomerId[] {
  return [...new Set([purchase.customerId, known?.customerId ?? null])].filter(customer => customer !== null)
}

function isQuantity(text: string): boolean {
  return /^\d{1,9}(?:\.\d{1,6})?$/.test(text)
}
