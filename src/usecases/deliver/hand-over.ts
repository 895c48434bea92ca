/** Gives a group of messages to its channel and writes down what became of each, as the answers come. */
import { type ChannelOutcome, decideOutcome, type OutcomeDecision } from '../../domain/deliver/outcome.ts'
import { type Message, type MessageReason, VISIT_KEY } from '../../domain/deliver/message.ts'
import { afterGroup, type Gate, type GroupVerdict, uncountedGate } from '../../domain/deliver/sending-gate.ts'
import type { BusinessId, CustomerId, MessageId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import type { Channel, Delivered, OutgoingMessage } from '../../ports/channel.ts'
import type { Settlement } from '../../ports/deliver-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { SendDeps } from './deliver-deps.ts'
import { suppressBounced } from './suppress-bounced.ts'
import { hookPath } from './channel-hook-mark.ts'
import { noticePath } from './open-notice.ts'
import { unsubscribe } from './unsubscribe.ts'
import { unsubscribePath, unsubscribeToken } from './unsubscribe-token.ts'

export type GroupCounts = Record<OutcomeDecision['state'], number>

export interface Sending {
  readonly deps: SendDeps
  readonly business: BusinessId
  readonly publicUrl: string | null
}

/** Outcomes are written down together, but not later than this after the first: what is written down is not unknown after a crash. */
const WRITE_MS = 500
const WRITE_MAX = 500

export async function handOver(sending: Sending, channel: Channel, messages: readonly Message[]): Promise<GroupCounts> {
  const counts: GroupCounts = { handed: 0, failed: 0, unknown: 0, queued: 0 }
  const byId = new Map(messages.map(message => [message.messageId, message]))
  const calendars = await calendarsOf(sending, channel, messages)
  const heard = await heardToday(sending, channel, messages)
  const pages = sending.publicUrl?.replace(/\/+$/, '') ?? null
  const outgoing = messages.map(message => ({
    ...message,
    calendar: calendars.get(message.messageId) ?? null,
    ...(heard !== undefined && { isHeardToday: heard.has(message.customerId) }),
    unsubscribeUrl: linkOf(message, sending, pages),
    statusUrl: statusUrlOf(message, sending, pages),
    pageUrl: pageUrlOf(message, sending, pages),
  }))
  let known: Delivered[] = []
  let firstMs = 0
  for await (const delivered of deliverAll(channel, outgoing)) {
    if (known.length === 0) firstMs = performance.now()
    known.push(...delivered)
    if (known.length < WRITE_MAX && performance.now() - firstMs < WRITE_MS) continue
    await writeDown(sending, channel, { known, byId, counts })
    known = []
  }
  await writeDown(sending, channel, { known, byId, counts })
  return counts
}

const NO_CALENDARS: ReadonlyMap<MessageId, string> = new Map()

/** Only letters about visits have one; a mailing asks the database nothing. */
async function calendarsOf(
  { deps, business }: Sending,
  channel: Channel,
  messages: readonly Message[],
): Promise<ReadonlyMap<MessageId, string>> {
  const about = channel.name === 'email' ? messages.filter(message => message.dedupeKey.startsWith(VISIT_KEY)) : []
  if (about.length === 0) return NO_CALENDARS
  return deps.store.inBusiness(business, tx => tx.deliver.calendarsOf(about.map(message => message.messageId)))
}

/** WhatsApp takes free words only within this time after his own. */
const SESSION_MS = DAY_MS

/** undefined where a channel asks nothing of the kind. */
async function heardToday(
  { deps, business }: Sending,
  channel: Channel,
  messages: readonly Message[],
): Promise<ReadonlySet<CustomerId> | undefined> {
  const asked = channel.name === 'whatsapp' ? messages.filter(message => message.purpose === 'service') : []
  if (asked.length === 0) return undefined
  const since = addMs(deps.clock.now(), -SESSION_MS)
  return deps.store.inBusiness(business, tx =>
    tx.channels.heardSince({ channel: channel.name, customerIds: asked.map(message => message.customerId), since }),
  )
}

function deliverAll(channel: Channel, messages: readonly OutgoingMessage[]): AsyncIterable<readonly Delivered[]> {
  return channel.bulk === undefined ? oneByOne(channel, messages) : safely(channel.bulk.deliverMany(messages), messages)
}

async function* oneByOne(channel: Channel, messages: readonly OutgoingMessage[]): AsyncGenerator<readonly Delivered[]> {
  yield await Promise.all(
    messages.map(async message => {
      const outcome = await channel.deliver(message).catch(brokenOutcome)
      return { messageId: message.messageId, outcome }
    }),
  )
}

/** A channel that throws has a bug, and a bug does not say how far it came. */
async function* safely(
  delivering: AsyncIterable<readonly Delivered[]>,
  messages: readonly OutgoingMessage[],
): AsyncGenerator<readonly Delivered[]> {
  const told: (readonly Delivered[])[] = []
  let outcome: ChannelOutcome = brokenOutcome(new Error('the channel did not say what became of it'))
  try {
    for await (const delivered of delivering) {
      told.push(delivered)
      yield delivered
    }
  } catch (error) {
    outcome = brokenOutcome(error)
  }
  const known = new Set<MessageId>()
  for (const delivered of told) for (const { messageId } of delivered) known.add(messageId)
  if (known.size < messages.length) yield messages.filter(one => !known.has(one.messageId)).map(({ messageId }) => ({ messageId, outcome }))
}

function brokenOutcome(error: unknown): ChannelOutcome {
  return { kind: 'unknown', reason: 'no-answer-after-data', detail: error instanceof Error ? error.message : String(error) }
}

interface Known {
  readonly known: readonly Delivered[]
  readonly byId: ReadonlyMap<MessageId, Message>
  readonly counts: GroupCounts
}

async function writeDown({ deps, business }: Sending, channel: Channel, { known, byId, counts }: Known): Promise<void> {
  if (known.length === 0) return
  const at = deps.clock.now()
  const settlements: Settlement[] = []
  const bounced: Message[] = []
  const stopped: Message[] = []
  for (const { messageId, outcome } of known) {
    const message = byId.get(messageId)
    if (message === undefined) continue
    const decision = decideOutcome(outcome, { attempts: message.attempts, at, notAfter: message.notAfter })
    counts[decision.state] += 1
    settlements.push(settlementOf(messageId, decision))
    if (outcome.kind === 'failed' && (outcome.reason === 'no-such-address' || outcome.reason === 'address-gone')) bounced.push(message)
    if (outcome.kind === 'failed' && outcome.reason === 'opted-out') stopped.push(message)
  }
  await deps.store.inBusiness(business, async tx => {
    await tx.deliver.settle(settlements, at)
    await suppressBounced(tx, bounced, { at, source: channel.name === 'email' ? 'smtp' : channel.name })
    await noteHealth(tx, channel, { known, at })
  })
  for (const { contactPointId, messageId } of stopped)
    if (contactPointId !== null) await unsubscribe(deps, { business, contactPointId, messageId, source: 'messenger' }, 'advertising')
}

function settlementOf(messageId: MessageId, { state, reason, providerId, notBefore }: OutcomeDecision): Settlement {
  return { messageId, state, reason, providerId, ...(notBefore === null ? {} : { notBefore }) }
}

/** The breaker of the channel: written only when it moves. */
async function noteHealth(
  tx: Tx,
  channel: Channel,
  { known, at }: { readonly known: readonly Delivered[]; readonly at: Instant },
): Promise<void> {
  const failures = known.flatMap(({ outcome }) => (isProviderFailure(outcome) ? [outcome] : []))
  const pauses = known.flatMap(({ outcome }) =>
    outcome.kind === 'not-sent' && outcome.isForAddress !== true ? (outcome.waitMs ?? []) : [],
  )
  const isTrouble = failures.length > 0 || pauses.length > 0
  const verdict: GroupVerdict = {
    taken: known.filter(({ outcome }) => outcome.kind === 'handed' || outcome.kind === 'failed').length,
    providerFailures: failures.length,
    pauseMs: Math.max(0, ...pauses),
    reason: problemOf(failures[0] ?? known.find(({ outcome }) => outcome.kind === 'not-sent')?.outcome),
    at,
  }
  const name = `channel:${channel.name}`
  // The usual group moves nothing and locks nobody out; what is written is decided under the lock, beside the counts of other lanes.
  if (!isTrouble) {
    const seen = (await tx.deliver.gates([name], { isLocked: false })).get(name)?.gate
    if (seen === undefined || !isMoved(seen, afterGroup(seen, verdict))) return
  }
  const gate = (await tx.deliver.gates([name], { isLocked: true })).get(name)?.gate ?? uncountedGate(at)
  const next = afterGroup(gate, verdict)
  if (isMoved(gate, next)) await tx.deliver.saveGate(name, next)
}

function isMoved(before: Gate, after: Gate): boolean {
  return after.breaker !== before.breaker || after.failures !== before.failures || after.restsUntil !== before.restsUntil
}

/** A wrong key or an empty account stops every message: better the channel rests and says so than that each of them fails. */
const PROVIDER_PROBLEMS: ReadonlySet<MessageReason> = new Set(['unreachable', 'sender-refused', 'refused', 'not-configured'])

/** It did not take the message, and not because of the person it is for. */
function isProviderFailure(outcome: ChannelOutcome): boolean {
  return outcome.kind === 'not-sent' && outcome.waitMs === undefined && PROVIDER_PROBLEMS.has(outcome.reason)
}

/** Where nobody answered or we are not let in, what is wrong is known by its name; else the house has said it in its own words. */
function problemOf(outcome: ChannelOutcome | undefined): string | null {
  if (outcome === undefined || outcome.kind === 'handed') return null
  if (outcome.detail.startsWith('untrusted: ')) return 'untrusted'
  return outcome.reason === 'unreachable' || outcome.reason === 'not-configured' ? outcome.reason : outcome.detail.slice(0, 300)
}

/** Names the message, so that a report finds it also when its answer was lost. */
function statusUrlOf({ channel, messageId }: Message, { deps, business }: Sending, pages: string | null): string | null {
  if (pages === null || channel !== 'sms') return null
  return `${pages}${hookPath(deps.linkSecret, { business, channel })}?message=${messageId}`
}

function linkOf(message: Message, sending: Sending, pages: string | null): string | null {
  if (pages === null || message.purpose === 'service') return null
  const token = tokenOf(message, sending)
  return token === null ? null : pages + unsubscribePath(token)
}

/** A notice has room for a line or two. */
function pageUrlOf(message: Message, sending: Sending, pages: string | null): string | null {
  if (pages === null || message.channel !== 'web-push') return null
  const token = tokenOf(message, sending)
  return token === null ? null : pages + noticePath(token)
}

function tokenOf({ contactPointId, messageId }: Message, { deps, business }: Sending): string | null {
  return contactPointId === null ? null : unsubscribeToken(deps.linkSecret, { business, contactPointId, messageId })
}
