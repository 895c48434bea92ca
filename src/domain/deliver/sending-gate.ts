/**
 * How much may leave through one gate now. A gate is a sender (`channel:email`), an account at a provider that several channels may go
 * through (`provider:smsc.ru:shop`), or a receiving house (`domain:mail.ru`): it has a bucket of tokens, counts of the day, and a breaker
 * that rests after failures and tries again with a single message.
 */
import { type Day, day } from '../../kernel/day.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'

export interface GateLimit {
  /** Messages a second over a long time; null for no limit. */
  readonly perSecond: number | null
  /** Messages at once after a rest; at least one. */
  readonly burst: number
  readonly perDay: number | null
  /** Minor units of the business's currency a day; null for no limit. */
  readonly spendPerDayMinor: number | null
}

export const NO_LIMIT: GateLimit = { perSecond: null, burst: 1, perDay: null, spendPerDayMinor: null }

export const BREAKER_STATES = ['closed', 'open', 'half-open'] as const
export type BreakerState = (typeof BREAKER_STATES)[number]

export interface Gate {
  readonly tokens: number
  readonly refilledAt: Instant
  /** The local day that the two counts are of. */
  readonly day: Day
  readonly dayCount: number
  readonly daySpendMinor: number
  /** Messages of service since the last other one. */
  readonly serviceRun: number
  readonly breaker: BreakerState
  /** Failures in a row. */
  readonly failures: number
  /** Closed to everything before this instant. */
  readonly restsUntil: Instant | null
  /** What the provider said when it failed last. */
  readonly reason: string | null
}

export interface GateMoment {
  readonly at: Instant
  readonly today: Day
  /** The beginning of the next local day. */
  readonly tomorrowAt: Instant
}

export type Room =
  | { readonly count: number; readonly spendMinor: number | null }
  | { readonly count: 0; readonly why: 'resting' | 'rate' | 'day-count' | 'day-spend'; readonly until: Instant }

/** Failures in a row that open the breaker: one bad moment of a server is no reason to rest. */
export const FAILURES_MAX = 3
const REST_MS = MINUTE_MS
const REST_MS_MAX = 30 * MINUTE_MS
const UNCOUNTED_DAY = day('1970-01-01')

/** A gate that nothing has counted yet; its day is none, so the first message that is counted begins its own. */
export function uncountedGate(at: Instant): Gate {
  return freshGate(NO_LIMIT, { at, today: UNCOUNTED_DAY, tomorrowAt: at })
}

export function freshGate(limit: GateLimit, { at, today }: GateMoment): Gate {
  return {
    tokens: limit.burst,
    refilledAt: at,
    day: today,
    dayCount: 0,
    daySpendMinor: 0,
    serviceRun: 0,
    breaker: 'closed',
    failures: 0,
    restsUntil: null,
    reason: null,
  }
}

/**
 * One in so many. Of a bucket and of a day's count this share is kept for service, so that a mailing leaves something for the
 * confirmation that comes after it; and when service alone would fill a limit, this share of all that leaves is the mailing's.
 */
export const SHARE = 10

export interface RoomAsked {
  readonly wanted: number
  readonly moment: GateMoment
  /** False for advertising and contents, which leave a share of the bucket and of the day to service. */
  readonly isService?: boolean
}

/** `wanted` messages ask; the answer is how many may go, or until when none may. */
export function roomOf(gate: Gate, limit: GateLimit, { wanted, moment, isService = true }: RoomAsked): Room {
  const { at, today, tomorrowAt } = moment
  const kept = isService ? { tokens: 0, ofDay: 0 } : { tokens: shareOf(limit.burst), ofDay: shareOf(limit.perDay ?? 0) }
  if (gate.restsUntil !== null && gate.restsUntil > at) return { count: 0, why: 'resting', until: gate.restsUntil }
  const { dayCount, daySpendMinor } = gate.day === today ? gate : { dayCount: 0, daySpendMinor: 0 }
  const dayLeft = limit.perDay === null ? Infinity : limit.perDay - kept.ofDay - dayCount
  if (dayLeft <= 0) return { count: 0, why: 'day-count', until: tomorrowAt }
  const spendMinor = limit.spendPerDayMinor === null ? null : limit.spendPerDayMinor - daySpendMinor
  if (spendMinor !== null && spendMinor <= 0) return { count: 0, why: 'day-spend', until: tomorrowAt }
  const tokens = tokensAt(gate, limit, at) - kept.tokens
  if (limit.perSecond !== null && tokens < 1)
    return { count: 0, why: 'rate', until: addMs(at, Math.ceil(((1 - tokens) / limit.perSecond) * 1000)) }
  // A breaker that has rested lets a single message try.
  const most = gate.breaker === 'closed' ? wanted : 1
  return { count: Math.min(most, dayLeft, limit.perSecond === null ? Infinity : Math.floor(tokens)), spendMinor }
}

function shareOf(count: number): number {
  return Math.floor(count / SHARE)
}

/**
 * How many of the next `wanted` are the turns of what is not service: the one after nine of service in a row. The bucket's share does
 * not hold them back, the day's does.
 */
export function turnsOf(
  gate: Gate,
  limit: GateLimit,
  { wanted, moment }: { readonly wanted: number; readonly moment: GateMoment },
): number {
  if (limit.perSecond === null && limit.perDay === null) return 0
  const dayCount = gate.day === moment.today ? gate.dayCount : 0
  const ofDay = limit.perDay === null ? Infinity : limit.perDay - shareOf(limit.perDay) - dayCount
  return Math.max(0, Math.min(shareOf(Math.min(gate.serviceRun, SHARE - 1) + wanted), ofDay))
}

export interface Taken {
  readonly count: number
  /** How many of them are not service. */
  readonly others: number
  readonly spendMinor: number
  readonly moment: GateMoment
}

/** Written down before the messages leave: a crash then costs tokens, never a limit. */
export function afterTaking(gate: Gate, limit: GateLimit, { count, others, spendMinor, moment }: Taken): Gate {
  const isToday = gate.day === moment.today
  return {
    ...gate,
    tokens: limit.perSecond === null ? gate.tokens : tokensAt(gate, limit, moment.at) - count,
    refilledAt: moment.at,
    day: moment.today,
    dayCount: (isToday ? gate.dayCount : 0) + count,
    daySpendMinor: (isToday ? gate.daySpendMinor : 0) + spendMinor,
    serviceRun: others > 0 ? 0 : gate.serviceRun + count,
    breaker: gate.breaker === 'open' ? 'half-open' : gate.breaker,
  }
}

/** A clock that was set back takes no tokens away. */
function tokensAt(gate: Gate, limit: GateLimit, at: Instant): number {
  if (limit.perSecond === null) return gate.tokens
  const seconds = Math.max(0, (at - gate.refilledAt) / 1000)
  return Math.min(limit.burst, gate.tokens + seconds * limit.perSecond)
}

/** What a group that came back says of the provider. */
export interface GroupVerdict {
  readonly taken: number
  readonly providerFailures: number
  /** The longest pause that the provider has named; zero when it named none. */
  readonly pauseMs: number
  readonly reason: string | null
  readonly at: Instant
}

/** One message that was taken shows that the provider works; none at all, that it does not. A pause it named is kept and breaks nothing. */
export function afterGroup(gate: Gate, { taken, providerFailures, pauseMs, reason, at }: GroupVerdict): Gate {
  const stored = gate.restsUntil !== null && gate.restsUntil > at ? gate.restsUntil : null
  if (taken > 0 || pauseMs > 0) {
    const named = gate.breaker === 'closed' ? stored : null
    const asked = pauseMs > 0 ? addMs(at, pauseMs) : null
    const keptReason = named === null ? null : gate.reason
    const restsUntil = named === null || (asked !== null && asked > named) ? asked : named
    return { ...gate, breaker: 'closed', failures: 0, restsUntil, reason: restsUntil === named ? keptReason : reason }
  }
  // What was under way when the rest began says nothing new.
  if (providerFailures === 0 || (gate.breaker === 'open' && stored !== null)) return gate
  const failures = gate.failures + 1
  const isResting = gate.breaker !== 'closed' || failures >= FAILURES_MAX || providerFailures >= FAILURES_MAX
  if (!isResting) return { ...gate, failures, reason }
  const rests = Math.min(REST_MS * 2 ** Math.max(0, failures - FAILURES_MAX), REST_MS_MAX)
  return { ...gate, breaker: 'open', failures: Math.max(failures, FAILURES_MAX), restsUntil: addMs(at, rests), reason }
}

/** The house that receives: what stands after the last @, in lower case; undefined for a phone number. */
export function domainOf(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  return at < 0 ? undefined : address.slice(at + 1).toLowerCase()
}
