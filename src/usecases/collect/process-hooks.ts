/** Reads what waits in the inbox. Each delivery is one transaction: it is applied whole, or it waits, or it is put aside for the owner. */
import type { ParsedEvent, SourceEvent } from '../../domain/collect/source-event.ts'
import type { BusinessId, HookId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../ports/business-store.ts'
import type { PullContext, PullProblem, SourceAdapter } from '../../ports/source.ts'
import type { Hook, HookSettlement, SourceConnection } from '../../ports/source-store.ts'
import type { HookDeps } from './receive-hook.ts'
import { type FateCounts, tell } from './tell.ts'

const BATCH = 200
/** What comes in faster goes on in the next round, so that no other work of the business waits for long. */
const BATCHES_MAX = 10
/** A thin delivery is read again after so long: the source may not have finished writing what it announces. */
const RETRY_MS = [5_000, 60_000, 600_000, 3_600_000, 21_600_000] as const
const BODIES_KEPT_DAYS = 30

export interface ProcessedHooks {
  readonly done: number
  readonly ignored: number
  readonly quarantined: number
  readonly later: number
}

export async function processHooks(deps: HookDeps, business: BusinessId): Promise<ProcessedHooks> {
  const counts = { done: 0, ignored: 0, quarantined: 0, later: 0 }
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) if (!(await processBatch(deps, business, counts))) return counts
  await deps.store.inBusiness(business, tx => tx.deliver.wakeAt(deps.clock.now()))
  return counts
}

/** @returns whether more may wait. */
async function processBatch(
  deps: HookDeps,
  business: BusinessId,
  counts: { done: number; ignored: number; quarantined: number; later: number },
): Promise<boolean> {
  const at = deps.clock.now()
  const [hooks, connections] = await deps.store.inBusiness(business, async tx => [
    await tx.sources.waitingHooks(BATCH, at),
    await tx.sources.connections(),
  ])
  const byId = new Map(connections.map(connection => [connection.connectionId, connection]))
  for (const hook of hooks) {
    const connection = byId.get(hook.connectionId)
    if (connection === undefined) continue
    const settled = await processOne(deps, business, { hook, connection, at })
    counts[settled.state === 'waiting' ? 'later' : settled.state] += 1
  }
  return hooks.length === BATCH
}

interface Work {
  readonly hook: Hook
  readonly connection: SourceConnection
  readonly at: Instant
}

async function processOne(deps: HookDeps, business: BusinessId, work: Work): Promise<HookSettlement> {
  try {
    return await readAndTell(deps, business, work)
  } catch (error) {
    // A broken delivery must not hold up the others: it is tried again, and put aside when it breaks every time.
    const settled = postponed(work, { reason: 'broke', detail: error instanceof Error ? error.name : 'unknown' })
    await deps.store.inBusiness(business, tx => tx.sources.settleHook(work.hook.eventId, settled))
    return settled
  }
}

async function readAndTell(deps: HookDeps, business: BusinessId, work: Work): Promise<HookSettlement> {
  const { hook, connection, at } = work
  const adapter = deps.sources.find(connection.source)
  const settle = async (settled: HookSettlement): Promise<HookSettlement> => {
    await deps.store.inBusiness(business, tx => tx.sources.settleHook(hook.eventId, settled))
    return settled
  }
  if (!adapter || hook.body === null) return settle(ended(work, { state: 'quarantined', reason: 'body-gone' }))
  const { currency } = await deps.store.inBusiness(business, tx => tx.business.read())
  const context: PullContext = {
    currency,
    settings: connection.settings,
    receivedAt: hook.receivedAt,
    secrets: connection.secrets,
    ask: deps.sources.ask,
    at,
  }
  const parsed = adapter.parse({ headers: hook.headers, body: hook.body }, context)
  if ('ignored' in parsed) return settle(ended(work, { state: 'ignored', reason: parsed.ignored }))
  if ('unknown' in parsed) return settle(ended(work, { state: 'quarantined', reason: `unknown-${parsed.unknown}` }))
  const fetched = await fetchNamed(adapter, parsed.events, context)
  if (fetched.problem !== undefined && fetched.problem !== 'credentials-missing')
    return settle(postponed(work, { reason: fetched.problem }))
  if (fetched.events.length === 0 && fetched.problem !== undefined)
    return settle(ended(work, { state: 'quarantined', reason: fetched.problem }))
  return deps.store.inBusiness(business, async tx => {
    const scope = { business: await tx.business.read(), source: connection.source, at }
    const fates = await tell(tx, scope, fetched.events)
    const settled = { ...ended(work, { state: 'done', reason: null }), outcome: outcomeOf(fates, fetched.problem) }
    await tx.sources.settleHook(hook.eventId, settled)
    return settled
  })
}

interface Fetched {
  readonly events: readonly SourceEvent[]
  readonly problem?: PullProblem
}

/** What the delivery only names is read at the source; people are told before what they bought. */
async function fetchNamed(adapter: SourceAdapter, events: readonly ParsedEvent[], context: PullContext): Promise<Fetched> {
  const told: SourceEvent[] = []
  let problem: PullProblem | undefined
  for (const event of events) {
    if (event.kind !== 'fetch') {
      told.push(event)
      continue
    }
    const found: readonly SourceEvent[] | PullProblem = adapter.fetch ? await adapter.fetch(event, context) : 'credentials-missing'
    if (typeof found === 'string') problem = found
    else told.push(...found)
  }
  return { events: told, ...(problem !== undefined && { problem }) }
}

function outcomeOf(fates: FateCounts, problem: PullProblem | undefined) {
  return { ...fates, ...(problem !== undefined && { details: problem }) }
}

function ended({ hook, at }: Work, given: Pick<HookSettlement, 'state' | 'reason'>): HookSettlement {
  return { ...given, outcome: {}, attempts: hook.attempts + 1, nextAt: at, settledAt: at }
}

function postponed(work: Work, given: { readonly reason: string; readonly detail?: string }): HookSettlement {
  const waitMs = RETRY_MS[work.hook.attempts]
  const settled = ended(work, { state: waitMs === undefined ? 'quarantined' : 'waiting', reason: given.reason })
  const outcome: JsonObject = given.detail === undefined ? {} : { error: given.detail }
  return waitMs === undefined ? { ...settled, outcome } : { ...settled, outcome, nextAt: addMs(work.at, waitMs), settledAt: null }
}

/** Puts a delivery back into the line, whatever became of it: what it tells is applied once anyway. */
export async function replayHook(deps: HookDeps, business: BusinessId, eventId: HookId): Promise<Hook | 'unknown-event' | 'body-gone'> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const hook = await tx.sources.hook(eventId)
    if (!hook) return 'unknown-event'
    if (hook.body === null) return 'body-gone'
    await tx.sources.settleHook(eventId, { state: 'waiting', reason: null, outcome: {}, attempts: 0, nextAt: at, settledAt: null })
    return (await tx.sources.hook(eventId)) ?? hook
  })
}

/** Raw deliveries hold personal data: after thirty days only their fate is left. */
export async function forgetHookBodies(
  deps: Pick<HookDeps, 'store'>,
  business: BusinessId,
  at: Instant,
): Promise<{ readonly forgotten: number }> {
  return deps.store.inBusiness(business, async tx => ({ forgotten: await tx.sources.forgetBodies(addMs(at, -BODIES_KEPT_DAYS * DAY_MS)) }))
}
