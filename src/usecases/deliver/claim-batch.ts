/** Takes due messages for this worker, asks everything again, and keeps only those that may leave now. */
import type { ChannelName } from '../../domain/collect/business.ts'
import { type ClaimContext, type ClaimDecision, type ClaimFacts, decideClaim } from '../../domain/deliver/claim.ts'
import type { Message } from '../../domain/deliver/message.ts'
import { standingAt } from '../../domain/plan/eligibility.ts'
import { unreachable } from '../../kernel/assert.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import type { ClaimRow, Settlement } from '../../ports/deliver-store.ts'
import type { Tx } from '../../ports/store.ts'
import { type BusinessRules, businessRules } from '../plan/plan-rules.ts'
import type { Channel } from '../../ports/channel.ts'
import type { SendDeps } from './deliver-deps.ts'
import { momentOf, openGates, type OpenGates } from './open-gates.ts'

/** Long enough for a slow mail server; a worker that is silent for longer is taken for dead. */
export const LEASE_MS = 5 * MINUTE_MS

export interface Claimed {
  readonly due: number
  /** Marked as being sent. */
  readonly sendable: readonly Message[]
  readonly counts: Readonly<Record<ClaimDecision['kind'], number>>
  /** Nothing more to take now. */
  readonly isLast: boolean
  /** When the gate that closed opens again; null when none closed. */
  readonly closedUntil: Instant | null
}

export interface ClaimBatch {
  readonly channel: Channel
  readonly at: Instant
  readonly liveSince: Instant
  readonly limit: number
  /** Other channels through the same account at a provider. */
  readonly beside: readonly ChannelName[]
}

const NOTHING: Claimed = {
  due: 0,
  sendable: [],
  counts: { send: 0, cancel: 0, expire: 0, unknown: 0, postpone: 0 },
  isLast: true,
  closedUntil: null,
}

export async function claimBatch(
  deps: SendDeps,
  business: BusinessId,
  { channel, at, liveSince, limit, beside }: ClaimBatch,
): Promise<Claimed> {
  return deps.store.inBusiness(business, async tx => {
    const pauses = await tx.deliver.pauses()
    if (pauses.some(({ scope }) => scope === 'all')) return NOTHING
    const settings = await tx.business.read()
    const gates = await openGates(tx, channel, { moment: momentOf(at, settings.zone), limit })
    if (gates.room.count === 0) return { ...NOTHING, closedUntil: gates.room.until }
    const most = Math.min(limit, gates.room.count)
    const messages = await tx.deliver.claim({
      channel: channel.name,
      at,
      limit: most,
      turns: gates.turns,
      others: gates.othersRoom.count,
      beside: gates.isShared ? beside : [],
      skipBatches: pauses.map(({ scope }) => scope),
    })
    if (messages.length === 0) return { ...NOTHING, closedUntil: gates.othersRoom.until }
    const facts = await factsOf(tx, messages, businessRules(settings, at))
    const context: ClaimContext = { at, live: true, liveSince, caps: settings.policy.caps }
    const decided = await decideAll(tx, messages, { facts, context, gates })
    await tx.deliver.markSending(
      decided.sendable.map(message => message.messageId),
      { worker: deps.worker, at, leaseUntil: addMs(at, LEASE_MS) },
    )
    await gates.save()
    const isNarrow = most < limit || gates.othersRoom.count < limit
    return { ...decided, due: messages.length, isLast: messages.length < most || most < limit, closedUntil: isNarrow ? at : null }
  })
}

async function factsOf(tx: Tx, messages: readonly Message[], rules: BusinessRules): Promise<(message: Message) => ClaimFacts> {
  if (messages.length === 0) return unknownFacts
  const rows = await tx.deliver.claimRows(messages, rules.moment.at)
  const points = messages.flatMap(message => rows.get(message.messageId)?.point ?? [])
  const reaches = await tx.collect.consents.reachOfPoints(points)
  const byPoint = new Map(reaches.map(reach => [`${reach.customerId}|${reach.contactPointId}`, reach]))
  return message => {
    const row = rows.get(message.messageId)
    if (row === undefined) return unknownFacts()
    // A contact point that is no longer his is no way to him.
    const reach = row.point === null ? undefined : byPoint.get(`${message.customerId}|${row.point.id}`)
    return factsFrom(message, { row, reach, rules })
  }
}

function factsFrom(
  message: Message,
  { row, reach, rules }: { readonly row: ClaimRow; readonly reach: CustomerReach | undefined; readonly rules: BusinessRules },
): ClaimFacts {
  return {
    standing: reach === undefined ? 'none' : standingAt(reach, { channel: message.channel, purpose: message.purpose, law: rules.law }),
    isUnhappy: row.isUnhappy,
    purchasedSince: row.purchasedSince,
    contactState: row.contactState,
    marketingAt: row.marketingAt,
    calendar: rules.calendarFor({ zone: row.zone, preferences: row.preferences }, message.channel),
  }
}

/** What cannot be looked up is not allowed. */
function unknownFacts(): ClaimFacts {
  return {
    standing: 'suppressed',
    isUnhappy: true,
    purchasedSince: true,
    contactState: null,
    marketingAt: [],
    calendar: { nextAllowed: () => undefined },
  }
}

interface Deciding {
  readonly facts: (message: Message) => ClaimFacts
  readonly context: ClaimContext
  readonly gates: OpenGates
}

async function decideAll(
  tx: Tx,
  messages: readonly Message[],
  { facts, context, gates }: Deciding,
): Promise<Pick<Claimed, 'sendable' | 'counts'>> {
  const counts = { send: 0, cancel: 0, expire: 0, unknown: 0, postpone: 0 }
  const sendable: Message[] = []
  const settlements: Settlement[] = []
  // Two messages for one customer, or to one address, in one batch: the second sees the first, as it would in another worker's.
  const sentNow = new Map<string, Message[]>()
  for (const message of messages) {
    const seen = facts(message)
    const others = sentNow.size === 0 ? NOBODY : othersOf(message, sentNow)
    const marketingAt = others.size === 0 ? seen.marketingAt : [...seen.marketingAt, ...Array.from(others, () => context.at)]
    const asked = decideClaim(message, { ...seen, marketingAt }, context)
    const decision = asked.kind === 'send' ? gates.take(message) : asked
    counts[decision.kind] += 1
    if (decision.kind === 'send') {
      sendable.push({ ...message, attempts: message.attempts + 1 })
      if (message.purpose !== 'service') noteSent(message, sentNow)
    } else settlements.push(settlementOf(message, decision))
  }
  await tx.deliver.settleFree(settlements, context.at)
  return { sendable, counts }
}

const NOBODY: ReadonlySet<Message> = new Set()

function othersOf({ customerId, address }: Message, sentNow: ReadonlyMap<string, readonly Message[]>): ReadonlySet<Message> {
  const [his, there] = [sentNow.get(customerId), sentNow.get(address)]
  return his === undefined && there === undefined ? NOBODY : new Set([...(his ?? []), ...(there ?? [])])
}

function noteSent(message: Message, sentNow: Map<string, Message[]>): void {
  for (const key of [message.customerId, message.address]) {
    const others = sentNow.get(key)
    if (others === undefined) sentNow.set(key, [message])
    else others.push(message)
  }
}

function settlementOf({ messageId }: Message, decision: Exclude<ClaimDecision, { readonly kind: 'send' }>): Settlement {
  switch (decision.kind) {
    case 'cancel':
      return { messageId, state: 'cancelled', reason: decision.reason }
    case 'expire':
      return { messageId, state: 'expired', reason: 'past-validity' }
    case 'unknown':
      return { messageId, state: 'unknown', reason: decision.reason }
    case 'postpone':
      return { messageId, state: 'queued', reason: decision.reason, notBefore: decision.notBefore }
    default:
      return unreachable(decision)
  }
}
