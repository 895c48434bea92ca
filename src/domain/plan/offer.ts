/**
 * Which offer fits one customer: never what he has and needs no second time, cannot use, finds too dear or too cheap, or has
 * just bought; never below cost, always with a deadline. Everything refused says why.
 */
import { type PriceBand } from '../understand/price-band.ts'
import { type Day, daysBetween } from '../../kernel/day.ts'
import type { OfferId } from '../../kernel/ids.ts'
import { minor, type Minor, shareOf } from '../../kernel/money.ts'

export interface Offer {
  readonly offerId: OfferId
  readonly name: string
  readonly productId: string | null
  readonly groupId: string | null
  readonly priceMinor: Minor
  readonly costMinor: Minor
  readonly fromDay: Day
  readonly deadline: Day
  /** Pieces left; null where it never runs out. */
  readonly stock: number | null
  readonly onceIsEnough: boolean
  readonly needsGroupId: string | null
  readonly needsAsset: string | null
  /** Share taken off for a customer whose favourite it is. */
  readonly favouriteShare: number
  readonly isOn: boolean
}

export const OFFER_REFUSALS = [
  'not-on',
  'not-yet',
  'past-deadline',
  'out-of-stock',
  'below-cost',
  'owned',
  'just-bought',
  'unusable',
  'too-dear',
  'too-cheap',
  'not-his',
] as const
export type OfferRefusal = (typeof OFFER_REFUSALS)[number]

/** Why it was chosen; the earlier, the stronger. */
export const OFFER_REASONS = ['linked', 'favourite', 'upsell', 'his-group'] as const
export type OfferReason = (typeof OFFER_REASONS)[number]

/** What one customer has, pays and needs next; items are ids of products and groups. */
export interface OfferFacts {
  readonly today: Day
  /** The last day on which each product and each group was bought. */
  readonly boughtOn: ReadonlyMap<string, Day>
  /** Kinds of things he has: 'vehicle', 'pet'; and groups his things belong to. */
  readonly assets: ReadonlySet<string>
  /** Prices he pays for one piece, by group; the business's own while he has bought little. */
  readonly bands: ReadonlyMap<string, PriceBand>
  readonly favourites: ReadonlySet<string>
  /** What his purchases announce now, with the chance that it still comes. */
  readonly linked: ReadonlyMap<string, number>
  /** Usual days between two purchases of a group; a group without its own takes `cycleDays`. */
  readonly cycleDays: number
  /** For a coupon that is used at the next purchase: what he has just bought is what it is about. */
  readonly isForNextTime?: boolean
}

/** A shop with one price has a band of no width: a tenth off is a special price, not a cheap thing. */
const BAND_SLACK = 0.1
/** Within this part of the cycle he has what he needs. */
const JUST_BOUGHT = { cycleShare: 0.5, daysMin: 7, daysMax: 60 } as const

export type OfferFit =
  | { readonly kind: 'fits'; readonly offer: Offer; readonly priceMinor: Minor; readonly why: OfferReason; readonly weight: number }
  | { readonly kind: 'refused'; readonly offer: Offer; readonly reason: OfferRefusal }

export function fitOf(offer: Offer, facts: OfferFacts): OfferFit {
  const reason = refusalOf(offer, facts)
  if (reason !== null) return { kind: 'refused', offer, reason }
  const why = reasonOf(offer, facts)
  if (why === null) return { kind: 'refused', offer, reason: 'not-his' }
  return { kind: 'fits', offer, priceMinor: priceFor(offer, why), why, weight: linkOf(offer, facts) }
}

/** The best of what fits; the order is the same on every machine. */
export function chooseOffer(fits: readonly OfferFit[]): Extract<OfferFit, { readonly kind: 'fits' }> | undefined {
  return fits
    .flatMap(fit => (fit.kind === 'fits' ? [fit] : []))
    .toSorted(
      (a, b) =>
        OFFER_REASONS.indexOf(a.why) - OFFER_REASONS.indexOf(b.why) ||
        b.weight - a.weight ||
        // One step up, not to the top: the cheapest of what is better than what he usually takes.
        (a.why === 'upsell' ? a.priceMinor - b.priceMinor : 0) ||
        (a.offer.offerId < b.offer.offerId ? -1 : 1),
    )[0]
}

function refusalOf(offer: Offer, facts: OfferFacts): OfferRefusal | null {
  if (!offer.isOn) return 'not-on'
  if (offer.fromDay > facts.today) return 'not-yet'
  if (offer.deadline < facts.today) return 'past-deadline'
  if (offer.stock === 0) return 'out-of-stock'
  if (offer.priceMinor < offer.costMinor) return 'below-cost'
  const last = lastBought(offer, facts)
  if (last !== undefined && offer.onceIsEnough) return 'owned'
  if (facts.isForNextTime !== true && last !== undefined && daysBetween(last, facts.today) < justBoughtDays(facts.cycleDays))
    return 'just-bought'
  if (!isUsable(offer, facts)) return 'unusable'
  return priceRefusal(offer, facts)
}

/** A product he has, or where the offer names none, anything of its group. */
function lastBought({ productId, groupId, onceIsEnough }: Offer, { boughtOn }: OfferFacts): Day | undefined {
  const product = productId === null ? undefined : boughtOn.get(productId)
  // One bath is enough, whichever it is: goods needed once are owned as a group.
  const group = groupId !== null && (productId === null || onceIsEnough) ? boughtOn.get(groupId) : undefined
  return product === undefined || (group !== undefined && group > product) ? group : product
}

export function justBoughtDays(cycleDays: number): number {
  return Math.min(JUST_BOUGHT.daysMax, Math.max(JUST_BOUGHT.daysMin, Math.round(cycleDays * JUST_BOUGHT.cycleShare)))
}

function isUsable({ needsGroupId, needsAsset }: Offer, { boughtOn, assets }: OfferFacts): boolean {
  if (needsAsset !== null && !assets.has(needsAsset)) return false
  return needsGroupId === null || boughtOn.has(needsGroupId) || assets.has(needsGroupId)
}

/** Outside of P10–P90 of what he pays it insults his purse or his taste; without any prices nothing is known against it. */
function priceRefusal({ groupId, priceMinor }: Offer, { bands }: OfferFacts): 'too-dear' | 'too-cheap' | null {
  const band = groupId === null ? undefined : bands.get(groupId)
  if (band === undefined) return null
  if (priceMinor > band.highMinor * (1 + BAND_SLACK)) return 'too-dear'
  return priceMinor < band.lowMinor * (1 - BAND_SLACK) ? 'too-cheap' : null
}

function reasonOf(offer: Offer, facts: OfferFacts): OfferReason | null {
  if (linkOf(offer, facts) > 0) return 'linked'
  if (offer.productId !== null && facts.favourites.has(offer.productId)) return 'favourite'
  if (offer.groupId === null || !facts.boughtOn.has(offer.groupId)) return null
  const band = facts.bands.get(offer.groupId)
  return band !== undefined && offer.priceMinor > band.middleMinor ? 'upsell' : 'his-group'
}

function linkOf({ productId, groupId }: Offer, { linked }: OfferFacts): number {
  return Math.max(linked.get(productId ?? '') ?? 0, linked.get(groupId ?? '') ?? 0)
}

/** The personal discount on a favourite, down to the cost and not further. */
function priceFor(offer: Offer, why: OfferReason): Minor {
  if (why !== 'favourite' || offer.favouriteShare === 0) return offer.priceMinor
  return minor(Math.max(offer.costMinor, offer.priceMinor - shareOf(offer.priceMinor, offer.favouriteShare)))
}
