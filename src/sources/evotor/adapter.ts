/**
 * Evotor: receipts (v2) and documents (v1) pushed by the cloud with the token we gave it, and documents asked for by day.
 * Amounts are roubles; `closeSum` is before discounts; times are UTC; a refund is a PAYBACK with negative sums.
 */
import * as z from 'zod'
import type { ParsedEvent, ToldLine } from '../../domain/collect/source-event.ts'
import { decimalMinor, quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import type { Parsed, PullContext, PullPage, PullProblem, SourceAdapter } from '../../ports/source.ts'
import { amountValue, idValue, jsonOf, textOrNull } from '../hook-body.ts'
import { problemOf } from '../pull-answer.ts'
import { isEqualSecret } from '../signatures.ts'
import { toldPerson } from '../told-person.ts'

const ITEM = z.object({
  name: z.string(),
  itemType: z.string().default('NORMAL'),
  quantity: amountValue,
  price: amountValue,
  sumPrice: amountValue,
})
const RECEIPT = z.object({
  id: idValue,
  type: z.literal('ReceiptCreated').or(z.string()),
  data: z.object({
    id: idValue,
    storeId: textOrNull,
    dateTime: z.string(),
    type: z.string(),
    shiftId: idValue.nullish(),
    employeeId: textOrNull,
    infoCheck: z.boolean().default(false),
    items: z.array(ITEM).default([]),
    totalDiscount: amountValue.default(0),
    totalAmount: amountValue,
  }),
})
const TRANSACTION = z.object({
  type: z.string(),
  clientName: textOrNull,
  clientPhone: textOrNull,
  baseDocumentUUID: textOrNull,
  commodityName: textOrNull,
  commodityType: textOrNull,
  quantity: amountValue.nullish(),
  resultPrice: amountValue.nullish(),
  resultSum: amountValue.nullish(),
  receiptNumber: idValue.nullish(),
  sessionNumber: idValue.nullish(),
})
const DOCUMENT = z.object({
  type: z.string(),
  uuid: idValue,
  number: idValue.nullish(),
  closeSum: amountValue,
  closeResultSum: amountValue,
  closeDate: z.string(),
  storeUuid: textOrNull,
  sessionNumber: idValue.nullish(),
  closeUserUuid: textOrNull,
  transactions: z.array(TRANSACTION).default([]),
})
type Document = z.infer<typeof DOCUMENT>

const roubles = (value: string | number | null | undefined): number => Math.abs(decimalMinor(value ?? 0, 'RUB') ?? 0)
const kindOf = (type: string | null): ToldLine['kind'] => (type === 'SERVICE' ? 'service' : 'goods')

function receiptEvents({ data }: z.infer<typeof RECEIPT>): Parsed {
  const when = whenOf(data.dateTime)
  if (data.infoCheck) return { ignored: 'not-fiscal' }
  if (data.type !== 'SELL' && data.type !== 'PAYBACK') return { ignored: 'not-a-sale' }
  if (!when) return { unknown: 'receipt' }
  const lines = data.items.map((item): ToldLine => ({
    name: item.name,
    category: null,
    quantity: quantityOf(item.quantity),
    unitMinor: roubles(item.price),
    totalMinor: roubles(item.sumPrice),
    kind: kindOf(item.itemType),
  }))
  const shared = {
    sourceId: data.id,
    version: null,
    when,
    currency: 'RUB',
    totalMinor: roubles(data.totalAmount),
    lines,
    customer: null,
    fiscalKey: null,
    shiftNo: data.shiftId ?? null,
    receiptInShift: null,
  } as const
  if (data.type === 'PAYBACK') return { events: [{ ...shared, kind: 'refund', refundOf: null }] }
  const place = { receiptNo: null, location: data.storeId, staff: data.employeeId, orderRef: null, part: null }
  return { events: [{ ...shared, ...place, kind: 'purchase', status: 'paid', discountMinor: roubles(data.totalDiscount) }] }
}

function documentEvents(document: Document): ParsedEvent[] {
  const when = whenOf(document.closeDate)
  if (!when || (document.type !== 'SELL' && document.type !== 'PAYBACK')) return []
  const open = document.transactions.find(each => each.type === 'DOCUMENT_OPEN')
  const print = document.transactions.find(each => each.type === 'DOCUMENT_CLOSE_FPRINT')
  const known = document.transactions.find(each => each.clientPhone ?? each.clientName)
  const lines = document.transactions
    .filter(each => each.type === 'REGISTER_POSITION')
    .map((each): ToldLine => ({
      name: each.commodityName ?? '',
      category: null,
      quantity: quantityOf(each.quantity),
      unitMinor: roubles(each.resultPrice),
      totalMinor: roubles(each.resultSum),
      kind: kindOf(each.commodityType),
    }))
  const totalMinor = roubles(document.closeResultSum)
  const shared = {
    sourceId: document.uuid,
    version: null,
    when,
    currency: 'RUB',
    totalMinor,
    lines,
    customer: toldPerson({ name: known?.clientName, phone: known?.clientPhone }),
    fiscalKey: null,
    shiftNo: print?.sessionNumber ?? document.sessionNumber ?? null,
    receiptInShift: print?.receiptNumber ?? null,
  } as const
  if (document.type === 'PAYBACK') return [{ ...shared, kind: 'refund', refundOf: open?.baseDocumentUUID ?? null }]
  const place = {
    receiptNo: document.number ?? null,
    location: document.storeUuid,
    staff: document.closeUserUuid,
    orderRef: null,
    part: null,
  }
  return [{ ...shared, ...place, kind: 'purchase', status: 'paid', discountMinor: Math.max(0, roubles(document.closeSum) - totalMinor) }]
}

/** The cloud gives at most a month at a time, and nothing older than six. */
const WINDOW_MS = 28 * 86_400_000
const OLDEST_MS = 180 * 86_400_000

async function pullPage(cursor: PullPage['cursor'], context: PullContext): Promise<PullPage | PullProblem> {
  const { api_token: token = '', store_uuid: store = '' } = context.secrets
  if (token === '' || !/^[\w-]+$/.test(store)) return 'credentials-missing'
  const fromMs = typeof cursor['fromMs'] === 'number' ? Math.max(cursor['fromMs'], context.at - OLDEST_MS) : context.at - OLDEST_MS
  const toMs = Math.min(context.at, fromMs + WINDOW_MS)
  const stamp = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000')
  const query = new URLSearchParams({ gtCloseDate: stamp(fromMs), ltCloseDate: stamp(toMs), types: 'SELL,PAYBACK' })
  const url = `https://api.evotor.ru/api/v1/inventories/stores/${store}/documents?${query.toString()}`
  const answer = await context.ask({ method: 'GET', url, headers: { 'x-authorization': token } })
  const problem = problemOf(answer)
  if (problem) return problem
  const documents = z.array(DOCUMENT).safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!documents.success) return 'not-understood'
  // A till that was offline closes its receipts late: the last day is asked for again.
  const isLast = toMs >= context.at
  const events = documents.data.flatMap(documentEvents).filter(event => event.kind !== 'fetch')
  return { events, cursor: { fromMs: isLast ? toMs - 86_400_000 : toMs }, hasMore: !isLast }
}

export const evotor: SourceAdapter = {
  name: 'evotor',
  fields: [
    { name: 'push_token', origin: 'ours', isRequired: true },
    { name: 'api_token', origin: 'theirs', isRequired: false },
    { name: 'store_uuid', origin: 'theirs', isRequired: false },
  ],
  verify: (request, { secrets }) => {
    const given = (request.headers['authorization'] ?? '').replace(/^Bearer\s+/i, '')
    return isEqualSecret(given, secrets['push_token'] ?? '') ? 'genuine' : 'refused'
  },
  eventKey: request => {
    const receipt = RECEIPT.safeParse(jsonOf(request.body))
    return receipt.success ? receipt.data.id : undefined
  },
  parse: request => {
    const json = jsonOf(request.body)
    const receipt = RECEIPT.safeParse(json)
    if (receipt.success) return receiptEvents(receipt.data)
    const documents = z
      .array(DOCUMENT)
      .or(DOCUMENT.transform(one => [one]))
      .safeParse(json)
    if (!documents.success) return { unknown: 'receipt' }
    const events = documents.data.flatMap(documentEvents)
    return events.length > 0 ? { events } : { ignored: 'not-a-sale' }
  },
  pull: { everyMinutes: 30, pauseMs: 1000, page: pullPage },
}
