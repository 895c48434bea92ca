/** Each planned contact of the product and offer rungs gets the offer that fits its customer best, or none; what was refused is noted with its reason. */
import { chooseOffer, fitOf, type Offer, type OfferRefusal } from '../../domain/plan/offer.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId, OfferId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import type { ChosenOffer } from '../../ports/offer-store.ts'
import type { Tx } from '../../ports/store.ts'
import { offerFacts } from './offer-facts.ts'
import type { PlanDeps } from './plan-deps.ts'

/** The words of a contact are looked at in its last days; what was chosen earlier would be old by then. */
const AHEAD_DAYS = 7
const PAGE = 200
/** A cycle nobody knows yet. */
const USUAL_CYCLE_DAYS = 90
/** Facts about the offer itself say nothing about the customer, and are not noted for each of them. */
const ABOUT_THE_OFFER: readonly OfferRefusal[] = ['not-on', 'not-yet', 'past-deadline', 'out-of-stock', 'below-cost']

export interface OffersChosen {
  readonly chosen: number
  readonly nothingFits: number
}

export async function chooseOffers(deps: PlanDeps, business: BusinessId): Promise<OffersChosen> {
  const at = deps.clock.now()
  const sum = { chosen: 0, nothingFits: 0 }
  for (;;) {
    const page = await deps.store.inBusiness(business, async tx => {
      const offers = await tx.offer.offers()
      if (!offers.some(offer => offer.isOn)) return { chosen: 0, nothingFits: 0, read: 0 }
      const today = localDay(at, (await tx.business.read()).zone)
      const contacts = await tx.offer.undecided({ until: addDays(today, AHEAD_DAYS), today, limit: PAGE })
      return { ...(await choosePage(tx, { contacts, offers, today, at })), read: contacts.length }
    })
    sum.chosen += page.chosen
    sum.nothingFits += page.nothingFits
    if (page.read < PAGE) return sum
  }
}

interface Page {
  readonly contacts: Awaited<ReturnType<Tx['offer']['undecided']>>
  readonly offers: readonly Offer[]
  readonly today: Day
  readonly at: Instant
}

async function choosePage(tx: Tx, { contacts, offers, today, at }: Page): Promise<OffersChosen> {
  const customerIds = [...new Set(contacts.map(one => one.customerId))]
  const assets = await tx.offer.assetsOf(customerIds)
  // Each promise takes a piece: the last one is promised to one customer, not to everybody of the page.
  const left = new Map(await tx.offer.piecesLeft({ at, except: customerIds }))
  const cycles = new Map((await tx.understand.understandings(customerIds)).map(one => [one.customerId, one.cycleDays]))
  const best = new Map<CustomerId, Omit<ChosenOffer, 'contactId'>>()
  const refusals: { offerId: OfferId; customerId: CustomerId; reason: OfferRefusal }[] = []
  for (const customerId of customerIds) {
    const facts = await offerFacts(tx, {
      customerId,
      today,
      assets: assets.get(customerId) ?? new Set(),
      cycleDays: cycles.get(customerId) ?? USUAL_CYCLE_DAYS,
    })
    const fits = offers.map(offer => fitOf({ ...offer, stock: left.get(offer.offerId) ?? offer.stock }, facts))
    const chosen = chooseOffer(fits)
    if (chosen?.offer.stock != null) left.set(chosen.offer.offerId, chosen.offer.stock - 1)
    best.set(customerId, {
      customerId,
      offerId: chosen?.offer.offerId ?? null,
      priceMinor: chosen?.priceMinor ?? null,
      why: chosen?.why ?? null,
    })
    for (const fit of fits)
      if (fit.kind === 'refused' && !ABOUT_THE_OFFER.includes(fit.reason))
        refusals.push({ offerId: fit.offer.offerId, customerId, reason: fit.reason })
  }
  const chosen = contacts.flatMap(({ contactId, customerId }) => {
    const own = best.get(customerId)
    return own === undefined ? [] : [{ contactId, ...own }]
  })
  await tx.offer.choose(chosen, today)
  await tx.offer.noteRefusals(refusals, { customerIds, today })
  const made = chosen.filter(one => one.offerId !== null).length
  return { chosen: made, nothingFits: chosen.length - made }
}
