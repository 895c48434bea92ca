/**
 * A coupon for what this customer likes, on the receipt of a sale: so much off his favourite at the next purchase, down to
 * its cost and not below, with a deadline. One at a time for each product: a pile of coupons is worth nothing.
 */
import type { Coupon } from '../../domain/plan/coupon.ts'
import { chooseOffer, fitOf, type Offer } from '../../domain/plan/offer.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { CustomerId, PurchaseId } from '../../kernel/ids.ts'
import type { Tx } from '../../ports/store.ts'
import { issueIn } from './issue-coupon.ts'
import { offerFacts } from './offer-facts.ts'
import type { LocalMoment } from './till-moment.ts'

/** Longer it would be forgotten; the offer's own deadline may come before. */
const COUPON_LIFE_DAYS = 30
/** The customer's open coupons that are looked at. */
const COUPONS_MAX = 100
/** A rhythm nobody knows yet. */
const USUAL_CYCLE_DAYS = 90

export interface SaleOfCustomer {
  readonly purchaseId: PurchaseId
  readonly customerId: CustomerId | null
  readonly actor: string
}

/** Undefined when the catalogue holds no discount on a favourite of his, or he holds the coupon already. */
export async function issuePersonal(
  tx: Tx,
  { purchaseId, customerId, actor }: SaleOfCustomer,
  { now, today, currency }: LocalMoment,
): Promise<Coupon | undefined> {
  if (customerId === null) return undefined
  const discounted = (await tx.offer.offers()).filter(offer => offer.isOn && offer.favouriteShare > 0 && offer.productId !== null)
  if (discounted.length === 0) return undefined
  const left = await tx.offer.piecesLeft({ at: now, except: [customerId] })
  const held = await heldNames(tx, customerId, today)
  const names = new Map(
    (await tx.whatNext.products(discounted.flatMap(offer => offer.productId ?? []))).map(({ product }) => [product.id, product.name]),
  )
  const nameOf = (offer: Offer): string => names.get(offer.productId ?? '') ?? ''
  const facts = {
    ...(await offerFacts(tx, {
      customerId,
      today,
      assets: (await tx.offer.assetsOf([customerId])).get(customerId) ?? new Set<string>(),
      cycleDays: USUAL_CYCLE_DAYS,
    })),
    isForNextTime: true,
  }
  const fits = discounted
    .filter(offer => nameOf(offer) !== '' && !held.has(nameOf(offer)))
    .map(offer => fitOf({ ...offer, stock: left.get(offer.offerId) ?? offer.stock }, facts))
  const chosen = chooseOffer(fits.filter(fit => fit.kind === 'fits' && fit.why === 'favourite' && fit.priceMinor < fit.offer.priceMinor))
  if (chosen === undefined) return undefined
  const { offer, priceMinor } = chosen
  // Whole per cent, rounded down: what is promised is what is given, and the cost is kept.
  const share = Math.floor(((offer.priceMinor - priceMinor) * 100) / offer.priceMinor) / 100
  if (share === 0) return undefined
  const latest = addDays(today, COUPON_LIFE_DAYS)
  return issueIn(tx, {
    customerId,
    gift: { kind: 'percent', share, onlyName: nameOf(offer) },
    deadline: offer.deadline < latest ? offer.deadline : latest,
    origin: 'offer',
    purchaseId,
    actor,
    currency,
    at: now,
  })
}

/** Products for which he holds a coupon that still pays. */
async function heldNames(tx: Tx, customerId: CustomerId, today: Day): Promise<ReadonlySet<string>> {
  const open = await tx.reward.coupons({ customerId, openOn: today, limit: COUPONS_MAX })
  return new Set(
    open.flatMap(({ gift, redeemed, usesMax }) =>
      gift.kind === 'percent' && gift.onlyName !== undefined && redeemed < usesMax ? [gift.onlyName] : [],
    ),
  )
}
