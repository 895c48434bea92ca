/** A customer said no. It holds at once, for the address itself, and outlives the customer's row. */
import { type ConsentEvent, type ConsentSource, PURPOSES, type Purpose } from '../../domain/collect/consent.ts'
import { type BusinessId, type ContactPointId, newId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Tx } from '../../ports/store.ts'
import type { CollectDeps } from './deps.ts'

export interface WithdrawConsentInput {
  readonly contactPointId: ContactPointId
  /** 'email', 'sms', 'hand' … or 'all'. */
  readonly channel: string
  /** All three mean "leave me alone": the address is suppressed as well. */
  readonly purposes: readonly Purpose[]
  readonly locale: Locale
  readonly source: ConsentSource
  readonly actor: string
  readonly evidence?: ConsentEvent['evidence'] | undefined
}

export type WithdrawConsentResult = { readonly outcome: 'withdrawn' } | { readonly refusal: 'unknown-contact-point' | 'no-purpose' }

export async function withdrawConsent(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: WithdrawConsentInput,
): Promise<WithdrawConsentResult> {
  const at = clock.now()
  return store.inBusiness(business, tx => withdrawConsentIn(tx, input, at))
}

/** The same inside a transaction that does more, for instance stores the reply that said "stop". */
export async function withdrawConsentIn(tx: Tx, input: WithdrawConsentInput, at: Instant): Promise<WithdrawConsentResult> {
  if (input.purposes.length === 0) return { refusal: 'no-purpose' }
  const point = await tx.collect.customers.point(input.contactPointId)
  if (!point) return { refusal: 'unknown-contact-point' }
  const { purposes, evidence, ...words } = input
  await tx.collect.consents.insert(
    purposes.map((purpose): ConsentEvent => ({
      ...words,
      id: newId(at),
      purpose,
      status: 'withdrawn',
      basis: 'refusal',
      textVersion: 'withdrawal',
      textShown: '',
      evidence: evidence ?? {},
      importId: null,
      at,
    })),
  )
  if (PURPOSES.every(purpose => purposes.includes(purpose))) {
    await tx.collect.consents.suppress(point, { channel: input.channel, kind: 'opt-out', source: input.source, at })
  }
  await tx.business.markChanged(await tx.collect.customers.ownersOf(point), at)
  return { outcome: 'withdrawn' }
}
