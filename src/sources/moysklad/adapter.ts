/**
 * MoySklad: the webhook only names what changed, so the object is read by API; a pull finds what four quick tries lost.
 * Amounts are kopecks; times are Moscow wall time whatever the shop's city; `applicable: false` is not posted yet.
 */
import * as z from 'zod'
import { russianFiscalKey } from '../../domain/collect/receipt-code.ts'
import type { SourceEvent, ParsedEvent, ToldLine } from '../../domain/collect/source-event.ts'
import { quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import type { PullContext, PullPage, PullProblem, SourceAdapter } from '../../ports/source.ts'
import { idValue, jsonOf, textOrNull } from '../hook-body.ts'
import { problemOf } from '../pull-answer.ts'
import { toldPerson } from '../told-person.ts'

const ZONE = 'Europe/Moscow'
const META = z.object({ href: z.string(), type: z.string() })
const HOOK = z.object({ events: z.array(z.object({ meta: META, action: z.string() })) })
const DOCUMENT = z.object({
  meta: META,
  id: idValue,
  updated: z.string(),
  name: textOrNull,
  moment: z.string(),
  applicable: z.boolean().default(true),
  sum: z.number(),
  agent: z
    .object({
      id: idValue.nullish(),
      name: textOrNull,
      phone: textOrNull,
      email: textOrNull,
      discountCardNumber: textOrNull,
      birthDate: textOrNull,
    })
    .nullish(),
  retailStore: z.object({ name: textOrNull }).nullish(),
  demand: z.object({ meta: META }).nullish(),
  positions: z
    .object({
      rows: z
        .array(
          z.object({
            quantity: z.number(),
            price: z.number(),
            discount: z.number().default(0),
            assortment: z.object({ name: textOrNull, pathName: textOrNull, meta: META.partial().nullish() }).nullish(),
          }),
        )
        .default([]),
    })
    .nullish(),
  cheque: z.object({ fnNumber: textOrNull, fiscalDocNumber: idValue.nullish(), fiscalDocSign: idValue.nullish() }).nullish(),
})
type Document = z.infer<typeof DOCUMENT>

const SALES = new Set(['retaildemand', 'demand'])
const REFUNDS = new Set(['retailsalesreturn', 'salesreturn'])
const EXPAND = 'agent,positions.assortment,retailStore'

const idOfHref = (href: string): string => /\/([0-9a-f-]{36})(?:\?.*)?$/i.exec(href)?.[1] ?? href

function linesOf(document: Document): ToldLine[] {
  return (document.positions?.rows ?? []).map(row => ({
    name: row.assortment?.name ?? '',
    category: row.assortment?.pathName?.split('/').at(-1) ?? null,
    quantity: quantityOf(row.quantity),
    unitMinor: Math.round(row.price),
    totalMinor: Math.max(0, Math.round((row.price * row.quantity * (100 - row.discount)) / 100)),
    kind: row.assortment?.meta?.type === 'service' ? 'service' : 'goods',
  }))
}

function eventOf(document: Document): SourceEvent | undefined {
  const when = whenOf(document.moment, ZONE)
  const { agent, cheque } = document
  const isRefund = REFUNDS.has(document.meta.type)
  if (!when || (!isRefund && !SALES.has(document.meta.type))) return undefined
  const shared = {
    sourceId: document.id,
    version: document.updated,
    when,
    currency: 'RUB',
    totalMinor: Math.round(document.sum),
    lines: linesOf(document),
    customer: agent
      ? toldPerson({
          externalId: agent.id,
          name: agent.name,
          phone: agent.phone,
          email: agent.email,
          card: agent.discountCardNumber,
          birthday: agent.birthDate,
        })
      : null,
    fiscalKey:
      cheque?.fnNumber && cheque.fiscalDocNumber
        ? russianFiscalKey(cheque.fnNumber, cheque.fiscalDocNumber, cheque.fiscalDocSign ?? '')
        : null,
    shiftNo: null,
    receiptInShift: null,
  } as const
  if (isRefund && !document.applicable)
    return { kind: 'withdrawal', of: 'refund', sourceId: document.id, version: document.updated, part: null }
  if (isRefund) return { ...shared, kind: 'refund', refundOf: document.demand ? idOfHref(document.demand.meta.href) : null }
  return {
    ...shared,
    kind: 'purchase',
    status: document.applicable ? 'paid' : 'pending',
    discountMinor: 0,
    receiptNo: document.name,
    location: document.retailStore?.name ?? null,
    staff: null,
    orderRef: null,
    part: null,
  }
}

function headersOf(context: PullContext): Record<string, string> | undefined {
  const token = context.secrets['access_token'] ?? ''
  return token === ''
    ? undefined
    : { authorization: `Bearer ${token}`, accept: 'application/json;charset=utf-8', 'accept-encoding': 'gzip' }
}

async function fetchOne(
  given: { readonly what: string; readonly reference: string },
  context: PullContext,
): Promise<readonly SourceEvent[] | PullProblem> {
  const headers = headersOf(context)
  if (!headers) return 'credentials-missing'
  // Only the service itself may be asked with the owner's token, whatever the delivery says.
  const type = [...SALES, ...REFUNDS].find(each => each === given.what)
  const id = idOfHref(given.reference)
  if (type === undefined || !/^[0-9a-f-]{36}$/i.test(id)) return 'not-understood'
  const answer = await context.ask({ method: 'GET', url: `${API}/entity/${type}/${id}?expand=${EXPAND}`, headers })
  const problem = problemOf(answer)
  if (problem) return problem
  const document = DOCUMENT.safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  const event = document.success ? eventOf(document.data) : undefined
  return event ? [event] : 'not-understood'
}

const API = 'https://api.moysklad.ru/api/remap/1.2'
const PAGE_DOCUMENTS = 100
const PULLED = ['retaildemand', 'demand', 'retailsalesreturn', 'salesreturn'] as const

async function pullPage(cursor: PullPage['cursor'], context: PullContext): Promise<PullPage | PullProblem> {
  const headers = headersOf(context)
  if (!headers) return 'credentials-missing'
  const start = new Date(context.at - 365 * 86_400_000 + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  const at = { type: PULLED[0] as string, since: start, offset: 0, ...cursor }
  const type = PULLED.find(each => each === at.type) ?? PULLED[0]
  const filter = `updated>=${String(at.since)}`
  const query = new URLSearchParams({
    filter,
    order: 'updated,asc',
    expand: EXPAND,
    limit: String(PAGE_DOCUMENTS),
    offset: String(at.offset),
  })
  const answer = await context.ask({ method: 'GET', url: `${API}/entity/${type}?${query.toString()}`, headers })
  const problem = problemOf(answer)
  if (problem) return problem
  const read = z.object({ rows: z.array(DOCUMENT) }).safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!read.success) return 'not-understood'
  const events = read.data.rows.flatMap(document => eventOf(document) ?? [])
  const now = new Date(context.at + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  const startedAt = typeof cursor['startedAt'] === 'string' ? cursor['startedAt'] : now
  if (read.data.rows.length === PAGE_DOCUMENTS)
    return { events, cursor: { type, since: at.since, offset: Number(at.offset) + PAGE_DOCUMENTS, startedAt }, hasMore: true }
  const next = PULLED[PULLED.indexOf(type) + 1]
  if (next !== undefined) return { events, cursor: { type: next, since: at.since, offset: 0, startedAt }, hasMore: true }
  return { events, cursor: { type: PULLED[0], since: startedAt, offset: 0 }, hasMore: false }
}

export const moysklad: SourceAdapter = {
  name: 'moysklad',
  fields: [{ name: 'access_token', origin: 'theirs', isRequired: true }],
  // Nothing is signed, but nothing is believed either: what the delivery names is read at the source.
  verify: () => 'genuine',
  eventKey: request => request.headers['x-request-id'],
  parse: request => {
    const json = jsonOf(request.body)
    const document = DOCUMENT.safeParse(json)
    if (document.success) {
      const event = eventOf(document.data)
      return event ? { events: [event] } : { ignored: 'other-topic' }
    }
    const hook = HOOK.safeParse(json)
    if (!hook.success) return { unknown: 'document' }
    const events = hook.data.events.flatMap(({ meta, action }): ParsedEvent[] => {
      const of = SALES.has(meta.type) ? 'purchase' : REFUNDS.has(meta.type) ? 'refund' : undefined
      if (of === undefined) return []
      if (action === 'DELETE') return [{ kind: 'withdrawal', of, sourceId: idOfHref(meta.href), version: null, part: null }]
      return [{ kind: 'fetch', what: meta.type, reference: meta.href }]
    })
    return events.length > 0 ? { events } : { ignored: 'other-topic' }
  },
  fetch: fetchOne,
  pull: { everyMinutes: 15, pauseMs: 300, page: pullPage },
}
