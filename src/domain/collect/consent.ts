/**
 * What a person agreed to. Consent is a list of events per contact point × channel × purpose; the state is derived and a refusal wins:
 * after a refusal only the person's own explicit word counts, never a basis that the owner declared for an imported list.
 */
import type { ContactPointId, ImportId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'

export const PURPOSES = ['marketing', 'content', 'service'] as const
export type Purpose = (typeof PURPOSES)[number]

export const CONSENT_BASES = ['explicit', 'soft-opt-in', 'contract', 'refusal'] as const
export type ConsentBasis = (typeof CONSENT_BASES)[number]
/** What the owner can say about the people of an imported list. */
export const IMPORT_BASES = ['explicit', 'soft-opt-in', 'contract'] as const
export type ImportBasis = (typeof IMPORT_BASES)[number]

export const CONSENT_SOURCES = ['till', 'web', 'import', 'paper', 'reply', 'owner', 'unsubscribe-link', 'messenger'] as const
export type ConsentSource = (typeof CONSENT_SOURCES)[number]

/** An event with this channel speaks of every channel of the contact point. */
export const EVERY_CHANNEL = 'all'

export interface ConsentEvent {
  readonly id: string
  readonly contactPointId: ContactPointId
  /** 'email', 'sms', 'hand' … or 'all'. */
  readonly channel: string
  readonly purpose: Purpose
  readonly status: 'given' | 'withdrawn'
  readonly basis: ConsentBasis
  readonly textVersion: string
  /** The very words the person saw. */
  readonly textShown: string
  readonly locale: Locale
  readonly source: ConsentSource
  readonly actor: string
  readonly evidence: Readonly<Record<string, string | number | boolean | null>>
  readonly importId: ImportId | null
  readonly at: Instant
}

export const SUPPRESSION_KINDS = ['opt-out', 'hard-bounce', 'complaint', 'wrong-number', 'do-not-call', 'operator-block'] as const
export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number]

export interface Suppression {
  readonly channel: string
  readonly kind: SuppressionKind
  readonly source: string
  readonly at: Instant
}

export type ConsentState = 'given' | 'withdrawn' | 'unknown'

/** The part of an event that decides. */
export type ConsentFact = Pick<ConsentEvent, 'channel' | 'purpose' | 'status' | 'basis' | 'source' | 'at'>

export interface ConsentQuestion {
  readonly channel: string
  readonly purpose: Purpose
}

/** The state now, from all events of one contact point in any order. */
export function consentState(events: readonly ConsentFact[], question: ConsentQuestion): ConsentState {
  const about = events.filter(
    event => event.purpose === question.purpose && (event.channel === question.channel || event.channel === EVERY_CHANNEL),
  )
  const withdrawnAt = about.reduce((latest, event) => (event.status === 'withdrawn' && event.at > latest ? event.at : latest), -Infinity)
  const given = about.some(event => event.status === 'given' && event.at > withdrawnAt && (withdrawnAt === -Infinity || isOwnWord(event)))
  if (given) return 'given'
  return withdrawnAt === -Infinity ? 'unknown' : 'withdrawn'
}

/** Only the person himself can take a refusal back. */
function isOwnWord(event: ConsentFact): boolean {
  return event.basis === 'explicit' && event.source !== 'import'
}

/** Whoever called a letter spam wants no advertising; the confirmation of his own booking is none. */
function holdsFor(purpose: Purpose): (suppression: Suppression) => boolean {
  return suppression => purpose !== 'service' || suppression.kind !== 'complaint'
}

export function isSuppressed(suppressions: readonly Suppression[], channel: string): boolean {
  return suppressions.some(suppression => suppression.channel === channel || suppression.channel === EVERY_CHANNEL)
}

export const WRITING_REFUSALS = ['suppressed', 'consent-withdrawn', 'no-consent'] as const
export type WritingRefusal = (typeof WRITING_REFUSALS)[number]

/** One way to reach a customer with everything that decides whether it may be used. */
export interface Reach {
  readonly contactPointId: ContactPointId
  readonly consents: readonly ConsentFact[]
  readonly suppressions: readonly Suppression[]
}

/**
 * Whether one may write to this contact point now. Marketing and content need a yes;
 * a service message (a confirmation of what the person asked for) needs only that nothing forbids it.
 */
export function mayWrite(reach: Reach, question: ConsentQuestion): 'yes' | WritingRefusal {
  const { suppressions } = reach
  if (suppressions.length > 0 && isSuppressed(suppressions.filter(holdsFor(question.purpose)), question.channel)) return 'suppressed'
  const state = consentState(reach.consents, question)
  if (state === 'withdrawn') return 'consent-withdrawn'
  return state === 'given' || question.purpose === 'service' ? 'yes' : 'no-consent'
}
