/** Writes the purchase that the tellings about it add up to. */
import { type Account, composeSale } from '../../domain/collect/one-sale.ts'
import type { Purchase, PurchaseLine } from '../../domain/collect/purchase.ts'
import type { ToldLine } from '../../domain/collect/source-event.ts'
import type { CustomerId, PurchaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { minor, ZERO } from '../../kernel/money.ts'
import type { Telling } from '../../ports/source-store.ts'
import type { Tx } from '../../ports/store.ts'

/** A purchase typed by hand or brought by a file, as the account its first teller would have given. */
export function accountOfPurchase(purchase: Purchase, lines: readonly PurchaseLine[]): Account {
  return {
    source: purchase.source,
    day: purchase.day,
    minute: purchase.minute,
    occurredAt: purchase.occurredAt,
    status: purchase.status,
    currency: purchase.currency,
    totalMinor: purchase.totalMinor,
    discountMinor: purchase.discountMinor,
    lines: lines.map(({ name, quantity, unitMinor, totalMinor, kind }) => ({
      name,
      category: null,
      quantity: String(Number(quantity)),
      unitMinor,
      totalMinor,
      kind,
    })),
    receiptNo: purchase.receiptNo,
    location: purchase.location,
    staff: purchase.staffName,
    orderRef: purchase.orderRef,
    fiscalKey: purchase.fiscalKey,
    shiftNo: null,
    receiptInShift: null,
  }
}

export interface ComposedFate {
  readonly outcome: 'created' | 'updated' | 'unchanged'
  readonly customerId: CustomerId | null
}

/** Struck-out tellings count only when no other is left: then the purchase is void. */
export async function composePurchase(tx: Tx, purchaseId: PurchaseId, { at }: { readonly at: Instant }): Promise<ComposedFate> {
  const tellings = (await tx.sources.tellingsOf(purchaseId)).filter(telling => telling.account !== null)
  const standing = tellings.filter(telling => !telling.isWithdrawn)
  const accounts = (standing.length > 0 ? standing : tellings).flatMap(telling => accountIn(telling, standing.length === 0))
  const [first, ...rest] = accounts
  const known = await tx.collect.purchases.find(purchaseId)
  const teller = tellings[0]
  if (first === undefined || teller === undefined) return { outcome: 'unchanged', customerId: known?.customerId ?? null }
  const sale = composeSale([first, ...rest])
  const customerId = known?.customerId ?? (await livingCustomer(tx, tellings))
  const lines = await linesOf(tx, sale.lines, at)
  const purchase: Purchase = {
    id: purchaseId,
    customerId,
    source: known?.source ?? teller.source,
    sourceKey: known?.sourceKey ?? teller.sourceKey,
    receiptNo: sale.receiptNo,
    day: sale.day,
    minute: sale.minute,
    occurredAt: sale.occurredAt,
    status: sale.status,
    currency: sale.currency,
    totalMinor: minor(sale.totalMinor),
    discountMinor: minor(sale.discountMinor),
    refundedMinor: known?.refundedMinor ?? ZERO,
    location: sale.location,
    staffName: sale.staff,
    orderRef: sale.orderRef,
    fiscalKey: sale.fiscalKey,
    note: known?.note ?? null,
    importId: known?.importId ?? null,
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
    revision: known?.revision ?? 1,
  }
  if (!known) await tx.collect.purchases.insert(purchase, lines)
  else if (await isSame(tx, { known, purchase, lines })) return { outcome: 'unchanged', customerId }
  else await tx.collect.purchases.replace(purchase, lines)
  const touched = [...new Set([customerId, known?.customerId ?? null])].filter(each => each !== null)
  if (touched.length > 0) await tx.business.markChanged(touched, at)
  return { outcome: known ? 'updated' : 'created', customerId }
}

function accountIn(telling: Telling, isVoid: boolean): Account[] {
  if (telling.account === null) return []
  return [isVoid ? { ...telling.account, status: 'cancelled' } : telling.account]
}

async function livingCustomer(tx: Tx, tellings: readonly Telling[]): Promise<CustomerId | null> {
  for (const { customerId } of tellings) {
    const customer = customerId === null ? undefined : await tx.collect.customers.find(customerId)
    if (customer && customer.erasedAt === null) return customer.id
  }
  return null
}

async function linesOf(tx: Tx, told: readonly ToldLine[], at: Instant): Promise<PurchaseLine[]> {
  const lines: PurchaseLine[] = []
  for (const [nth, line] of told.entries()) {
    const name = line.name.trim().slice(0, 300)
    lines.push({
      lineNo: nth + 1,
      productId: name === '' ? null : await tx.collect.purchases.productNamed(name, { groupName: line.category, at }),
      name,
      quantity: line.quantity,
      unitMinor: line.unitMinor === null ? null : minor(line.unitMinor),
      totalMinor: minor(line.totalMinor),
      kind: line.kind,
    })
  }
  return lines
}

interface Versions {
  readonly known: Purchase
  readonly purchase: Purchase
  readonly lines: readonly PurchaseLine[]
}

async function isSame(tx: Tx, { known, purchase, lines }: Versions): Promise<boolean> {
  const stored = await tx.collect.purchases.linesOf([known.id])
  const text = (sale: Purchase, its: readonly PurchaseLine[]): string =>
    JSON.stringify([
      { ...sale, updatedAt: 0, occurredAt: Number(sale.occurredAt) },
      its.map(({ lineNo, productId, name, quantity, unitMinor, totalMinor, kind }) => [
        lineNo,
        productId,
        name,
        Number(quantity),
        unitMinor,
        totalMinor,
        kind,
      ]),
    ])
  return text(known, stored) === text(purchase, lines)
}
