/** What offers need from the database: the catalogue, what was chosen for whom, what was not and why, and what follows what. */
import type { Offer, OfferReason, OfferRefusal } from '../domain/plan/offer.ts'
import type { Day } from '../kernel/day.ts'
import type { ContactId, CustomerId, OfferId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Minor } from '../kernel/money.ts'

export interface ChosenOffer {
  readonly contactId: ContactId
  readonly customerId: CustomerId
  /** Null when nothing of the catalogue fitted. */
  readonly offerId: OfferId | null
  readonly priceMinor: Minor | null
  readonly why: OfferReason | null
}

/** Something that the purchases of a customer announce: he bought `from`, and others then buy `to` after so many days. */
export interface LinkedDue {
  readonly customerId: CustomerId
  readonly fromName: string
  readonly fromDay: Day
  readonly toId: string
  readonly toName: string
  readonly confidence: number
  /** Days of the quartiles, counted from the purchase. */
  readonly lagP25: number
  readonly lagP50: number
  readonly lagP75: number
}

export interface RefusedOffer {
  readonly customerId: CustomerId
  readonly customerName: string
  readonly offerId: OfferId
  readonly offerName: string
  readonly reason: OfferRefusal
  readonly day: Day
}

export interface OfferStore {
  offers(): Promise<readonly Offer[]>
  /**
   * Pieces that may still be promised, of the offers that can run out: the stock, less what was sold since it was counted,
   * less what others (`except` these customers) were promised and have not bought yet.
   */
  piecesLeft(options: { readonly at: Instant; readonly except: readonly CustomerId[] }): Promise<ReadonlyMap<OfferId, number>>
  saveOffer(offer: Offer, at: Instant): Promise<void>
  deleteOffer(offerId: OfferId): Promise<boolean>
  /** Kinds of things the customer has, and the groups they belong to. */
  assetsOf(customerIds: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, ReadonlySet<string>>>
  /** Planned contacts of the product and offer rungs that begin by this day and have no decision of today or later. */
  undecided(options: {
    readonly until: Day
    readonly today: Day
    readonly limit: number
  }): Promise<readonly { readonly contactId: ContactId; readonly customerId: CustomerId }[]>
  choose(chosen: readonly ChosenOffer[], today: Day): Promise<void>
  /** Replaces what was noted about these customers. */
  noteRefusals(
    refusals: readonly { readonly offerId: OfferId; readonly customerId: CustomerId; readonly reason: OfferRefusal }[],
    options: { readonly customerIds: readonly CustomerId[]; readonly today: Day },
  ): Promise<void>
  refusalCounts(): Promise<readonly { readonly offerId: OfferId; readonly reason: OfferRefusal; readonly count: number }[]>
  chosenCounts(): Promise<ReadonlyMap<OfferId, number>>
  refusals(options: {
    readonly offerId: OfferId | null
    readonly customerId: CustomerId | null
    readonly limit: number
  }): Promise<readonly RefusedOffer[]>
  /** What purchases announce for days from `from` to `to`, for those who have not bought it yet. */
  linkedDue(options: { readonly from: Day; readonly to: Day; readonly confidenceMin: number }): Promise<readonly LinkedDue[]>
  noteLinked(contactId: ContactId, customerId: CustomerId, itemIds: readonly string[]): Promise<void>
  /** Open contacts about linked purchases of which something has been bought since: taken back. Those approved are returned. */
  cancelLinkedBought(at: Instant): Promise<{ readonly cancelled: number; readonly recalled: readonly ContactId[] }>
  /** A due purchase that is held out, noted where the ladder notes it. */
  noteHeldOut(customerIds: readonly { readonly customerId: CustomerId; readonly cycleNo: number }[], today: Day): Promise<void>
}
