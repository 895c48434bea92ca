/** Loyverse: receipts by webhook and by API, 250 a page; the phone is read from the customer. Amounts are decimals. */
import * as z from 'zod'
import type { ParsedEvent, SourceEvent, ToldLine } from '../../domain/collect/source-event.ts'
import { decimalMinor, quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import type { ParseContext, PullContext, PullPage, PullProblem, SourceAdapter } from '../../ports/source.ts'
import { amountValue, idValue, jsonOf, textOrNull } from '../hook-body.ts'
import { problemOf } from '../pull-answer.ts'
import { hmac, isEqualSecret } from '../signatures.ts'
import { toldPerson } from '../told-person.ts'

const RECEIPT = z.object({
  receipt_number: idValue,
  receipt_type: z.string(),
  refund_for: textOrNull,
  created_at: z.string(),
  updated_at: z.string().nullish(),
  receipt_date: z.string(),
  cancelled_at: textOrNull,
  total_money: amountValue,
  total_discount: amountValue.default(0),
  tip: amountValue.nullish(),
  customer_id: textOrNull,
  employee_id: textOrNull,
  store_id: textOrNull,
  line_items: z
    .array(z.object({ item_name: z.string().default(''), quantity: amountValue, price: amountValue, total_money: amountValue }))
    .default([]),
})
const RECEIPTS = z.object({ receipts: z.array(RECEIPT), cursor: textOrNull })
type Receipt = z.infer<typeof RECEIPT>

function eventOf(receipt: Receipt, context: ParseContext): SourceEvent | undefined {
  const amount = (value: string | number): number => Math.abs(decimalMinor(value, context.currency) ?? 0)
  const when = whenOf(receipt.receipt_date)
  if (!when) return undefined
  const version = receipt.updated_at ?? null
  const shared = {
    sourceId: receipt.receipt_number,
    version,
    when,
    currency: null,
    totalMinor: amount(receipt.total_money) - amount(receipt.tip ?? 0),
    lines: receipt.line_items.map((line): ToldLine => ({
      name: line.item_name,
      category: null,
      quantity: quantityOf(line.quantity),
      unitMinor: amount(line.price),
      totalMinor: amount(line.total_money),
      kind: 'goods',
    })),
    customer: toldPerson({ externalId: receipt.customer_id }),
    fiscalKey: null,
    shiftNo: null,
    receiptInShift: null,
  } as const
  if (receipt.receipt_type === 'REFUND') {
    if (receipt.cancelled_at !== null) return { kind: 'withdrawal', of: 'refund', sourceId: shared.sourceId, version, part: null }
    return { ...shared, kind: 'refund', refundOf: receipt.refund_for }
  }
  return {
    ...shared,
    kind: 'purchase',
    status: receipt.cancelled_at === null ? 'paid' : 'cancelled',
    discountMinor: amount(receipt.total_discount),
    receiptNo: receipt.receipt_number,
    location: receipt.store_id,
    staff: receipt.employee_id,
    orderRef: null,
    part: null,
  }
}

const API = 'https://api.loyverse.com/v1.0'
const CUSTOMER = z.object({ id: idValue, name: textOrNull, email: textOrNull, phone_number: textOrNull, customer_code: textOrNull })

function headersOf(context: PullContext): Record<string, string> | undefined {
  const token = context.secrets['access_token'] ?? ''
  return token === '' ? undefined : { authorization: `Bearer ${token}` }
}

async function fetchCustomer(
  { reference }: { readonly reference: string },
  context: PullContext,
): Promise<readonly SourceEvent[] | PullProblem> {
  const headers = headersOf(context)
  if (!headers) return 'credentials-missing'
  const answer = await context.ask({ method: 'GET', url: `${API}/customers/${encodeURIComponent(reference)}`, headers })
  const problem = problemOf(answer)
  if (problem) return problem
  const read = CUSTOMER.safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!read.success) return 'not-understood'
  const { id, name, email, phone_number: phone, customer_code: card } = read.data
  const customer = toldPerson({ externalId: id, name, email, phone, card })
  return customer ? [{ kind: 'customer', customer }] : []
}

async function pullPage(cursor: PullPage['cursor'], context: PullContext): Promise<PullPage | PullProblem> {
  const headers = headersOf(context)
  if (!headers) return 'credentials-missing'
  const since = typeof cursor['since'] === 'string' ? cursor['since'] : new Date(context.at - 365 * 86_400_000).toISOString()
  const startedAt = typeof cursor['startedAt'] === 'string' ? cursor['startedAt'] : new Date(context.at).toISOString()
  const query = new URLSearchParams({
    updated_at_min: since,
    limit: '250',
    ...(typeof cursor['next'] === 'string' && { cursor: cursor['next'] }),
  })
  const answer = await context.ask({ method: 'GET', url: `${API}/receipts?${query.toString()}`, headers })
  const problem = problemOf(answer)
  if (problem) return problem
  const read = RECEIPTS.safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!read.success) return 'not-understood'
  const people: SourceEvent[] = []
  for (const id of new Set(read.data.receipts.flatMap(receipt => receipt.customer_id ?? []))) {
    const found = await fetchCustomer({ reference: id }, context)
    if (typeof found === 'string') return found
    people.push(...found)
  }
  // A refund on a page of its sale must find it: the older first.
  const receipts = read.data.receipts.toSorted((a, b) => a.created_at.localeCompare(b.created_at))
  const events = [...people, ...receipts.flatMap(receipt => eventOf(receipt, context) ?? [])]
  const next = read.data.cursor
  return { events, cursor: next === null ? { since: startedAt } : { since, startedAt, next }, hasMore: next !== null }
}

export const loyverse: SourceAdapter = {
  name: 'loyverse',
  fields: [
    { name: 'access_token', origin: 'theirs', isRequired: true },
    { name: 'signing_secret', origin: 'theirs', isRequired: false },
  ],
  verify: (request, { secrets }) => {
    const secret = secrets['signing_secret'] ?? ''
    if (secret === '') return 'genuine'
    return isEqualSecret(request.headers['x-loyverse-signature'] ?? '', hmac(secret, [request.body], 'sha1').toString('base64'))
      ? 'genuine'
      : 'refused'
  },
  eventKey: () => undefined,
  parse: (request, context) => {
    const read = RECEIPTS.safeParse(jsonOf(request.body))
    if (!read.success) return { unknown: 'receipts' }
    const ids = new Set(read.data.receipts.flatMap(receipt => receipt.customer_id ?? []))
    const people = [...ids].map((reference): ParsedEvent => ({ kind: 'fetch', what: 'customer', reference }))
    const events = read.data.receipts.flatMap((receipt): ParsedEvent[] => [eventOf(receipt, context) ?? []].flat())
    return events.length > 0 ? { events: [...people, ...events] } : { ignored: 'no-receipts' }
  },
  fetch: fetchCustomer,
  pull: { everyMinutes: 30, pauseMs: 1100, page: pullPage },
}
