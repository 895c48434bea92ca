/**
 * Microinvest Warehouse Pro: its API lives on the shop's own computer (port 8700). Where this program may ask it, it asks; else a task
 * on that computer posts what the API answered: operations, partners and items as one object, or a list of one of them.
 */
import * as z from 'zod'
import type { SourceEvent } from '../../domain/collect/source-event.ts'
import type { PullContext, PullPage, PullProblem, SourceAdapter } from '../../ports/source.ts'
import { jsonOf } from '../hook-body.ts'
import { problemOf } from '../pull-answer.ts'
import { isEqualSecret } from '../signatures.ts'
import {
  CUSTOMER_CLAIM,
  documentsOf,
  eventOf,
  ITEM,
  type Item,
  OPERATION,
  type Operation,
  PARTNER,
  type Partner,
  personOf,
  SALE,
} from './operations.ts'

const TOLD = z.object({
  operations: z.array(OPERATION).default([]),
  partners: z.array(PARTNER).default([]),
  items: z.array(ITEM).default([]),
})
type Told = z.infer<typeof TOLD>

/** A list of one kind is told from the others by what only that kind has. */
function toldOf(json: unknown): Told | undefined {
  if (!Array.isArray(json)) {
    const read = TOLD.safeParse(json)
    return read.success && read.data.operations.length + read.data.partners.length > 0 ? read.data : undefined
  }
  const nothing: Told = { operations: [], partners: [], items: [] }
  const operations = z.array(OPERATION).safeParse(json)
  if (operations.success) return { ...nothing, operations: operations.data }
  const partners = z.array(PARTNER.extend({ company: z.string().nullish() })).safeParse(json)
  return partners.success ? { ...nothing, partners: z.array(PARTNER).parse(json) } : undefined
}

function eventsOf({ operations, partners, items }: Told, context: Pick<PullContext, 'currency'>): readonly SourceEvent[] {
  const names = {
    items: new Map(items.map(item => [item.id, item] as const)),
    partners: new Map(partners.map(partner => [partner.id, partner] as const)),
    currency: context.currency,
  }
  const people = partners.flatMap((partner): SourceEvent[] => {
    const customer = personOf(partner)
    return customer ? [{ kind: 'customer', customer }] : []
  })
  return [...people, ...documentsOf(operations).flatMap(rows => eventOf(rows, names) ?? [])]
}

const ROWS_PER_PAGE = 500
const DAY_MS = 86_400_000
/** A document may be typed for an earlier day: the last week is asked anew each time. */
const OVERLAP_DAYS = 7
/** Older sales come in as a file. */
const FIRST_PULL_DAYS = 365
/** So many days are read at once, to the last row: pages end in the middle of a document, days do not. */
const WINDOW_DAYS = 62
/** Two months of a hundred thousand lines are no shop's. */
const PAGES_MAX = 200

interface Api {
  readonly get: (
    path: string,
    query: Readonly<Record<string, string>>,
  ) => Promise<{ readonly json: unknown; readonly pages: number } | PullProblem>
}

function apiOf(context: PullContext): Api | undefined {
  const base = (context.secrets['base_url'] ?? '').replace(/\/$/, '')
  const key = context.secrets['api_key'] ?? ''
  if (base === '') return undefined
  return {
    get: async (path, query) => {
      const headers: Readonly<Record<string, string>> = key === '' ? {} : { 'x-api-key': key }
      const answer = await context.ask({ method: 'GET', url: `${base}/${path}?${new URLSearchParams(query).toString()}`, headers })
      const problem = problemOf(answer)
      if (problem) return problem
      if (!('text' in answer)) return 'unreachable'
      return { json: jsonOf(answer.text), pages: Number(answer.headers['x-totalpages'] ?? 1) }
    },
  }
}

async function pullPage(cursor: PullPage['cursor'], context: PullContext): Promise<PullPage | PullProblem> {
  const api = apiOf(context)
  if (!api) return 'credentials-missing'
  const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
  const since = typeof cursor['since'] === 'string' ? cursor['since'] : dayOf(context.at - FIRST_PULL_DAYS * DAY_MS)
  const until = dayOf(Date.parse(since) + (WINDOW_DAYS - 1) * DAY_MS)
  const operations: Operation[] = []
  for (const type of [SALE, CUSTOMER_CLAIM]) {
    const found = await readRows(api, { operation_type: String(type), date_from: since, date_to: until })
    if (typeof found === 'string') return found
    operations.push(...found)
  }
  const named = await namesOf(api, operations)
  if (typeof named === 'string') return named
  const events = eventsOf({ operations, ...named }, context)
  const isLast = until >= dayOf(context.at)
  return { events, cursor: { since: dayOf(isLast ? context.at - OVERLAP_DAYS * DAY_MS : Date.parse(until) + DAY_MS) }, hasMore: !isLast }
}

async function readRows(api: Api, query: Readonly<Record<string, string>>): Promise<Operation[] | PullProblem> {
  const rows: Operation[] = []
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const answer = await api.get('Operations', { ...query, page: String(page), page_size: String(ROWS_PER_PAGE) })
    if (typeof answer === 'string') return answer
    const read = z.array(OPERATION).safeParse(answer.json)
    if (!read.success) return 'not-understood'
    rows.push(...read.data)
    if (page >= answer.pages) return rows
  }
  return 'not-understood'
}

async function namesOf(
  api: Api,
  rows: readonly Operation[],
): Promise<{ readonly items: Item[]; readonly partners: Partner[] } | PullProblem> {
  const items: Item[] = []
  const partners: Partner[] = []
  for (const id of new Set(rows.flatMap(row => row.good_id ?? []))) {
    const answer = await api.get('Item', { id })
    if (typeof answer === 'string') return answer
    const item = ITEM.safeParse(answer.json)
    if (item.success) items.push(item.data)
  }
  for (const id of new Set(rows.flatMap(row => row.partner_id ?? []))) {
    const answer = await api.get('Partner', { id })
    if (typeof answer === 'string') return answer
    const partner = PARTNER.safeParse(answer.json)
    if (partner.success) partners.push(partner.data)
  }
  return { items, partners }
}

export const microinvest: SourceAdapter = {
  name: 'microinvest',
  fields: [
    { name: 'push_token', origin: 'ours', isRequired: true },
    { name: 'base_url', origin: 'theirs', isRequired: false },
    { name: 'api_key', origin: 'theirs', isRequired: false },
  ],
  verify: (request, { secrets }) => {
    const wanted = secrets['push_token'] ?? ''
    const given = request.headers['authorization']?.replace(/^Bearer\s+/i, '')
    return wanted === '' || (given !== undefined && isEqualSecret(given, wanted)) ? 'genuine' : 'refused'
  },
  eventKey: () => undefined,
  parse: (request, context) => {
    const told = toldOf(jsonOf(request.body))
    if (!told) return { unknown: 'operations' }
    const events = eventsOf(told, context)
    return events.length > 0 ? { events } : { ignored: 'not-a-sale' }
  },
  pull: { everyMinutes: 30, pauseMs: 200, page: pullPage },
}
