/** Sources: connecting, looking at what came, deciding what is one sale. */
import { id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { SourceAdapter } from '../../ports/source.ts'
import type { Hook, SaleMatch, SourceConnection } from '../../ports/source-store.ts'
import type { AnswerOf } from '../../contract/contract.ts'
import { releaseCrowd } from '../../usecases/collect/crowd.ts'
import { changeSource, connectSource, disconnectSource } from '../../usecases/collect/connect-source.ts'
import { decideMatch } from '../../usecases/collect/join-sales.ts'
import { replayHook } from '../../usecases/collect/process-hooks.ts'
import { recordReceipt } from '../../usecases/collect/record-receipt.ts'
import { planOneCustomer } from '../../usecases/plan/plan-customer.ts'
import type { Handlers } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { found, notFound, ProblemError } from '../problems.ts'
import { refuse } from '../refuse.ts'
import type { Tx } from '../../ports/store.ts'
import type { BusinessId } from '../../kernel/ids.ts'

type SourceRoutes =
  | 'GET /sources'
  | 'POST /sources'
  | 'GET /sources/{id}'
  | 'PATCH /sources/{id}'
  | 'DELETE /sources/{id}'
  | 'POST /sources/{id}/pulls'
  | 'POST /source-events/{id}/replays'
type MatchRoutes =
  | 'GET /crowds'
  | 'POST /crowds/{id}/releases'
  | 'GET /sale-matches'
  | 'POST /sale-matches/{id}/decisions'
  | 'POST /receipts'

type ConnectionView = AnswerOf<'GET /sources/{id}'>['connection']
type Counts = ConnectionView['counts']
type FormView = AnswerOf<'GET /sources/{id}'>['form']

const EXCERPT_BYTES = 600
const CROWDS_SHOWN = 20
const NONE: Counts = { waiting: 0, done: 0, ignored: 0, quarantined: 0 }

const connectionHandlers: Pick<Handlers, SourceRoutes> = {
  'GET /sources': async (deps, call) => {
    const [connections, counts] = await deps.store.inBusiness(call.business, async tx => [
      await tx.sources.connections(),
      await countsOf(tx),
    ])
    return {
      available: deps.sources.all.map(adapter => ({
        source: adapter.name,
        fields: adapter.fields.map(field => ({ ...field })),
        canPull: adapter.pull !== undefined,
      })),
      connections: connections.map(each => connectionView(deps, each, counts.get(each.connectionId) ?? NONE)),
    }
  },
  'POST /sources': async (deps, call) => {
    const { settings, ...body } = call.input.body
    const connected = await connectSource(deps, call.business, { ...body, settings: plain(settings), actor: call.actor })
    if ('refusal' in connected) throw notFound()
    return connectionView(deps, connected.connection, NONE)
  },
  'GET /sources/{id}': async (deps, call) => {
    const connectionId = id<'connection'>(call.input.params.id)
    const { state, limit } = call.input.query
    return deps.store.inBusiness(call.business, async tx => ({
      connection: await oneView(deps, tx, connectionId),
      events: (await tx.sources.hooksOf(connectionId, { state, limit })).map(eventView),
      form: await formView(deps, tx, connectionId),
    }))
  },
  'PATCH /sources/{id}': async (deps, call) => {
    const { settings, ...body } = call.input.body
    const connectionId = id<'connection'>(call.input.params.id)
    const changed = await changeSource(deps, call.business, {
      ...body,
      ...(settings && { settings: plain(settings) }),
      connectionId,
      actor: call.actor,
    })
    if ('refusal' in changed) throw notFound()
    return deps.store.inBusiness(call.business, tx => oneView(deps, tx, connectionId))
  },
  'DELETE /sources/{id}': async (deps, call) => {
    if (!(await disconnectSource(deps, call.business, { connectionId: id<'connection'>(call.input.params.id), actor: call.actor })))
      throw notFound()
    return null
  },
  'POST /sources/{id}/pulls': async (deps, call) => {
    const connectionId = id<'connection'>(call.input.params.id)
    return deps.store.inBusiness(call.business, async tx => {
      found(await tx.sources.connection(connectionId))
      await tx.sources.changeConnection(connectionId, { nextPullAt: call.at, pullProblem: null })
      return oneView(deps, tx, connectionId)
    })
  },
  'POST /source-events/{id}/replays': async (deps, call) => {
    const replayed = await replayHook(deps, call.business, id<'hook'>(call.input.params.id))
    if (replayed === 'unknown-event') throw notFound()
    if (replayed === 'body-gone') throw new ProblemError('state_conflict')
    return eventView(replayed)
  },
}

const matchHandlers: Pick<Handlers, MatchRoutes> = {
  'GET /crowds': async (deps, call) => {
    const crowds = await deps.store.inBusiness(call.business, tx => tx.sources.crowds(CROWDS_SHOWN))
    return {
      items: crowds.map(({ crowdId, address, receipts, foundAt }) => ({ crowdId, address, receipts, foundAt: isoInstant(foundAt) })),
    }
  },
  'POST /crowds/{id}/releases': async (deps, call) => {
    const released = await releaseCrowd(deps, call.business, { crowdId: call.input.params.id, actor: call.actor })
    if ('refusal' in released) throw notFound()
    return { ok: true }
  },
  'GET /sale-matches': async (deps, call) => {
    const [open, settled] = await deps.store.inBusiness(call.business, async tx => [
      await tx.sources.openMatches(50),
      await tx.sources.settledMatches(20),
    ])
    const views = await Promise.all([open, settled].map(list => matchViews(deps, call.business, list)))
    return { open: views[0] ?? [], settled: views[1] ?? [] }
  },
  'POST /sale-matches/{id}/decisions': async (deps, call) => {
    const { decision } = call.input.body
    const decided = await decideMatch(deps, call.business, { matchId: id<'match'>(call.input.params.id), decision, actor: call.actor })
    if ('refusal' in decided) throw decided.refusal === 'unknown-match' ? notFound() : new ProblemError('state_conflict')
    return found((await matchViews(deps, call.business, [decided.match]))[0])
  },
  'POST /receipts': async (deps, call) => {
    const { code, customerRef, what } = call.input.body
    const { customerId, phone, email, name } = customerRef ?? {}
    const contacts = [
      ...(phone ? [{ kind: 'phone', address: phone } as const] : []),
      ...(email ? [{ kind: 'email', address: email } as const] : []),
    ]
    const person = customerRef === null || (contacts.length === 0 && !name) ? null : { fullName: name, contacts }
    const customer = customerId === undefined ? person : { customerId: id<'customer'>(customerId) }
    const recorded = await recordReceipt(deps, call.business, { code, customer, what })
    if ('refusal' in recorded) {
      if (recorded.refusal === 'not-a-receipt' || recorded.refusal === 'not-a-sale')
        throw new ProblemError('invalid', {
          reason: recorded.refusal.replaceAll('-', '_'),
          errors: [{ path: 'code', message: recorded.refusal }],
        })
      throw refuse(recorded.refusal, call.locale)
    }
    if (recorded.customerId !== null) await planOneCustomer(deps, call.business, recorded.customerId)
    const { receipt, kind, entityId, fate } = recorded
    const total = { minor: receipt.totalMinor, currency: receipt.currency }
    return { kind, id: entityId, customerId: recorded.customerId, result: fate, day: receipt.when.day, total, fiscalKey: receipt.fiscalKey }
  },
}

export const sourceHandlers = { ...connectionHandlers, ...matchHandlers }

/** Absent and undefined are the same in stored settings. */
function plain(settings: ConnectionView['settings']) {
  const { publicUrl, mapping, isPaidOnArrival } = settings
  return {
    ...(publicUrl !== undefined && { publicUrl }),
    ...(mapping && { mapping }),
    ...(isPaidOnArrival !== undefined && { isPaidOnArrival }),
  }
}

async function countsOf(tx: Tx): Promise<ReadonlyMap<string, Counts>> {
  const counts = new Map<string, Counts>()
  for (const { connectionId, state, count } of await tx.sources.hookCounts())
    counts.set(connectionId, { ...(counts.get(connectionId) ?? NONE), [state]: count })
  return counts
}

async function oneView(deps: HttpDeps, tx: Tx, connectionId: SourceConnection['connectionId']): Promise<ConnectionView> {
  return connectionView(deps, found(await tx.sources.connection(connectionId)), (await countsOf(tx)).get(connectionId) ?? NONE)
}

/** The newest delivery shows the form; before the first one there is only what can be found in it. */
async function formView({ sources }: HttpDeps, tx: Tx, connectionId: SourceConnection['connectionId']): Promise<FormView> {
  const connection = found(await tx.sources.connection(connectionId))
  const adapter = sources.find(connection.source)
  if (!adapter?.formOf) return null
  const [last] = await tx.sources.hooksOf(connectionId, { limit: 1 })
  const seen = adapter.formOf({ headers: last?.headers ?? {}, body: last?.body ?? new Uint8Array() }, connection.settings)
  return { fields: [...seen.fields], leaves: seen.leaves.map(leaf => ({ ...leaf })), read: { ...seen.read } }
}

function connectionView({ sources }: HttpDeps, connection: SourceConnection, counts: Counts): ConnectionView {
  const adapter: SourceAdapter | undefined = sources.find(connection.source)
  const fields = adapter?.fields ?? []
  const ours = fields.filter(field => field.origin === 'ours').map(field => [field.name, connection.secrets[field.name] ?? ''] as const)
  const { publicUrl, mapping, isPaidOnArrival } = connection.settings
  return {
    connectionId: connection.connectionId,
    source: connection.source,
    name: connection.name,
    state: connection.state,
    path: `/api/v1/hooks/${connection.source}/${connection.key}`,
    ourSecrets: Object.fromEntries(ours.filter(([, value]) => value !== '')),
    fields: fields.map(field => ({ ...field, isSet: (connection.secrets[field.name] ?? '') !== '' })),
    settings: {
      ...(typeof publicUrl === 'string' && { publicUrl }),
      ...(isTexts(mapping) && { mapping }),
      ...(typeof isPaidOnArrival === 'boolean' && { isPaidOnArrival }),
    },
    canPull: adapter?.pull !== undefined,
    createdAt: isoInstant(connection.createdAt),
    lastEventAt: connection.lastEventAt === null ? null : isoInstant(connection.lastEventAt),
    lastPullAt: connection.lastPullAt === null ? null : isoInstant(connection.lastPullAt),
    pullProblem: connection.pullProblem,
    refusedCount: connection.refusedCount,
    counts,
  }
}

function isTexts(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every(each => typeof each === 'string')
}

function eventView(hook: Hook): AnswerOf<'GET /sources/{id}'>['events'][number] {
  return {
    eventId: hook.eventId,
    receivedAt: isoInstant(hook.receivedAt),
    state: hook.state,
    reason: hook.reason,
    outcome: { ...hook.outcome },
    attempts: hook.attempts,
    excerpt: hook.body === null ? null : Buffer.from(hook.body.subarray(0, EXCERPT_BYTES)).toString('utf8'),
  }
}

async function matchViews(
  deps: HttpDeps,
  business: BusinessId,
  matches: readonly SaleMatch[],
): Promise<AnswerOf<'GET /sale-matches'>['open']> {
  return deps.store.inBusiness(business, async tx => {
    const views: AnswerOf<'GET /sale-matches'>['open'] = []
    for (const match of matches) {
      const sales = []
      for (const purchaseId of [match.purchaseId, match.otherId]) {
        const purchase = await tx.collect.purchases.find(purchaseId)
        if (!purchase) continue
        const customer = purchase.customerId === null ? undefined : await tx.collect.customers.find(purchase.customerId)
        const total = { minor: purchase.totalMinor, currency: purchase.currency }
        sales.push({
          purchaseId,
          source: purchase.source,
          day: purchase.day,
          minute: purchase.minute,
          total,
          customerName: customer?.fullName ?? null,
        })
      }
      views.push({ matchId: match.matchId, state: match.state, by: match.by, foundAt: isoInstant(match.foundAt), sales })
    }
    return views
  })
}
