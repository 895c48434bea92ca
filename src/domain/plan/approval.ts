/**
 * The last look of the plan before a contact is handed to delivery: still open, still in time, still allowed, still
 * within the caps. A contact approved in quiet minutes waits for the next allowed ones, within its validity.
 */
import type { Policy } from '../collect/business.ts'
import { addMs, type Instant } from '../../kernel/instant.ts'
import type { Calendar } from './calendar.ts'
import { type CapName, type Caps, cappedBy, firstUncapped } from './caps.ts'
import { chooseChannel, type ChannelOptions, type ChannelRefusal, type ContactWay } from './choose-channel.ts'
import type { ContactState } from './contact.ts'
import type { ChannelName } from '../collect/business.ts'
import type { ContactPointId } from '../../kernel/ids.ts'

export const APPROVAL_REFUSALS = [
  'not-found',
  'not-open',
  'too-late',
  'too-early',
  'booked',
  'complaint',
  'capped',
  'quiet',
  'no-words',
  'no-contact-point',
  'opted-out',
  'no-consent',
  'no-channel',
] as const
export type ApprovalRefusal = (typeof APPROVAL_REFUSALS)[number]

export interface ApprovalFacts {
  readonly state: ContactState
  readonly notAfter: Instant
  readonly isBooked: boolean
  /** He complained or was unhappy, and nobody has settled it yet. */
  readonly isUnhappy: boolean
  readonly ways: readonly ContactWay[]
  /** Marketing that reached the customer or waits for him, this contact not included. */
  readonly marketingAt: readonly Instant[]
  /** The allowed hours of every channel, and of one that has its own. */
  readonly calendar: Calendar
  readonly calendarOf?: (channel: ChannelName) => Calendar
}

export interface ApprovalRules {
  readonly policy: Pick<Policy, 'undoSeconds'> & { readonly caps: Caps }
  readonly channels: ChannelOptions
}

export type Approval =
  | { readonly kind: 'approved'; readonly sendAt: Instant; readonly channel: ChannelName; readonly contactPointId: ContactPointId }
  | { readonly kind: 'refused'; readonly reason: ApprovalRefusal; readonly cap?: CapName }

export function approvalOf(facts: ApprovalFacts, rules: ApprovalRules, at: Instant): Approval {
  if (facts.state !== 'planned') return { kind: 'refused', reason: 'not-open' }
  if (at > facts.notAfter) return { kind: 'refused', reason: 'too-late' }
  if (facts.isBooked) return { kind: 'refused', reason: 'booked' }
  if (facts.isUnhappy) return { kind: 'refused', reason: 'complaint' }
  const choice = chooseChannel(facts.ways, rules.channels)
  if ('refusal' in choice) return { kind: 'refused', reason: choice.refusal satisfies ChannelRefusal }

  // Whoever works by hand works now, so a call cannot be put off to the next allowed hour; a message can.
  const byHand = choice.channel === 'hand'
  const earliest = byHand ? at : addMs(at, rules.policy.undoSeconds * 1000)
  const sendAt = firstMoment(earliest, { ...facts, calendar: facts.calendarOf?.(choice.channel) ?? facts.calendar }, rules)
  if (sendAt !== undefined && sendAt <= facts.notAfter && (!byHand || sendAt === at))
    return { kind: 'approved', sendAt, channel: choice.channel, contactPointId: choice.contactPointId }
  const cap = cappedBy(facts.marketingAt, earliest, rules.policy.caps)
  return cap === null ? { kind: 'refused', reason: 'quiet' } : { kind: 'refused', reason: 'capped', cap }
}

/** Allowed hours and caps can each push the other on; after as many rounds as there are contacts they agree or never do. */
function firstMoment(from: Instant, { marketingAt, calendar, notAfter }: ApprovalFacts, { policy }: ApprovalRules): Instant | undefined {
  let at: Instant | undefined = from
  for (let round = 0; round <= marketingAt.length + 1; round += 1) {
    const uncapped: Instant | undefined = at === undefined ? undefined : firstUncapped(marketingAt, at, policy.caps)
    at = uncapped === undefined ? undefined : calendar.nextAllowed(uncapped)
    if (at === undefined || at > notAfter || at === uncapped) return at
  }
  return at
}
