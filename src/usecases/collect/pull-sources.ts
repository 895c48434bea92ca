/** Asks each source for what deliveries lost: one page a round, and where to go on is stored with what the page told. */
import type { BusinessId } from '../../kernel/ids.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import type { SourceAdapter } from '../../ports/source.ts'
import type { SourceConnection } from '../../ports/source-store.ts'
import type { HookDeps } from './receive-hook.ts'
import { tell } from './tell.ts'

const RATE_LIMITED_MS = MINUTE_MS

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
  const page = await pull.page(connection.cursor, {
    currency,
    settings: connection.settings,
    receivedAt: at,
    secrets: connection.secrets,
    ask: deps.sources.ask,
    at,
  })
  return deps.store.inBusiness(business, async tx => {
    if (typeof page === 'string') {
      const waitMs = page === 'rate-limited' ? RATE_LIMITED_MS : pull.everyMinutes * MINUTE_MS
      // Without credentials there is nothing to ask with until the owner brings them.
      const nextPullAt = page === 'credentials-missing' ? null : addMs(at, waitMs)
      await tx.sources.changeConnection(connection.connectionId, { nextPullAt, pullProblem: page })
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
