/**
 * May this customer be contacted about his due event? The first reason against it wins, in this order: he has already
 * booked, a date is agreed, there is no way to him, he belongs to the hold-out. Caps and hours are about the moment, not
 * about the person, and are asked when the contact is placed.
 */
import type { ChannelName } from '../collect/business.ts'
import { type ConsentBasis, type ConsentFact, type ConsentQuestion, mayWrite, type Purpose, type Reach } from '../collect/consent.ts'
import type { ContactAddress, ContactPointKind } from '../collect/contact-point.ts'
import type { Preferences } from '../collect/customer.ts'
import type { Day } from '../../kernel/day.ts'
import type { ContactPointId, FollowUpId } from '../../kernel/ids.ts'
import { type ChannelRefusal, chooseChannel, type ChannelWish, type ContactWay, type Standing } from './choose-channel.ts'
import { type ContactKey, type NotContactedReason } from './contact.ts'
import { carrierOf, contactRule, type RuleAnswer, type RuleQuestion } from './contact-rules.ts'
import { isHeldOut } from './hold-out.ts'

export interface AgreedDate {
  readonly followUpId: FollowUpId
  readonly agreedOn: Day
  readonly dueOn: Day
  readonly words: string
}

export interface OpenPromise extends AgreedDate {
  /** A purchase has come since the moment of the agreement, on the same day or later. */
  readonly hasBoughtSince: boolean
}

export interface EligibilityFacts {
  readonly ways: readonly ContactWay[]
  readonly wish: ChannelWish | null
  /** Channels on which he has answered, the latest first. */
  readonly answeredOn?: readonly string[] | undefined
  /** The nearest booking that is still to come. */
  readonly bookedDay: Day | null
  readonly agreed: OpenPromise | null
  /** He complained or was unhappy, and nobody has settled it yet: silence, and a task for a person. */
  readonly isUnhappy: boolean
}

export interface EligibilityRules {
  readonly active: readonly ChannelName[]
  readonly holdOutShare: number
  /** What was drawn when this event was first planned: it stays, also when the share is changed later. */
  readonly drawn: boolean | null
  /** A rehearsal shows also those who cannot be reached yet, and says why. */
  readonly rehearsal: boolean
}

/** What the owner can still put right: a basis to choose, an address to ask for, a channel to turn on. */
export type Blocked = Exclude<ChannelRefusal, 'opted-out'>

export type Eligibility =
  | {
      readonly kind: 'eligible'
      readonly channel: ChannelName
      readonly contactPointId: ContactPointId | null
      readonly blockedBy: Blocked | null
    }
  /** Drawn into the hold-out: he would have been contacted, so he is the comparison. */
  | { readonly kind: 'held-out' }
  | { readonly kind: 'refused'; readonly reason: NotContactedReason }

export function eligibilityOf(facts: EligibilityFacts, key: ContactKey, rules: EligibilityRules): Eligibility {
  if (facts.bookedDay !== null) return { kind: 'refused', reason: 'booked' }
  if (facts.isUnhappy) return { kind: 'refused', reason: 'complaint' }
  if (facts.agreed !== null) return { kind: 'refused', reason: 'follow-up-open' }
  const choice = chooseChannel(facts.ways, { active: rules.active, wish: facts.wish, answeredOn: facts.answeredOn })
  const refusal = 'refusal' in choice ? choice.refusal : null
  if (refusal !== null && (refusal === 'opted-out' || !rules.rehearsal)) return { kind: 'refused', reason: refusal }
  if (rules.drawn ?? isHeldOut(key, rules.holdOutShare)) return { kind: 'held-out' }
  if (!('refusal' in choice)) return { kind: 'eligible', ...choice, blockedBy: null }
  return { kind: 'eligible', channel: rules.active[0] ?? 'sandbox', contactPointId: null, blockedBy: refusal }
}

/** Each contact point through each active channel, with the consent to such a message there. */
export function waysOf(reaches: readonly (Reach & ContactAddress)[], { active, purpose, law, costOf }: WaysQuestion): ContactWay[] {
  return reaches.flatMap(reach =>
    active.map(channel => {
      const cost = costOf?.({ channel, address: reach.address, purpose })
      return {
        channel,
        contactPointId: reach.contactPointId,
        kind: reach.kind,
        standing: standingAt(reach, { channel, purpose, law }),
        ...(cost === undefined ? {} : { cost }),
      }
    }),
  )
}

export interface WaysQuestion {
  readonly active: readonly ChannelName[]
  readonly purpose: Purpose
  readonly law: Law
  /** What one part costs, in thousandths of a minor unit; undefined where it is free or not known. */
  readonly costOf?: CostOf
}
export type CostOf = (way: { readonly channel: ChannelName; readonly address: string; readonly purpose: Purpose }) => number | undefined

export interface StandingQuestion {
  readonly channel: ChannelName
  readonly purpose: Purpose
  /** Asked each time: without the country's rules nothing may be written. */
  readonly law: Law
}

/** May one write to this contact point by this channel: whether it can be read there, the rules of the country, then his own yes or no. */
export function standingAt(reach: Reach & ContactAddress, { channel, purpose, law }: StandingQuestion): Standing {
  // No SMS arrives at a landline, and each would be paid for.
  if (channel === 'sms' && reach.phoneKind === 'landline') return 'forbidden'
  return standingOf(lawful(reach, law, { channel, purpose }), { channel: consentChannel(channel, reach.kind), purpose })
}

/** The sandbox rehearses the channel that this contact point would really be reached by. */
export function consentChannel(channel: ChannelName, kind: ContactPointKind): string {
  return channel !== 'sandbox' ? channel : kind === 'email' ? 'email' : 'hand'
}

/** The country whose rules are kept, and those of them the owner has taken upon himself. */
export interface Law {
  readonly country: string
  readonly overridden: readonly string[]
}

/** What he agreed to in words that count in the country. Where it forbids the channel itself they all stay: that is not his word. */
export function countedConsents(
  { kind, consents }: { readonly kind: ContactPointKind; readonly consents: readonly ConsentFact[] },
  { channel, purpose, law }: StandingQuestion,
): readonly ConsentFact[] {
  const { isForbidden, bases } = ruleFor(law, { carrier: carrierOf(channel, kind), purpose })
  return isForbidden || bases === null ? consents : consents.filter(consent => countsIn(bases, consent))
}

/** A refusal counts everywhere. */
function countsIn(bases: readonly ConsentBasis[], consent: ConsentFact): boolean {
  return consent.status === 'withdrawn' || bases.includes(consent.basis)
}

/** Without the consents that the country does not take for one; null when it forbids the channel. */
function lawful<R extends Reach & ContactAddress>(
  reach: R,
  law: Law,
  { channel, purpose }: { readonly channel: ChannelName; readonly purpose: Purpose },
): R | null {
  const { isForbidden, bases } = ruleFor(law, { carrier: carrierOf(channel, reach.kind), purpose })
  if (isForbidden) return null
  if (bases === null) return reach
  const counts = (consent: ConsentFact): boolean => countsIn(bases, consent)
  return reach.consents.every(counts) ? reach : { ...reach, consents: reach.consents.filter(counts) }
}

/** A mailing asks the same of each of its people. */
const answers = new WeakMap<readonly string[], Map<string, RuleAnswer>>()

function ruleFor({ country, overridden }: Law, { carrier, purpose }: Pick<RuleQuestion, 'carrier' | 'purpose'>): RuleAnswer {
  const known = answers.get(overridden) ?? new Map<string, RuleAnswer>()
  answers.set(overridden, known)
  const name = `${country}|${carrier}|${purpose}`
  const answer = known.get(name) ?? contactRule({ country, overridden, carrier, purpose })
  known.set(name, answer)
  return answer
}

function standingOf(reach: Reach | null, question: ConsentQuestion): Standing {
  if (reach === null) return 'forbidden'
  const answer = mayWrite(reach, question)
  switch (answer) {
    case 'yes':
      return 'given'
    case 'no-consent':
      return 'none'
    case 'consent-withdrawn':
      return 'withdrawn'
    case 'suppressed':
      return 'suppressed'
  }
}

/** 'Write to me in Telegram', 'only by e-mail': what the customer wished, in his preferences. */
export function channelWishOf(preferences: Preferences): ChannelWish | null {
  const kind = KIND_OF_WISH.get(String(preferences['channel'] ?? '').toLowerCase())
  return kind === undefined ? null : { kind, only: preferences['channelOnly'] === true }
}

const KIND_OF_WISH: ReadonlyMap<string, ContactPointKind> = new Map<string, ContactPointKind>([
  ['phone', 'phone'],
  ['hand', 'phone'],
  ['call', 'phone'],
  ['sms', 'phone'],
  ['email', 'email'],
  ['telegram', 'telegram'],
  ['viber', 'viber'],
  ['whatsapp', 'whatsapp'],
  ['vk', 'vk'],
  ['max', 'max'],
  ['web-push', 'web-push'],
])

/** 'After 18:00' as minutes of the day: `hoursFrom` and `hoursTo` of the preferences, either may be missing. */
export function wishedHoursOf(preferences: Preferences): { readonly fromMinute: number; readonly toMinute: number } | null {
  const from = minuteOf(preferences['hoursFrom'])
  const to = minuteOf(preferences['hoursTo'])
  return from === null && to === null ? null : { fromMinute: from ?? 0, toMinute: to ?? 1440 }
}

/** Minutes since midnight, or a time as people write it: '18', '18:00', '18.30'. */
function minuteOf(value: string | number | boolean | undefined): number | null {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= 1440 ? value : null
  const match = typeof value === 'string' ? /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(value.trim()) : null
  const minute = match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2] ?? 0)
  return minute >= 0 && minute <= 1440 ? minute : null
}

const SPACING_DAYS: ReadonlyMap<string, number> = new Map([
  ['daily', 1],
  ['weekly', 7],
  ['fortnightly', 14],
  ['monthly', 30],
  ['quarterly', 90],
])

/** 'Not more often than once a month': the `frequency` of the preferences, by name or in days; null when he named none. */
export function spacingDaysOf(preferences: Preferences): number | null {
  const wish = preferences['frequency']
  if (typeof wish === 'number') return Number.isInteger(wish) && wish > 0 ? wish : null
  return typeof wish === 'string' ? (SPACING_DAYS.get(wish.trim().toLowerCase()) ?? null) : null
}

/** The same by its name, so that a wish in days is shown where names are chosen from; null for any other number of days. */
export function paceOf(preferences: Preferences): string | null {
  const days = spacingDaysOf(preferences)
  return [...SPACING_DAYS].find(([, spacing]) => spacing === days)?.[0] ?? null
}
