/**
 * WooCommerce: orders by signed webhook, and by REST what the webhook lost.
 * The delivery id is a hash of the second: two orders in one second share it, so the order's own state names the event.
 */
import * as z from 'zod'
import type { ParsedEvent, ToldLine, ToldSale } from '../../domain/collect/source-event.ts'
import { currencyOf, decimalMinor, quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import type { Currency } from '../../kernel/money.ts'
import type { ParseContext, PullContext, PullPage, PullProblem, SourceAdapter } from '../../ports/source.ts'
import { amountValue, idValue, isForm, jsonOf, textOrNull } from '../hook-body.ts'
import { problemOf } from '../pull-answer.ts'
import { isBase64Hmac } from '../signatures.ts'
import { toldPerson } from '../told-person.ts'

const LINE = z.object({
  name: z.string().default(''),
  quantity: amountValue.default(1),
  total: amountValue,
  total_tax: amountValue.nullish(),
  sku: textOrNull,
})
const COSTS = z.object({ total: amountValue, total_tax: amountValue.nullish() })
const ORDER = z.object({
  id: idValue,
  number: idValue.nullish(),
  status: z.string(),
  currency: z.string(),
  date_created_gmt: z.string(),
  date_modified_gmt: z.string(),
  date_paid_gmt: z.string().nullish(),
  payment_method: z.string().default(''),
  discount_total: amountValue.default('0'),
  total: amountValue,
  customer_id: idValue.default('0'),
  billing: z
    .object({
      first_name: z.string().default(''),
      last_name: z.string().default(''),
      email: z.string().default(''),
      phone: z.string().default(''),
      country: z.string().default(''),
    })
    .partial()
    .default({}),
  line_items: z.array(LINE).default([]),
  shipping_lines: z.array(COSTS).default([]),
  fee_lines: z.array(COSTS).default([]),
  refunds: z.array(z.object({ id: idValue, total: amountValue })).default([]),
})
type Order = z.infer<typeof ORDER>

/** Cash on delivery is paid when the parcel was handed over; all else when the shop says that it works on it. */
function statusOf(order: Order): ToldSale['status'] {
  if (['cancelled', 'failed', 'trash'].includes(order.status)) return 'cancelled'
  if (order.status === 'completed' || order.status === 'refunded') return 'paid'
  const isLater = order.payment_method === 'cod' || order.payment_method === 'cheque'
  return order.status === 'processing' && (!isLater || order.date_paid_gmt) ? 'paid' : 'pending'
}

const gmt = (text: string): string => (/[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`)

function linesOf(order: Order, currency: Currency | null): ToldLine[] {
  const sum = (costs: z.infer<typeof COSTS>): number =>
    (decimalMinor(costs.total, currency) ?? 0) + (decimalMinor(costs.total_tax ?? '0', currency) ?? 0)
  const goods = order.line_items.map((line): ToldLine => ({
    name: line.name,
    category: null,
    quantity: quantityOf(line.quantity),
    unitMinor: null,
    totalMinor: sum(line),
    kind: 'goods',
  }))
  const delivery = order.shipping_lines.map(sum).reduce((a, b) => a + b, 0)
  const fees = order.fee_lines.map(sum).reduce((a, b) => a + b, 0)
  const extra = (name: string, totalMinor: number): ToldLine[] =>
    totalMinor > 0 ? [{ name, category: null, quantity: '1', unitMinor: null, totalMinor, kind: 'delivery' }] : []
  return [...goods, ...extra('Delivery', delivery), ...extra('Fee', fees)]
}

function eventsOf(order: Order, context: ParseContext): ParsedEvent[] {
  const currency = currencyOf(order.currency) ?? context.currency
  const paidOrMade = whenOf(gmt(order.date_paid_gmt ?? order.date_created_gmt))
  const changed = whenOf(gmt(order.date_modified_gmt))
  const totalMinor = decimalMinor(order.total, currency)
  if (!paidOrMade || !changed || totalMinor === undefined || totalMinor < 0) return []
  const customer = toldPerson({
    externalId: order.customer_id === '0' ? null : order.customer_id,
    name: [order.billing.first_name, order.billing.last_name],
    phone: order.billing.phone,
    country: order.billing.country,
    email: order.billing.email,
  })
  const shared = { version: order.date_modified_gmt, currency, customer, fiscalKey: null, shiftNo: null, receiptInShift: null }
  const sale: ToldSale = {
    ...shared,
    kind: 'purchase',
    sourceId: order.id,
    when: paidOrMade,
    status: statusOf(order),
    totalMinor,
    discountMinor: Math.max(0, decimalMinor(order.discount_total, currency) ?? 0),
    lines: linesOf(order, currency),
    receiptNo: order.number ?? null,
    location: null,
    staff: null,
    orderRef: order.number ?? order.id,
    part: null,
  }
  const refunds = order.refunds.map((refund): ParsedEvent => ({
    ...shared,
    kind: 'refund',
    sourceId: refund.id,
    refundOf: order.id,
    when: changed,
    totalMinor: Math.abs(decimalMinor(refund.total, currency) ?? 0),
    lines: [],
  }))
  return [sale, ...refunds]
}

const PAGE_ORDERS = 100

async function pullPage(cursor: PullPage['cursor'], context: PullContext): Promise<PullPage | PullProblem> {
  const { shop_url: shop = '', consumer_key: key = '', consumer_secret: secret = '' } = context.secrets
  if (shop === '' || key === '' || secret === '') return 'credentials-missing'
  const since = typeof cursor['since'] === 'string' ? cursor['since'] : new Date(context.at - 400 * 86_400_000).toISOString().slice(0, 19)
  const page = typeof cursor['page'] === 'number' ? cursor['page'] : 1
  const query = new URLSearchParams({
    modified_after: since,
    dates_are_gmt: 'true',
    orderby: 'modified',
    order: 'asc',
    per_page: String(PAGE_ORDERS),
    page: String(page),
  })
  const answer = await context.ask({
    method: 'GET',
    url: `${shop.replace(/\/$/, '')}/wp-json/wc/v3/orders?${query.toString()}`,
    headers: { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` },
  })
  const problem = problemOf(answer)
  if (problem) return problem
  const orders = z.array(ORDER).safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!orders.success) return 'not-understood'
  const hasMore = orders.data.length === PAGE_ORDERS
  // The last page may be empty: what the page before it ended with still counts.
  const before = typeof cursor['newest'] === 'string' ? cursor['newest'] : since
  const newest = orders.data.at(-1)?.date_modified_gmt ?? before
  const events = orders.data.flatMap(order => eventsOf(order, context)).filter(event => event.kind !== 'fetch')
  return { events, cursor: hasMore ? { since, page: page + 1, newest } : { since: newest, page: 1 }, hasMore }
}

export const woocommerce: SourceAdapter = {
  name: 'woocommerce',
  fields: [
    { name: 'signing_secret', origin: 'ours', isRequired: true },
    { name: 'shop_url', origin: 'theirs', isRequired: false },
    { name: 'consumer_key', origin: 'theirs', isRequired: false },
    { name: 'consumer_secret', origin: 'theirs', isRequired: false },
  ],
  verify: (request, { secrets }) => {
    const signature = request.headers['x-wc-webhook-signature']
    // Saving the hook sends its number, form-encoded and unsigned; anything but 200 blocks saving.
    if (signature === undefined && isForm(request) && /^webhook_id=\d+$/.test(Buffer.from(request.body).toString('latin1').trim()))
      return 'probe'
    return isBase64Hmac(signature ?? '', secrets['signing_secret'] ?? '', [request.body]) ? 'genuine' : 'refused'
  },
  eventKey: () => undefined,
  parse: (request, context) => {
    const json = jsonOf(request.body)
    const order = ORDER.safeParse(json)
    if (order.success) {
      const events = eventsOf(order.data, context)
      return events.length > 0 ? { events } : { unknown: 'order' }
    }
    const gone = z.strictObject({ id: idValue }).safeParse(json)
    if (gone.success && request.headers['x-wc-webhook-topic'] === 'order.deleted')
      return { events: [{ kind: 'withdrawal', of: 'purchase', sourceId: gone.data.id, version: null, part: null }] }
    const topic = request.headers['x-wc-webhook-topic'] ?? ''
    return topic !== '' && !topic.startsWith('order.') ? { ignored: 'other-topic' } : { unknown: 'order' }
  },
  pull: { everyMinutes: 15, pauseMs: 200, page: pullPage },
}
