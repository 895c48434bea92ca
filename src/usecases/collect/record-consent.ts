/** A customer said yes, in words that are kept with the yes. */
import { type ConsentBasis, type ConsentEvent, type ConsentSource, EVERY_CHANNEL, type Purpose } from '../../domain/collect/consent.ts'
import { type BusinessId, type ContactPointId, newId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { CollectDeps } from './deps.ts'

export interface RecordConsentInput {
  readonly contactPointId: ContactPointId
  /** 'email', 'sms', 'hand' … or 'all'. */
  readonly channel: string
  readonly purposes: readonly Purpose[]
  readonly basis: Exclude<ConsentBasis, 'refusal'>
  readonly textVersion: string
  readonly textShown: string
  readonly locale: Locale
  readonly source: Exclude<ConsentSource, 'import' | 'unsubscribe-link'>
  /** 'staff:<id>', 'customer:<id>' or 'key:<id>'. */
  readonly actor: string
  readonly evidence?: ConsentEvent['evidence'] | undefined
}

export type RecordConsentResult =
  | { readonly outcome: 'recorded'; readonly consentIds: readonly string[] }
  | { readonly refusal: 'unknown-contact-point' | 'no-purpose' }

/** The person's own explicit yes also lifts his earlier opt-out of that channel; bounces and complaints stay. */
export async function recordConsent(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: RecordConsentInput,
): Promise<RecordConsentResult> {
  const at = clock.now()
  if (input.purposes.length === 0) return { refusal: 'no-purpose' }
  return store.inBusiness(business, async tx => {
    const point = await tx.collect.customers.point(input.contactPointId)
    if (!point) return { refusal: 'unknown-contact-point' }
    const { purposes, evidence, ...words } = input
    const events = purposes.map((purpose): ConsentEvent => ({
      ...words,
      id: newId(at),
      purpose,
      status: 'given',
      evidence: evidence ?? {},
      importId: null,
      at,
    }))
    await tx.collect.consents.insert(events)
    if (input.basis === 'explicit') {
      const suppressed = input.channel === EVERY_CHANNEL ? await tx.collect.consents.suppressionsOf(point) : [input]
      for (const { channel } of suppressed) await tx.collect.consents.liftOptOut(point, channel)
    }
    await tx.business.markChanged(await tx.collect.customers.ownersOf(point), at)
    return { outcome: 'recorded', consentIds: events.map(event => event.id) }
  })
}
