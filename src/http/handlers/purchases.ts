/** Sales and refunds. */
import { type Day, day, parseDay } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { recordPurchase, type RecordPurchaseInput } from '../../usecases/collect/record-purchase.ts'
import { recordRefund } from '../../usecases/collect/record-refund.ts'
import { settlePoints } from '../../usecases/respond/settle-points.ts'
import { planOneCustomer } from '../../usecases/plan/plan-customer.ts'
import { profileWords } from '../../locales/profile/words.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Decision } from '../views/decisions.ts'
import type { Purchase } from '../../domain/collect/purchase.ts'
import type { InputOf } from '../../contract/contract.ts'
import type { Handlers, OwnCall } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { found, ProblemError } from '../problems.ts'
import { refuse } from '../refuse.ts'

type PurchaseRoutes = 'POST /purchases' | 'POST /purchases/{id}/refunds' | 'GET /products'

export const purchaseHandlers: Pick<Handlers, PurchaseRoutes> = {
  'POST /purchases': async (deps, call) => {
    const recorded = await recordPurchase(deps, call.business, saleOf(call))
    if ('refusal' in recorded) throw refuse(recorded.refusal, call.locale)
    await settlePoints(deps, call.business, { purchaseId: recorded.purchaseId })
    const planned = recorded.customerId === null ? undefined : await planOneCustomer(deps, call.business, recorded.customerId)
    return {
      purchase: await readPurchase(deps, call, recorded.purchaseId),
      result: recorded.outcome === 'recorded' ? 'created' : recorded.outcome,
      isNewCustomer: recorded.customerIsNew,
      decision: cancelledDecision(planned?.cancelled ?? 0, call.locale),
    }
  },

  'POST /purchases/{id}/refunds': async (deps, call) => {
    const { sourceId, totalMinor, occurredLocal, reason } = call.input.body
    const purchaseId = id<'purchase'>(call.input.params.id)
    const when = localMoment(occurredLocal)
    const recorded = await recordRefund(deps, call.business, {
      source: 'api',
      sourceKey: sourceId ?? keyedName(call),
      purchaseId,
      totalMinor,
      reason,
      ...(when && { day: when.day }),
    })
    if ('refusal' in recorded) throw refuse(recorded.refusal, call.locale)
    await settlePoints(deps, call.business, { purchaseId })
    if (recorded.customerId !== null) await planOneCustomer(deps, call.business, recorded.customerId)
    return { refundId: recorded.refundId, purchase: await readPurchase(deps, call, purchaseId) }
  },

  'GET /products': async (deps, call) => {
    const { q, limit } = call.input.query
    const products = await deps.store.inBusiness(call.business, tx => tx.collect.purchases.products({ text: q ?? '', limit }))
    return { items: products.map(product => ({ productId: product.id, name: product.name })), nextCursor: null }
  },
}

/** Whoever has bought is not reminded of it: said at once, because the owner asks himself. */
function cancelledDecision(cancelled: number, locale: Locale): Decision | null {
  return cancelled === 0
    ? null
    : { code: 'reminders-cancelled', data: { cancelled }, text: profileWords[locale].remindersCancelled({ cancelled }) }
}

function saleOf(call: OwnCall<'POST /purchases'>): RecordPurchaseInput {
  const body = call.input.body
  const when = localMoment(body.occurredLocal)
  return {
    source: body.source,
    sourceKey: body.sourceId ?? keyedName(call),
    customer: customerOf(body.customerRef),
    status: body.status,
    currency: body.currency,
    totalMinor: body.totalMinor,
    discountMinor: body.discountMinor,
    receiptNo: body.receiptNo,
    location: body.location,
    staffName: body.staff,
    orderRef: body.orderRef,
    fiscalKey: body.fiscalKey,
    note: body.note,
    ...when,
    lines: body.lines.map(line => ({
      name: line.name,
      groupName: line.category ?? null,
      quantity: line.qty,
      unitMinor: line.unitMinor ?? null,
      totalMinor: line.totalMinor,
      kind: line.kind,
    })),
  }
}

/** A sale that was sent again under its idempotency key is the same sale, even when the first answer was lost in a crash. */
function keyedName(call: { readonly idempotencyKey: string | null }): string | undefined {
  return call.idempotencyKey === null ? undefined : `key:${call.idempotencyKey}`
}

function customerOf(ref: InputOf<'POST /purchases'>['body']['customerRef']): RecordPurchaseInput['customer'] {
  if (ref?.customerId !== undefined) return { customerId: id<'customer'>(ref.customerId) }
  const contacts = [
    ...(ref?.phone?.trim() ? [{ kind: 'phone', address: ref.phone } as const] : []),
    ...(ref?.email?.trim() ? [{ kind: 'email', address: ref.email } as const] : []),
  ]
  // A name alone joins nobody and makes nobody: such a sale is anonymous.
  return contacts.length === 0 ? null : { fullName: ref?.name, contacts }
}

/** '2026-03-10T14:30' → the local day and minute. @throws ProblemError when there is no such day. */
function localMoment(text: string | undefined): { readonly day: Day; readonly minute?: number } | undefined {
  if (text === undefined) return undefined
  const [dayText = '', time] = text.split('T')
  const [hour = 0, minute = 0] = (time ?? '').split(':').map(Number)
  if (parseDay(dayText) === undefined || hour > 23 || minute > 59)
    throw new ProblemError('invalid', { errors: [{ path: 'occurredLocal', message: 'There is no such day or time.' }] })
  return { day: day(dayText), ...(time !== undefined && { minute: hour * 60 + minute }) }
}

async function readPurchase(deps: HttpDeps, call: Pick<OwnCall<'POST /purchases'>, 'business'>, purchaseId: Purchase['id']) {
  const purchase = found(await deps.store.inBusiness(call.business, tx => tx.collect.purchases.find(purchaseId)))
  return {
    purchaseId: purchase.id,
    customerId: purchase.customerId,
    day: purchase.day,
    status: purchase.status,
    total: { minor: purchase.totalMinor, currency: purchase.currency },
    refunded: { minor: purchase.refundedMinor, currency: purchase.currency },
  }
}
