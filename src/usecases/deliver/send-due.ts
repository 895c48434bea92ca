/**
 * Sends what is due. Three commits for each message: claimed, sending, and what became of it; the handing over happens
 * between the last two, outside of any transaction. Whoever dies there leaves `sending` behind, which becomes `unknown`.
 */
import { type ChannelOutcome, decideOutcome, type OutcomeDecision } from '../../domain/deliver/outcome.ts'
import type { Message } from '../../domain/deliver/message.ts'
import type { ChannelName } from '../../domain/collect/business.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { addMs, type Instant } from '../../kernel/instant.ts'
import type { Channel, OutgoingMessage } from '../../ports/channel.ts'
import type { Settlement } from '../../ports/deliver-store.ts'
import { claimBatch, LEASE_MS } from './claim-batch.ts'
import type { SendDeps } from './deliver-deps.ts'
import { unsubscribePath, unsubscribeToken } from './unsubscribe-token.ts'

/** One claim: small enough that a stop still reaches most of what waits. */
export const CLAIM_MAX = 200
/** Handed over at once: what a crash can leave unknown. */
export const IN_FLIGHT_MAX = 10
/** One run ends here, so that other work of the tick gets its turn. */
export const RUN_MAX = 20_000

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

export async function sendDue(deps: SendDeps, business: BusinessId): Promise<SendCounts> {
  const at = deps.clock.now()
  const installation = await deps.store.system.installation(at)
  const counts = { handed: 0, failed: 0, retried: 0, unknown: 0, postponed: 0, cancelled: 0, expired: 0, returned: 0, paused: 0 }
  if (!installation.live) return { ...counts, paused: 1 }
  const reaped = await deps.store.inBusiness(business, tx => tx.deliver.reapLeases(at))
  counts.returned = reaped.returned
  counts.unknown = reaped.unknown

  const { channels, publicUrl } = await settingsOf(deps, business)
  try {
    for (let done = 0; done < RUN_MAX;) {
      const claimed = await claimBatch(deps, business, {
        at: deps.clock.now(),
        live: true,
        liveSince: installation.liveChangedAt,
        limit: CLAIM_MAX,
      })
      counts.cancelled += claimed.counts.cancel
      counts.expired += claimed.counts.expire
      counts.postponed += claimed.counts.postpone
      counts.unknown += claimed.counts.unknown
      for (let i = 0; i < claimed.sendable.length; i += IN_FLIGHT_MAX) {
        const states = await handOver(deps, business, { messages: claimed.sendable.slice(i, i + IN_FLIGHT_MAX), channels, publicUrl })
        for (const state of states) counts[COUNTED_AS[state]] += 1
      }
      done += claimed.due
      if (claimed.due < CLAIM_MAX) break
    }
  } finally {
    await Promise.all([...channels.values()].map(channel => channel.close()))
  }
  return counts
}

const COUNTED_AS: Readonly<Record<OutcomeDecision['state'], 'handed' | 'failed' | 'unknown' | 'retried'>> = {
  handed: 'handed',
  failed: 'failed',
  unknown: 'unknown',
  queued: 'retried',
}

interface Opened {
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly publicUrl: string | null
}

async function settingsOf(deps: SendDeps, business: BusinessId): Promise<Opened> {
  const settings = await deps.store.inBusiness(business, tx => tx.business.read())
  const opened = deps.openChannels(settings.channels)
  return { channels: new Map(opened.map(channel => [channel.name, channel])), publicUrl: settings.channels.publicUrl }
}

async function handOver(
  deps: SendDeps,
  business: BusinessId,
  { messages, channels, publicUrl }: Opened & { readonly messages: readonly Message[] },
): Promise<readonly OutcomeDecision['state'][]> {
  const startedAt = deps.clock.now()
  const marked = new Set(
    await deps.store.inBusiness(business, tx =>
      tx.deliver.markSending(
        messages.map(message => message.messageId),
        { worker: deps.worker, at: startedAt, leaseUntil: addMs(startedAt, LEASE_MS) },
      ),
    ),
  )
  // What was cancelled between the claim and now is not marked, and so not sent.
  const leaving = messages.filter(message => marked.has(message.messageId))
  const outcomes = await Promise.all(
    leaving.map(async message => {
      const channel = channels.get(message.channel)
      const link = linkOf(message, { publicUrl, business, secret: deps.linkSecret })
      const outgoing: OutgoingMessage = { ...message, attempts: message.attempts + 1, unsubscribeUrl: link }
      return { message, outcome: channel === undefined ? NOT_CONFIGURED : await deliverSafely(channel, outgoing) }
    }),
  )
  const at = deps.clock.now()
  const settled = outcomes.map(({ message, outcome }) => decide(message, { outcome, at }))
  await deps.store.inBusiness(business, tx =>
    tx.deliver.settle(
      settled.map(one => one.settlement),
      at,
    ),
  )
  return settled.map(one => one.state)
}

const NOT_CONFIGURED: ChannelOutcome = { kind: 'not-sent', reason: 'not-configured', detail: 'the channel is not set up' }

/** A channel that throws has a bug, and a bug does not say how far it came. */
async function deliverSafely(channel: Channel, message: OutgoingMessage): Promise<ChannelOutcome> {
  try {
    return await channel.deliver(message)
  } catch (error) {
    return { kind: 'unknown', reason: 'no-answer-after-data', detail: error instanceof Error ? error.message : String(error) }
  }
}

interface Decided {
  readonly settlement: Settlement
  readonly state: OutcomeDecision['state']
}

function decide(message: Message, { outcome, at }: { readonly outcome: ChannelOutcome; readonly at: Instant }): Decided {
  const { state, reason, providerId, notBefore } = decideOutcome(outcome, {
    attempts: message.attempts + 1,
    at,
    notAfter: message.notAfter,
  })
  return { state, settlement: { messageId: message.messageId, state, reason, providerId, ...(notBefore === null ? {} : { notBefore }) } }
}

function linkOf(
  message: Message,
  { publicUrl, business, secret }: { readonly publicUrl: string | null; readonly business: BusinessId; readonly secret: string },
): string | null {
  if (publicUrl === null || message.purpose === 'service' || message.contactPointId === null) return null
  const token = unsubscribeToken(secret, { business, contactPointId: message.contactPointId, messageId: message.messageId })
  return publicUrl.replace(/\/+$/, '') + unsubscribePath(token)
}
