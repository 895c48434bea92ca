/**
 * YCLIENTS and Altegio: records by unsigned webhook to a secret address, and what changed by API.
 * Only who came has bought; a no-show is a fact of its own; several records of one visit are one purchase.
 */
import * as z from 'zod'
import type { ParsedEvent, ToldBooking, ToldLine } from '../../domain/collect/source-event.ts'
import { decimalMinor, quantityOf, whenOf } from '../../domain/collect/told-values.ts'
import type { ParseContext, PullContext, PullPage, PullProblem, SourceAdapter } from '../../ports/source.ts'
import { amountValue, idValue, jsonOf, textOrNull } from '../hook-body.ts'
import { problemOf } from '../pull-answer.ts'
import { toldPerson } from '../told-person.ts'

const CAME = 1
const CONFIRMED = 2
const NO_SHOW = -1

const RECORD = z.object({
  id: idValue,
  services: z
    .array(z.object({ title: z.string().default(''), cost_to_pay: amountValue.default(0), amount: amountValue.default(1) }))
    .default([]),
  goods_transactions: z
    .array(z.object({ title: z.string().default(''), cost: amountValue.default(0), amount: amountValue.default(1) }))
    .default([]),
  staff: z.object({ name: textOrNull }).nullish(),
  client: z
    .object({
      id: idValue.nullish(),
      name: textOrNull,
      surname: textOrNull,
      phone: textOrNull,
      email: textOrNull,
      card: textOrNull,
      birthday: textOrNull,
    })
    .nullish(),
  datetime: z.string(),
  attendance: z.number().default(0),
  length: z.number().nullish(),
  seance_length: z.number().nullish(),
  visit_id: idValue.nullish(),
  deleted: z.boolean().default(false),
  last_change_date: z.string().nullish(),
})
const HOOK = z.object({ company_id: idValue, resource: z.string(), resource_id: idValue, status: z.string(), data: z.unknown().optional() })
type Record = z.infer<typeof RECORD>

function versionOf(record: Record): string | null {
  const changed = record.last_change_date ? whenOf(record.last_change_date) : undefined
  return changed && 'instant' in changed ? new Date(changed.instant).toISOString() : null
}

function stateOf(record: Record, isDeleted: boolean): ToldBooking['state'] {
  if (isDeleted) return 'cancelled'
  if (record.attendance === CAME) return 'came'
  if (record.attendance === NO_SHOW) return 'no-show'
  return record.attendance === CONFIRMED ? 'confirmed' : 'booked'
}

function linesOf(record: Record, context: ParseContext): ToldLine[] {
  const line = (
    kind: ToldLine['kind'],
    given: { readonly title: string; readonly amount: string | number; readonly cost: string | number },
  ): ToldLine => ({
    name: given.title,
    category: null,
    quantity: quantityOf(given.amount),
    unitMinor: null,
    totalMinor: Math.max(0, decimalMinor(given.cost, context.currency) ?? 0),
    kind,
  })
  return [
    ...record.services.map(each => line('service', { ...each, cost: each.cost_to_pay })),
    ...record.goods_transactions.map(each => line('goods', each)),
  ]
}

function eventsOf(record: Record, context: ParseContext, isDeleted: boolean): ParsedEvent[] {
  const when = whenOf(record.datetime)
  if (!when) return []
  const version = versionOf(record)
  const visit = record.visit_id && record.visit_id !== '0' ? `visit:${record.visit_id}` : `record:${record.id}`
  const lines = linesOf(record, context)
  const { client } = record
  const customer = client
    ? toldPerson({
        externalId: client.id,
        name: [client.name, client.surname],
        phone: client.phone,
        email: client.email,
        card: client.card,
        birthday: client.birthday,
      })
    : null
  const state = stateOf(record, isDeleted || record.deleted)
  const seconds = record.seance_length ?? record.length ?? 3600
  const booking: ParsedEvent = {
    kind: 'booking',
    sourceId: record.id,
    version,
    when,
    durationMinutes: Math.max(5, Math.round(seconds / 60)),
    service: lines.find(line => line.kind === 'service')?.name ?? '',
    staff: record.staff?.name ?? null,
    customer,
    state,
  }
  if (state !== 'came') return [booking, { kind: 'withdrawal', of: 'purchase', sourceId: visit, version, part: record.id }]
  const sale: ParsedEvent = {
    kind: 'purchase',
    sourceId: visit,
    version,
    when,
    status: 'paid',
    currency: null,
    totalMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0),
    discountMinor: 0,
    lines,
    customer,
    receiptNo: null,
    location: null,
    staff: record.staff?.name ?? null,
    orderRef: null,
    fiscalKey: null,
    shiftNo: null,
    receiptInShift: null,
    part: record.id,
  }
  return [booking, sale]
}

const PAGE_RECORDS = 200

async function pullPage(cursor: PullPage['cursor'], context: PullContext): Promise<PullPage | PullProblem> {
  const { partner_token: partner = '', user_token: user = '', company_id: company = '' } = context.secrets
  if (partner === '' || user === '' || !/^\d+$/.test(company)) return 'credentials-missing'
  const since = typeof cursor['since'] === 'string' ? cursor['since'] : new Date(context.at - 365 * 86_400_000).toISOString().slice(0, 19)
  const until = typeof cursor['until'] === 'string' ? cursor['until'] : new Date(context.at).toISOString().slice(0, 19)
  const page = typeof cursor['page'] === 'number' ? cursor['page'] : 1
  const query = new URLSearchParams({
    changed_after: since,
    changed_before: until,
    count: String(PAGE_RECORDS),
    page: String(page),
    include_deleted: '1',
  })
  const host = context.secrets['host'] === 'altegio' ? 'api.alteg.io' : 'api.yclients.com'
  const answer = await context.ask({
    method: 'GET',
    url: `https://${host}/api/v1/records/${company}?${query.toString()}`,
    headers: { authorization: `Bearer ${partner}, User ${user}`, accept: 'application/vnd.yclients.v2+json' },
  })
  const problem = problemOf(answer)
  if (problem) return problem
  const read = z.object({ data: z.array(RECORD) }).safeParse('text' in answer ? jsonOf(answer.text) : undefined)
  if (!read.success) return 'not-understood'
  const hasMore = read.data.data.length === PAGE_RECORDS
  const events = read.data.data.flatMap(record => eventsOf(record, context, false)).filter(event => event.kind !== 'fetch')
  return { events, cursor: hasMore ? { since, until, page: page + 1 } : { since: until }, hasMore }
}

export const yclients: SourceAdapter = {
  name: 'yclients',
  fields: [
    { name: 'company_id', origin: 'theirs', isRequired: false },
    { name: 'partner_token', origin: 'theirs', isRequired: false },
    { name: 'user_token', origin: 'theirs', isRequired: false },
  ],
  // Nothing is signed: the key in the address is the secret, and the nightly pull is the truth.
  verify: () => 'genuine',
  eventKey: () => undefined,
  parse: (request, context) => {
    const hook = HOOK.safeParse(jsonOf(request.body))
    if (!hook.success) return { unknown: 'record' }
    if (hook.data.resource !== 'record') return { ignored: 'other-topic' }
    const record = RECORD.safeParse(hook.data.data)
    if (!record.success) return { unknown: 'record' }
    const events = eventsOf(record.data, context, hook.data.status === 'delete')
    return events.length > 0 ? { events } : { unknown: 'record' }
  },
  pull: { everyMinutes: 60, pauseMs: 350, page: pullPage },
}
