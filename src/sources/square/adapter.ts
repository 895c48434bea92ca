/**
 * Square: payments by signed webhook, the order they paid read by API, because the payment knows no items.
 * The signature covers the address as it was entered there. Tips stand outside the amount.
 */
import * as z from 'zod'
import type { ParsedEvent, SourceEvent, ToldLine } from '../../domain/collect/source-event.ts'
import { currencyOf, quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import type { Parsed, PullContext, PullPage, PullProblem, SourceAdapter } from '../../ports/source.ts'
import { idValue, jsonOf } from '../hook-body.ts'
import { problemOf } from '../pull-answer.ts'
import { isBase64Hmac } from '../signatures.ts'
import { toldPerson } from '../told-person.ts'

const MONEY = z.object({ amount: z.number().int(), currency: z.string() })
const PAYMENT = z.object({
  id: idValue,
  created_at: z.string(),
  amount_money: MONEY,
  status: z.string(),
  location_id: idValue.nullish(),
  order_id: idValue.nullish(),
  customer_id: idValue.nullish(),
})
const REFUND = z.object({
  id: idValue,
  created_at: z.string(),
  amount_money: MONEY,
  status: z.string(),
  payment_id: idValue.nullish(),
  order_id: idValue.nullish(),
})
const ORDER = z.object({
  id: idValue,
  location_id: idValue.nullish(),
  customer_id: idValue.nullish(),
  state: z.string(),
  version: z.number().int(),
  created_at: z.string(),
  closed_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  line_items: z
    .array(
      z.object({
        name: z.string().default(''),
        quantity: idValue,
        base_price_money: MONEY.nullish(),
        total_money: MONEY,
        item_type: z.string().nullish(),
      }),
    )
    .default([]),
  total_money: MONEY,
  total_discount_money: MONEY.nullish(),
  total_tip_money: MONEY.nullish(),
})
const HOOK = z.object({ type: z.string(), event_id: idValue, data: z.object({ object: z.record(z.string(), z.unknown()).nullish() }) })
const THIN = z.object({ order_id: idValue, state: z.string(), version: z.number().int() })
const NOTHING_SAID = { receiptNo: null, staff: null, fiscalKey: null, shiftNo: null, receiptInShift: null, part: null } as const

function paymentEvents(payment: z.infer<typeof PAYMENT>): Parsed {
  if (payment.status !== 'COMPLETED') return { ignored: 'not-paid' }
  const when = whenOf(payment.created_at)
  if (!when) return { unknown: 'payment' }
  const sale: ParsedEvent = {
    ...NOTHING_SAID,
    kind: 'purchase',
    sourceId: payment.order_id ?? payment.id,
    version: null,
    when,
    status: 'paid',
    currency: currencyOf(payment.amount_money.currency),
    totalMinor: payment.amount_money.amount,
    discountMinor: 0,
    lines: [],
    customer: toldPerson({ externalId: payment.customer_id }),
    location: payment.location_id ?? null,
    // Refunds name the payment.
    orderRef: payment.id,
  }
  return { events: payment.order_id ? [sale, { kind: 'fetch', what: 'order', reference: payment.order_id }] : [sale] }
}

function refundEvents(refund: z.infer<typeof REFUND>): Parsed {
  if (refund.status !== 'COMPLETED' && refund.status !== 'PENDING') return { ignored: 'not-paid' }
  const when = whenOf(refund.created_at)
  if (!when) return { unknown: 'refund' }
  const shared = { version: null, lines: [], customer: null, fiscalKey: null, shiftNo: null, receiptInShift: null }
  const money = { currency: currencyOf(refund.amount_money.currency), totalMinor: refund.amount_money.amount }
  return {
    events: [{ ...shared, ...money, kind: 'refund', sourceId: refund.id, refundOf: refund.payment_id ?? refund.order_id ?? null, when }],
  }
}

function orderEvent(order: z.infer<typeof ORDER>, customer: ReturnType<typeof toldPerson>): SourceEvent | undefined {
  const when = whenOf(order.closed_at ?? order.created_at)
  if (!when || order.state !== 'COMPLETED') return undefined
  const lines = order.line_items.map((item): ToldLine => ({
    name: item.name,
    category: null,
    quantity: quantityOf(item.quantity),
    unitMinor: item.base_price_money?.amount ?? null,
    totalMinor: item.total_money.amount,
    kind: item.item_type === 'GIFT_CARD' ? 'giftcard' : 'goods',
  }))
  const linesMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0)
  const total = order.total_money.amount
  const tip = order.total_tip_money?.amount ?? 0
  return {
    ...NOTHING_SAID,
    kind: 'purchase',
    sourceId: order.id,
    version: String(order.version).padStart(12, '0'),
    when,
    status: 'paid',
    currency: currencyOf(order.total_money.currency),
    // Older orders count the tip into the total, newer ones do not: the lines tell which.
    totalMinor: tip > 0 && linesMinor > 0 && total === linesMinor + tip ? linesMinor : total,
    discountMinor: order.total_discount_money?.amount ?? 0,
    lines,
    customer: customer ?? toldPerson({ externalId: order.customer_id }),
    location: order.location_id ?? null,
    orderRef: null,
  }
}

const API = 'https://connect.squareup.com/v2'
const CUSTOMER = z.object({
  customer: z.object({
    id: idValue,
    given_name: z.string().nullish(),
    family_name: z.string().nullish(),
    phone_number: z.string().nullish(),
    email_address: z.string().nullish(),
  }),
})

function headersOf(context: PullContext): Record<string, string> | undefined {
  const token = context.secrets['access_token'] ?? ''
  return token === '' ? undefined : { authorization: `Bearer ${token}`, 'square-version': '2025-01-23', 'content-type': 'application/json' }
}

async function fetchOrder(
  { reference }: { readonly reference: string },
  context: PullContext,
): Promise<readonly SourceEvent[] | PullProblem> {
  const headers = headersOf(context)
  if (!headers) return 'credentials-missing'
  const answer = await context.ask({ method: 'GET', url: `${API}/orders/${encodeURIComponent(reference)}`, headers })
  const problem = problemOf(answer)
  if (problem) return problem
  const read = z.object({ order: ORDER }).safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!read.success) return 'not-understood'
  // Items may follow the payment by minutes: an order without any is asked for again.
  if (read.data.order.line_items.length === 0) return 'rate-limited'
  const event = orderEvent(read.data.order, await customerOf(read.data.order.customer_id ?? null, context))
  return event ? [event] : []
}

async function customerOf(id: string | null, context: PullContext): Promise<ReturnType<typeof toldPerson>> {
  const headers = headersOf(context)
  if (id === null || !headers) return null
  const answer = await context.ask({ method: 'GET', url: `${API}/customers/${encodeURIComponent(id)}`, headers })
  const read = CUSTOMER.safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!read.success) return null
  const { customer } = read.data
  return toldPerson({
    externalId: customer.id,
    name: [customer.given_name, customer.family_name],
    phone: customer.phone_number,
    email: customer.email_address,
  })
}

const PAGE_ORDERS = 200

async function pullPage(cursor: PullPage['cursor'], context: PullContext): Promise<PullPage | PullProblem> {
  const headers = headersOf(context)
  const location = context.secrets['location_id'] ?? ''
  if (!headers || location === '') return 'credentials-missing'
  const since = typeof cursor['since'] === 'string' ? cursor['since'] : new Date(context.at - 365 * 86_400_000).toISOString()
  const startedAt = typeof cursor['startedAt'] === 'string' ? cursor['startedAt'] : new Date(context.at).toISOString()
  const filter = { date_time_filter: { updated_at: { start_at: since } }, state_filter: { states: ['COMPLETED'] } }
  const body = JSON.stringify({
    location_ids: location.split(',').map(each => each.trim()),
    limit: PAGE_ORDERS,
    query: { filter, sort: { sort_field: 'UPDATED_AT', sort_order: 'ASC' } },
    ...(typeof cursor['next'] === 'string' && { cursor: cursor['next'] }),
  })
  const answer = await context.ask({ method: 'POST', url: `${API}/orders/search`, headers, body })
  const problem = problemOf(answer)
  if (problem) return problem
  const read = z
    .object({ orders: z.array(ORDER).default([]), cursor: z.string().nullish() })
    .safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!read.success) return 'not-understood'
  const events: SourceEvent[] = []
  for (const order of read.data.orders)
    events.push(...[orderEvent(order, await customerOf(order.customer_id ?? null, context)) ?? []].flat())
  const next = read.data.cursor
  return { events, cursor: next ? { since, startedAt, next } : { since: startedAt }, hasMore: Boolean(next) }
}

export const square: SourceAdapter = {
  name: 'square',
  fields: [
    { name: 'signing_secret', origin: 'theirs', isRequired: true },
    { name: 'access_token', origin: 'theirs', isRequired: false },
    { name: 'location_id', origin: 'theirs', isRequired: false },
  ],
  verify: (request, { secrets, url }) =>
    isBase64Hmac(request.headers['x-square-hmacsha256-signature'] ?? '', secrets['signing_secret'] ?? '', [url, request.body])
      ? 'genuine'
      : 'refused',
  eventKey: request => {
    const hook = HOOK.safeParse(jsonOf(request.body))
    return hook.success ? hook.data.event_id : undefined
  },
  parse: request => {
    const json = jsonOf(request.body)
    const retrieved = z.object({ order: ORDER }).safeParse(json)
    if (retrieved.success) {
      const event = orderEvent(retrieved.data.order, null)
      return event ? { events: [event] } : { ignored: 'not-paid' }
    }
    const hook = HOOK.safeParse(json)
    if (!hook.success) return { unknown: 'event' }
    const object = hook.data.data.object ?? {}
    const payment = PAYMENT.safeParse(object['payment'])
    if (payment.success) return paymentEvents(payment.data)
    const refund = REFUND.safeParse(object['refund'])
    if (refund.success) return refundEvents(refund.data)
    const thin = THIN.safeParse(object['order_updated'] ?? object['order_created'])
    if (!thin.success)
      return hook.data.type.startsWith('payment.') || hook.data.type.startsWith('refund.')
        ? { unknown: 'event' }
        : { ignored: 'other-topic' }
    return thin.data.state === 'COMPLETED'
      ? { events: [{ kind: 'fetch', what: 'order', reference: thin.data.order_id }] }
      : { ignored: 'not-paid' }
  },
  fetch: fetchOrder,
  pull: { everyMinutes: 30, pauseMs: 300, page: pullPage },
}
