/** The facts about one customer: who he is, how he is reached, what he agreed to and what he bought. */
import { type ChannelName, CHANNELS } from '../../domain/collect/business.ts'
import { WRITES_TO } from '../../domain/collect/channel-address.ts'
import { consentState, type ConsentState, EVERY_CHANNEL, PURPOSES, type Purpose, type Suppression } from '../../domain/collect/consent.ts'
import type { ContactAddress } from '../../domain/collect/contact-point.ts'
import type { Customer } from '../../domain/collect/customer.ts'
import type { Purchase, PurchaseLine, Refund } from '../../domain/collect/purchase.ts'
import { countedConsents, type Law } from '../../domain/plan/eligibility.ts'
import type { BusinessId, ContactPointId, CustomerId, PurchaseId } from '../../kernel/ids.ts'
import type { CustomerMerge } from '../../ports/customer-store.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import { lawOf } from '../plan/plan-rules.ts'
import type { CollectDeps } from './deps.ts'

/** Enough for the timeline of a weekly customer over two years; older sales are in the export. */
const PURCHASES_SHOWN = 100

export interface ProfilePoint extends ContactAddress {
  readonly id: ContactPointId
  /** The state for any channel of this contact, by the law of the country; for that of a messenger the state on it. */
  readonly consent: Readonly<Record<Purpose, ConsentState>>
  readonly suppressions: readonly Suppression[]
}

export interface ProfilePurchase extends Purchase {
  readonly lines: readonly PurchaseLine[]
}

export interface CustomerProfile {
  readonly customer: Customer
  readonly contactPoints: readonly ProfilePoint[]
  /** Newest first. */
  readonly purchases: readonly ProfilePurchase[]
  readonly refunds: readonly Refund[]
  readonly merges: readonly CustomerMerge[]
  /** The customer this one was merged into. */
  readonly mergedInto: CustomerId | null
}

export async function customerProfile(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  customerId: CustomerId,
): Promise<CustomerProfile | { readonly refusal: 'unknown-customer' }> {
  return store.inBusiness(business, async ({ business: own, collect }) => {
    const customer = await collect.customers.find(customerId)
    if (!customer || customer.erasedAt !== null) return { refusal: 'unknown-customer' }
    const purchases = await collect.purchases.ofCustomer(customerId, PURCHASES_SHOWN)
    const lines = Map.groupBy(await collect.purchases.linesOf(purchases.map(purchase => purchase.id)), line => line.purchaseId)
    const law = lawOf(await own.read())
    const merges = await collect.customers.mergesOf(customerId)
    return {
      customer,
      contactPoints: (await collect.consents.reachOf([customerId])).map(reach => profilePoint(reach, law)),
      purchases: purchases.map(purchase => withLines(purchase, lines)),
      refunds: await collect.purchases.refundsOf(customerId),
      merges,
      mergedInto: merges.find(merge => merge.mergedId === customerId && merge.undoneAt === null)?.keptId ?? null,
    }
  })
}

function withLines(purchase: Purchase, lines: ReadonlyMap<PurchaseId, readonly PurchaseLine[]>): ProfilePurchase {
  return { ...purchase, lines: lines.get(purchase.id) ?? [] }
}

/** An account of a messenger is reached by that one channel: opening its link was the consent. A phone has several, so only a word for all counts. */
function channelOf([only, ...more]: readonly ChannelName[]): string {
  return only === undefined || more.length > 0 ? EVERY_CHANNEL : only
}

function profilePoint(reach: CustomerReach, law: Law): ProfilePoint {
  const ways = CHANNELS.filter(one => WRITES_TO[one].includes(reach.kind))
  const channel = channelOf(ways)
  const [by] = ways
  const [marketing, content, service] = PURPOSES.map(purpose => {
    const counted = by === undefined ? reach.consents : countedConsents(reach, { channel: by, purpose, law })
    return consentState(counted, { channel, purpose })
  })
  return {
    id: reach.contactPointId,
    kind: reach.kind,
    address: reach.address,
    phoneKind: reach.phoneKind,
    consent: { marketing: marketing ?? 'unknown', content: content ?? 'unknown', service: service ?? 'unknown' },
    suppressions: reach.suppressions,
  }
}
