/** A thing of a customer: a stored set of tyres, a car, a pet, a boiler. It has its own dates and its own cycle. */
import type { Day } from '../../kernel/day.ts'
import type { AssetId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'

export const ASSET_KINDS = ['stored', 'vehicle', 'pet', 'device', 'other'] as const
export type AssetKind = (typeof ASSET_KINDS)[number]

export interface AssetDetails {
  readonly kind: AssetKind
  readonly name: string
  readonly note: string
  /** When it came to us: from here its cycle counts until the first service. */
  readonly sinceOn: Day
  /** When the customer fetches what he stored. */
  readonly returnOn: Day | null
  /** Days from one service to the next. */
  readonly cycleDays: number | null
  readonly servedOn: Day | null
  readonly warrantyUntil: Day | null
  /** A purchase from this group is a service of the thing. */
  readonly groupId: string | null
}

export interface Asset extends AssetDetails {
  readonly id: AssetId
  readonly customerId: CustomerId
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** Ten years between two services is more than any thing needs. */
export const ASSET_CYCLE_DAYS_MAX = 3650

export type AssetFault = 'no-name' | 'returned-before-it-came' | 'served-before-it-came' | 'bad-cycle' | 'nothing-due'

/** What keeps the details from making sense together; null when they do. */
export function assetFault({ name, sinceOn, returnOn, servedOn, cycleDays, kind }: AssetDetails): AssetFault | null {
  if (name.trim() === '') return 'no-name'
  if (returnOn !== null && returnOn < sinceOn) return 'returned-before-it-came'
  if (servedOn !== null && servedOn < sinceOn) return 'served-before-it-came'
  if (cycleDays !== null && (!Number.isInteger(cycleDays) || cycleDays < 1 || cycleDays > ASSET_CYCLE_DAYS_MAX)) return 'bad-cycle'
  // What is stored is stored until a day: without one nobody would be reminded.
  return kind === 'stored' && returnOn === null && cycleDays === null ? 'nothing-due' : null
}
