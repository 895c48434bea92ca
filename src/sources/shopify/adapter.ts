/** Shopify: orders and refunds by signed webhook. Ids exceed 2^53 and are text; test orders do not count. */
import * as z from 'zod'
import type { ParsedEvent, ToldLine } from '../../domain/collect/source-event.ts'
import { currencyOf, decimalMinor, quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import { isCurrency } from '../../kernel/money.ts'
import type { ParseContext, Parsed, PullContext, PullPage, PullProblem, SourceAdapter } from '../../ports/source.ts'
import { amountValue, idValue, jsonOf } from '../hook-body.ts'
import { problemOf } from '../pull-answer.ts'
import { isBase64Hmac } from '../signatures.ts'
import { toldPerson } from '../told-person.ts'

const PERSON = z.object({
  id: idValue.nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
})
const LINE = z.object({
  title: z.string().default(''),
  quantity: amountValue.default(1),
  price: amountValue,
  total_discount: amountValue.nullish(),
  discount_allocations: z.array(z.object({ amount: amountValue })).default([]),
  gift_card: z.boolean().default(false),
})
const REFUND = z.object({
  id: idValue,
  order_id: idValue,
  created_at: z.string(),
  processed_at: z.string().nullish(),
  transactions: z
    .array(z.object({ kind: z.string(), status: z.string(), amount: amountValue, currency: z.string().nullish() }))
    .default([]),
})
const ORDER = z.object({
  id: idValue,
  name: z.string().default(''),
  processed_at: z.string().nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  cancelled_at: z.string().nullish(),
  test: z.boolean().default(false),
  currency: z.string(),
  financial_status: z.string().nullish(),
  location_id: idValue.nullish(),
  user_id: idValue.nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  customer: PERSON.nullish(),
  billing_address: z.object({ country_code: z.string().nullish() }).nullish(),
  total_discounts: amountValue.default('0'),
  total_price: amountValue,
  line_items: z.array(LINE).default([]),
  shipping_lines: z.array(z.object({ price: amountValue, discounted_price: amountValue.nullish() })).default([]),
  refunds: z.array(REFUND).default([]),
})
type Order = z.infer<typeof ORDER>

const PAID = new Set(['paid', 'partially_refunded', 'refunded'])

function linesOf(order: Order, context: ParseContext): ToldLine[] {
  const amount = (value: string | number): number => decimalMinor(value, currencyOf(order.currency) ?? context.currency) ?? 0
  const goods = order.line_items.map((line): ToldLine => {
    const unitMinor = amount(line.price)
    const off = line.discount_allocations.map(each => amount(each.amount)).reduce((a, b) => a + b, 0) || amount(line.total_discount ?? '0')
    const totalMinor = Math.max(0, Math.round(unitMinor * Number(line.quantity)) - off)
    return {
      name: line.title,
      category: null,
      quantity: quantityOf(line.quantity),
      unitMinor,
      totalMinor,
      kind: line.gift_card ? 'giftcard' : 'goods',
    }
  })
  const delivery = order.shipping_lines.map(line => amount(line.discounted_price ?? line.price)).reduce((a, b) => a + b, 0)
  return delivery > 0
    ? [...goods, { name: 'Delivery', category: null, quantity: '1', unitMinor: null, totalMinor: delivery, kind: 'delivery' }]
    : goods
}

function orderEvents(order: Order, context: ParseContext): Parsed {
  if (order.test) return { ignored: 'test-order' }
  const currency = currencyOf(order.currency) ?? context.currency
  const when = whenOf(order.processed_at ?? order.created_at)
  const changed = whenOf(order.updated_at)
  const totalMinor = decimalMinor(order.total_price, currency)
  if (!when || !changed || !('instant' in changed) || totalMinor === undefined) return { unknown: 'order' }
  const events: ParsedEvent[] = [
    {
      kind: 'purchase',
      sourceId: order.id,
      version: new Date(changed.instant).toISOString(),
      when,
      status: order.cancelled_at ? 'cancelled' : PAID.has(order.financial_status ?? '') ? 'paid' : 'pending',
      currency,
      totalMinor,
      discountMinor: decimalMinor(order.total_discounts, currency) ?? 0,
      lines: linesOf(order, context),
      customer: toldPerson({
        externalId: order.customer?.id,
        name: [order.customer?.first_name, order.customer?.last_name],
        phone: [order.phone ?? order.customer?.phone],
        country: order.billing_address?.country_code,
        email: order.email ?? order.customer?.email,
      }),
      receiptNo: order.name,
      location: order.location_id ?? null,
      staff: order.user_id ?? null,
      orderRef: order.name || order.id,
      fiscalKey: null,
      shiftNo: null,
      receiptInShift: null,
      part: null,
    },
  ]
  return { events: [...events, ...order.refunds.flatMap(refund => refundEvents(refund, context))] }
}

function refundEvents(refund: z.infer<typeof REFUND>, context: ParseContext): ParsedEvent[] {
  const paid = refund.transactions.filter(each => each.kind === 'refund' && each.status === 'success')
  const stated = paid[0]?.currency?.toUpperCase() ?? ''
  const currency = isCurrency(stated) ? stated : context.currency
  const totalMinor = paid.map(each => decimalMinor(each.amount, currency) ?? 0).reduce((a, b) => a + b, 0)
  const when = whenOf(refund.processed_at ?? refund.created_at)
  if (!when || totalMinor <= 0) return []
  const shared = { currency, totalMinor, lines: [], customer: null, fiscalKey: null, shiftNo: null, receiptInShift: null }
  return [{ ...shared, kind: 'refund', sourceId: refund.id, version: null, refundOf: refund.order_id, when }]
}

const PAGE_ORDERS = 250
const API_VERSION = '2025-01'

async function pullPage(cursor: PullPage['cursor'], context: PullContext): Promise<PullPage | PullProblem> {
  const { shop_domain: shop = '', access_token: token = '' } = context.secrets
  if (!/^[\w-]+\.myshopify\.com$/.test(shop) || token === '') return 'credentials-missing'
  const since = typeof cursor['since'] === 'string' ? cursor['since'] : new Date(context.at - 59 * 86_400_000).toISOString()
  const query = new URLSearchParams({ status: 'any', limit: String(PAGE_ORDERS), updated_at_min: since, order: 'updated_at asc' })
  const url = `https://${shop}/admin/api/${API_VERSION}/orders.json?${query.toString()}`
  const answer = await context.ask({ method: 'GET', url, headers: { 'x-shopify-access-token': token } })
  const problem = problemOf(answer)
  if (problem) return problem
  const read = z.object({ orders: z.array(ORDER) }).safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!read.success) return 'not-understood'
  const parsed = read.data.orders.map(order => orderEvents(order, context))
  const newest = read.data.orders.at(-1)?.updated_at ?? since
  const events = parsed.flatMap(each => ('events' in each ? each.events : [])).filter(event => event.kind !== 'fetch')
  return { events, cursor: { since: newest }, hasMore: read.data.orders.length === PAGE_ORDERS && newest !== since }
}

export const shopify: SourceAdapter = {
  name: 'shopify',
  fields: [
    { name: 'signing_secret', origin: 'theirs', isRequired: true },
    { name: 'shop_domain', origin: 'theirs', isRequired: false },
    { name: 'access_token', origin: 'theirs', isRequired: false },
  ],
  verify: (request, { secrets }) =>
    isBase64Hmac(request.headers['x-shopify-hmac-sha256'] ?? '', secrets['signing_secret'] ?? '', [request.body]) ? 'genuine' : 'refused',
  eventKey: request => request.headers['x-shopify-event-id'] ?? request.headers['x-shopify-webhook-id'],
  parse: (request, context) => {
    const json = jsonOf(request.body)
    const topic = request.headers['x-shopify-topic'] ?? ''
    if (topic.startsWith('customers/') || topic.startsWith('shop/')) return { ignored: 'other-topic' }
    const refund = REFUND.safeParse(json)
    if (refund.success && !topic.startsWith('orders/')) {
      const events = refundEvents(refund.data, context)
      return events.length > 0 ? { events } : { ignored: 'no-money-back' }
    }
    const order = ORDER.safeParse(json)
    return order.success ? orderEvents(order.data, context) : { unknown: 'order' }
  },
  pull: { everyMinutes: 30, pauseMs: 500, page: pullPage },
}
