/** Asks each source for what deliveries lost: one page a round, and where to go on is stored with what the page told. */
import type { BusinessId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import type { JsonObject } from '../../ports/business-store.ts'
import type { AskOutside, SourceAdapter } from '../../ports/source.ts'
import type { SourceConnection } from '../../ports/source-store.ts'
import type { HookDeps } from './receive-hook.ts'
import { tell } from './tell.ts'

/** Where the source does not say for how long it wants to be left alone. */
const RATE_LIMITED_MS = MINUTE_MS
const RATE_LIMITED_MS_MAX = DAY_MS
const TOO_MANY = 429

export async function pullSources(
  deps: HookDeps,
  business: BusinessId,
): Promise<{ readonly pages: number; readonly events: number; readonly problems: number }> {
  const counts = { pages: 0, events: 0, problems: 0 }
  const at = deps.clock.now()
  const connections = await deps.store.inBusiness(business, tx => tx.sources.connections())
  for (const connection of connections) {
    const adapter = deps.sources.find(connection.source)
    if (connection.state === 'off' || adapter?.pull === undefined || connection.nextPullAt === null || connection.nextPullAt > at) continue
    const pulled = await pullPage(deps, business, { connection, adapter, pull: adapter.pull, at })
    counts.pages += 1
    counts.events += pulled.events
    counts.problems += pulled.isProblem ? 1 : 0
  }
  return counts
}

interface Pulling {
  readonly connection: SourceConnection
  readonly adapter: SourceAdapter
  readonly pull: NonNullable<SourceAdapter['pull']>
  readonly at: Instant
}

async function pullPage(
  deps: HookDeps,
  business: BusinessId,
  { connection, adapter, pull, at }: Pulling,
): Promise<{ readonly events: number; readonly isProblem: boolean }> {
  const { currency } = await deps.store.inBusiness(business, tx => tx.business.read())
  const asking = askingPolitely(deps.sources.ask, at)
  const page = await pull.page(connection.cursor, {
    currency,
    settings: connection.settings,
    receivedAt: at,
    secrets: connection.secrets,
    ask: asking.ask,
    at,
  })
  return deps.store.inBusiness(business, async tx => {
    if (typeof page === 'string') {
      const waitMs = page === 'rate-limited' ? asking.waitMs() : pull.everyMinutes * MINUTE_MS
      // Without credentials there is nothing to ask with until the owner brings them.
      const nextPullAt = page === 'credentials-missing' ? null : addMs(at, waitMs)
      // A place that the source gave us to go on from may have run out while we were away: then from the beginning of the round.
      const cursor = page === 'not-understood' && 'next' in connection.cursor ? withoutPlace(connection.cursor) : connection.cursor
      await tx.sources.changeConnection(connection.connectionId, { nextPullAt, pullProblem: page, cursor })
      return { events: 0, isProblem: true }
    }
    await tell(tx, { business: await tx.business.read(), source: adapter.name, at }, page.events)
    await tx.sources.changeConnection(connection.connectionId, {
      cursor: page.cursor,
      lastPullAt: at,
      nextPullAt: addMs(at, page.hasMore ? pull.pauseMs : pull.everyMinutes * MINUTE_MS),
      pullProblem: null,
    })
    return { events: page.events.length, isProblem: false }
  })
}

function withoutPlace({ next: _next, ...cursor }: JsonObject): JsonObject {
  return cursor
}

/** Remembers for how long the source asked to be left alone: Retry-After in seconds or as a date (RFC 9110, 10.2.3). */
function askingPolitely(ask: AskOutside, at: Instant): { readonly ask: AskOutside; readonly waitMs: () => number } {
  let waitMs = RATE_LIMITED_MS
  return {
    ask: async request => {
      const answer = await ask(request)
      const told = 'status' in answer && answer.status === TOO_MANY ? answer.headers['retry-after'] : undefined
      const askedMs = told === undefined ? Number.NaN : /^\d+$/.test(told.trim()) ? Number(told) * 1000 : Date.parse(told) - at
      if (Number.isFinite(askedMs)) waitMs = Math.min(RATE_LIMITED_MS_MAX, Math.max(1000, askedMs))
      return answer
    },
    waitMs: () => waitMs,
  }
}
