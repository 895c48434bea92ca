/** A customer stops what he gets: with a link, without an account, at once. What he booked is still confirmed unless he stops all. */
import { type ConsentSource, consentState, PURPOSES, type Purpose } from '../../domain/collect/consent.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import type { Store, Tx } from '../../ports/store.ts'
import { withdrawConsentIn } from '../collect/withdraw-consent.ts'
import type { UnsubscribeLink } from './unsubscribe-token.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

/** One click in the mail program means advertising of every kind. */
export const STOP_CHOICES = {
  marketing: ['marketing'],
  content: ['content'],
  advertising: ['marketing', 'content'],
  all: PURPOSES,
} as const satisfies Readonly<Record<string, readonly Purpose[]>>
export type StopChoice = keyof typeof STOP_CHOICES

export interface SubscriptionState {
  readonly shop: string
  readonly address: string
  readonly locale: Locale
  /** 'comes' when it may come to any of this person's addresses. */
  readonly purposes: Readonly<Record<Purpose, 'comes' | 'stopped'>>
}

/** undefined when the contact point is gone. */
export async function subscriptionState({ store }: Pick<Deps, 'store'>, link: UnsubscribeLink): Promise<SubscriptionState | undefined> {
  return store.inBusiness(link.business, async tx => {
    const person = await personAt(tx, link)
    if (!person) return undefined
    const { name, locale } = await tx.business.read()
    return {
      shop: name,
      address: person.address,
      locale: person.locale ?? locale,
      purposes: {
        marketing: stateOf(person.reaches, 'marketing'),
        content: stateOf(person.reaches, 'content'),
        service: stateOf(person.reaches, 'service'),
      },
    }
  })
}

/** Where he said it when it was not by the link. */
type Stopping = UnsubscribeLink & { readonly source?: ConsentSource }

/** Asking twice is harmless: what is stopped stays stopped. */
export async function unsubscribe({ store, clock }: Deps, link: Stopping, choice: StopChoice): Promise<'stopped' | 'unknown'> {
  const at = clock.now()
  const purposes = STOP_CHOICES[choice]
  return store.inBusiness(link.business, async tx => {
    const person = await personAt(tx, link)
    if (!person) return 'unknown'
    const locale = person.locale ?? (await tx.business.read()).locale
    for (const reach of person.reaches) {
      const toStop = purposes.filter(
        purpose => stateOf([reach], purpose) === 'comes' || (choice === 'all' && reach.suppressions.length === 0),
      )
      if (toStop.length === 0) continue
      await withdrawConsentIn(
        tx,
        {
          contactPointId: reach.contactPointId,
          channel: 'all',
          purposes: choice === 'all' ? PURPOSES : toStop,
          locale,
          source: link.source ?? 'unsubscribe-link',
          actor: `customer:${reach.customerId}`,
          evidence: { messageId: link.messageId, choice },
        },
        at,
      )
    }
    for (const customerId of person.owners) {
      await tx.deliver.cancelForCustomer(customerId, { purposes, reason: 'opted-out', at })
      if (purposes.some(purpose => purpose === 'marketing'))
        await tx.deliver.cancelContacts(customerId, { reason: 'opted-out', at, rungs: ['soft', 'product', 'offer'] })
    }
    return 'stopped'
  })
}

interface Person {
  readonly address: string
  readonly locale: Locale | null
  readonly owners: readonly CustomerId[]
  /** All addresses of everybody who uses this one: nobody expects a call after he has stopped the letters. */
  readonly reaches: readonly CustomerReach[]
}

async function personAt(tx: Tx, link: UnsubscribeLink): Promise<Person | undefined> {
  const point = await tx.collect.customers.point(link.contactPointId)
  if (!point) return undefined
  const owners = await tx.collect.customers.ownersOf(point)
  const [customer] = await tx.collect.customers.findMany(owners)
  const reaches = await tx.collect.consents.reachOf(owners)
  return { address: point.address, locale: customer?.locale ?? null, owners, reaches: reaches.filter(reach => reach.kind !== 'card') }
}

/** Advertising comes only with a yes; a confirmation comes unless everything was stopped. */
function stateOf(reaches: readonly CustomerReach[], purpose: Purpose): 'comes' | 'stopped' {
  const comes = reaches.some(reach => {
    if (reach.suppressions.length > 0) return false
    const states = ['all', ...new Set(reach.consents.map(fact => fact.channel))].map(channel =>
      consentState(reach.consents, { channel, purpose }),
    )
    return purpose === 'service' ? !states.includes('withdrawn') : states.includes('given')
  })
  return comes ? 'comes' : 'stopped'
}
