/**
 * Sends what is due. Two commits for each group of messages: marked as being sent together with the last check, and what became
 * of it; the handing over happens in between, outside of any transaction. Whoever dies there leaves `sending` behind, which
 * becomes `unknown`: at most one group of each lane.
 */
import type { ChannelName } from '../../domain/collect/business.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Channel } from '../../ports/channel.ts'
import { claimBatch } from './claim-batch.ts'
import type { SendDeps } from './deliver-deps.ts'
import { routeCosts, withCosts } from './route-costs.ts'
import { type GroupCounts, handOver } from './hand-over.ts'
import { keepHeapTidy } from './tidy-heap.ts'

/** Handed over at once where messages go one by one: what a crash can leave unknown. */
export const IN_FLIGHT_MAX = 10
/** Groups of a bulk channel that are under way at the same time: one is checked while another travels and a third is written down. */
export const BULK_LANES = 3
/** One run ends here, so that other work of the tick gets its turn. */
export const RUN_MAX = 20_000
/** A group should take about so long: a slow provider gets small groups, so that a stop still reaches most of what waits. */
const GROUP_MS = 400

export interface SendCounts {
  readonly handed: number
  readonly failed: number
  readonly retried: number
  readonly unknown: number
  readonly postponed: number
  readonly cancelled: number
  readonly expired: number
  /** Rows of dead workers that went back to the queue. */
  readonly returned: number
  /** 1 when this is a restored copy that nobody has confirmed: nothing was sent. */
  readonly paused: number
}

type Counts = { -readonly [K in keyof SendCounts]: SendCounts[K] }

interface Run {
  readonly deps: SendDeps
  readonly business: BusinessId
  readonly counts: Counts
  readonly liveSince: Instant
  readonly publicUrl: string | null
  readonly endsMs: number
  /** Messages that were looked at. */
  done: number
  /** When there is more to do; null when the queue is empty. */
  wakeAt: Instant | null
}

export async function sendDue(deps: SendDeps, business: BusinessId): Promise<SendCounts> {
  const at = deps.clock.now()
  const installation = await deps.store.system.installation(at)
  const counts: Counts = { handed: 0, failed: 0, retried: 0, unknown: 0, postponed: 0, cancelled: 0, expired: 0, returned: 0, paused: 0 }
  if (!installation.live) return { ...counts, paused: 1 }
  const { settings, prices } = await deps.store.inBusiness(business, async tx => {
    const reaped = await tx.deliver.reapLeases(at)
    counts.returned = reaped.returned
    counts.unknown = reaped.unknown
    return { settings: await tx.business.read(), prices: await tx.channels.prices() }
  })
  const channels = withCosts(deps.openChannels(settings.channels), routeCosts(prices, settings.channels.routes))
  const run: Run = {
    deps,
    business,
    counts,
    liveSince: installation.liveChangedAt,
    publicUrl: settings.channels.publicUrl,
    endsMs: performance.now() + (deps.sendBudgetMs ?? Infinity),
    done: 0,
    wakeAt: null,
  }
  try {
    const automatic = channels.filter(channel => channel.capabilities.automatic)
    const lanes = automatic.flatMap(channel =>
      Array.from({ length: channel.bulk === undefined ? 1 : BULK_LANES }, () => runLane(run, channel, besideOf(channel, automatic))),
    )
    await Promise.all(lanes)
  } finally {
    await Promise.all(channels.map(channel => channel.close()))
  }
  const { wakeAt } = run
  if (wakeAt !== null) await deps.store.inBusiness(business, tx => tx.deliver.wakeAt(wakeAt))
  return counts
}

/** Group after group of one channel, until nothing is due, the gate closes, or the run has done enough. */
async function runLane(run: Run, channel: Channel, beside: readonly ChannelName[]): Promise<void> {
  const { deps, business, counts } = run
  const groupMax = channel.bulk?.groupMax ?? IN_FLIGHT_MAX
  let limit = Math.min(IN_FLIGHT_MAX, groupMax)
  for (;;) {
    if (run.done >= RUN_MAX || performance.now() >= run.endsMs) {
      run.wakeAt = deps.clock.now()
      return
    }
    const claimed = await claimBatch(deps, business, { channel, at: deps.clock.now(), liveSince: run.liveSince, limit, beside })
    run.done += claimed.due
    keepHeapTidy(run.done)
    counts.cancelled += claimed.counts.cancel
    counts.expired += claimed.counts.expire
    counts.postponed += claimed.counts.postpone
    counts.unknown += claimed.counts.unknown
    const startedMs = performance.now()
    if (claimed.sendable.length > 0) addCounts(counts, await handOver(run, channel, claimed.sendable))
    if (claimed.closedUntil !== null) run.wakeAt = earlier(run.wakeAt, claimed.closedUntil)
    if (claimed.isLast) return
    if (channel.bulk !== undefined && claimed.sendable.length === limit)
      limit = nextGroup(limit, { tookMs: performance.now() - startedMs, groupMax })
  }
}

/** The other channels through the same account at a provider. */
function besideOf({ name, account }: Channel, all: readonly Channel[]): readonly ChannelName[] {
  return account === undefined ? [] : all.filter(other => other.account === account && other.name !== name).map(other => other.name)
}

/** As many as fit into GROUP_MS at the speed of the last group, at most four times as many at once. */
function nextGroup(size: number, { tookMs, groupMax }: { readonly tookMs: number; readonly groupMax: number }): number {
  const fitting = Math.round((size * GROUP_MS) / Math.max(tookMs, 1))
  return Math.min(groupMax, Math.max(IN_FLIGHT_MAX, Math.min(fitting, 4 * size)))
}

function addCounts(counts: Counts, group: GroupCounts): void {
  counts.handed += group.handed
  counts.failed += group.failed
  counts.unknown += group.unknown
  counts.retried += group.queued
}

function earlier(a: Instant | null, b: Instant): Instant {
  return a === null || b < a ? b : a
}
