/** The gates that a group of messages of one channel passes: its sender's, its provider's, and those of receiving houses that have a limit. */
import type { Message } from '../../domain/deliver/message.ts'
import type { ClaimDecision } from '../../domain/deliver/claim.ts'
import {
  afterTaking,
  domainOf,
  freshGate,
  type Gate,
  type GateLimit,
  type GateMoment,
  roomOf,
  type RoomAsked,
  turnsOf,
} from '../../domain/deliver/sending-gate.ts'
import { addDays } from '../../kernel/day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { instantAt, localDay } from '../../kernel/zone.ts'
import type { Channel } from '../../ports/channel.ts'
import type { Tx } from '../../ports/store.ts'

type Room = { readonly count: 0; readonly until: Instant } | { readonly count: number; readonly until: null }

export interface OpenGates {
  readonly room: Room
  /** The same for what is not service, which leaves a share to it. */
  readonly othersRoom: Room
  /** How many of the room are the turns of what is not service, whatever service waits. */
  readonly turns: number
  /** Whether the account at the provider, which other channels may go through, has a limit. */
  readonly isShared: boolean
  /** Lets the message through, or says until when its house wants no more. */
  take(message: Message): Extract<ClaimDecision, { readonly kind: 'send' | 'postpone' }>
  save(): Promise<void>
}

interface Counted {
  readonly name: string
  readonly limit: GateLimit
  gate: Gate
  taken: number
  /** Of them not service. */
  others: number
  spentMinor: number
}

export function momentOf(at: Instant, zone: string): GateMoment {
  const today = localDay(at, zone)
  return { at, today, tomorrowAt: instantAt(addDays(today, 1), 0, zone) }
}

/** A channel without limits and without failures costs one read and no write. */
export async function openGates(
  tx: Tx,
  channel: Channel,
  { moment, limit }: { readonly moment: GateMoment; readonly limit: number },
): Promise<OpenGates> {
  const name = `channel:${channel.name}`
  const limits = await tx.deliver.limits()
  const account = `provider:${channel.account ?? ''}`
  const names = [name, ...limits.map(one => one.gate).filter(gate => gate.startsWith('domain:') || gate === account)]
  const isLimited = limits.length > 0
  const stored = await tx.deliver.gates(names, { isLocked: isLimited })
  const counted = new Map<string, Counted>()
  for (const [gateName, { limit: own, gate }] of stored) {
    const isNeeded = gate !== undefined || limits.some(one => one.gate === gateName)
    if (isNeeded)
      counted.set(gateName, { name: gateName, limit: own, gate: gate ?? freshGate(own, moment), taken: 0, others: 0, spentMinor: 0 })
  }
  const passed = [name, account].flatMap(gate => counted.get(gate) ?? [])
  const room = roomOfAll(passed, { wanted: limit, moment })
  return {
    room,
    othersRoom: roomOfAll(passed, { wanted: limit, moment, isService: false }),
    turns: Math.max(0, ...passed.map(one => turnsOf(one.gate, one.limit, { wanted: room.count, moment }))),
    isShared: limits.some(one => one.gate === account),
    take: message => take(message, { passed, houses: counted, channel, moment }),
    save: async () => {
      for (const one of counted.values()) {
        if (one.taken === 0) continue
        const { limit: own, taken: count, others, spentMinor: spendMinor } = one
        const isUncounted = own.perSecond === null && own.perDay === null && own.spendPerDayMinor === null && one.gate.breaker === 'closed'
        if (!isUncounted) await tx.deliver.saveGate(one.name, afterTaking(one.gate, own, { count, others, spendMinor, moment }))
      }
    },
  }
}

/** The narrowest decides; of those that are closed the one that opens last. */
function roomOfAll(gates: readonly Counted[], ask: RoomAsked): Room {
  const rooms = gates.map(one => roomOf(one.gate, one.limit, ask))
  const until = rooms.reduce<Instant | null>(
    (last, room) => ('until' in room && (last === null || room.until > last) ? room.until : last),
    null,
  )
  return until === null ? { count: Math.min(ask.wanted, ...rooms.map(room => room.count)), until } : { count: 0, until }
}

interface Taking {
  /** Those of the sender and of its provider. */
  readonly passed: readonly Counted[]
  readonly houses: ReadonlyMap<string, Counted>
  readonly channel: Channel
  readonly moment: GateMoment
}

const LET_THROUGH = { kind: 'send' } as const

function take(message: Message, { passed, houses, channel, moment }: Taking): ReturnType<OpenGates['take']> {
  if (houses.size === 0) return LET_THROUGH
  const house = houses.get(`domain:${domainOf(message.address) ?? ''}`)
  const costMinor = channel.costMinor?.(message) ?? 0
  const gates = house === undefined ? passed : [house, ...passed]
  for (const one of gates) {
    const ahead = afterTaking(one.gate, one.limit, { count: one.taken, others: one.others, spendMinor: one.spentMinor, moment })
    // What leaves through the sender's own gates has been shared out before it was taken.
    const room = roomOf(ahead, one.limit, { wanted: 1, moment, isService: one !== house || message.purpose === 'service' })
    if ('until' in room) return { kind: 'postpone', reason: 'rate', notBefore: room.until }
    if (room.spendMinor !== null && costMinor > room.spendMinor) return { kind: 'postpone', reason: 'rate', notBefore: moment.tomorrowAt }
  }
  for (const one of gates) {
    one.taken += 1
    one.others += message.purpose === 'service' ? 0 : 1
    one.spentMinor += costMinor
  }
  return LET_THROUGH
}
