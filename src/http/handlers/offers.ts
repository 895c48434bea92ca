/** The catalogue of offers, and why something was not offered. */
import type { AnswerOf, InputOf } from '../../contract/contract.ts'
import type { offerRoutes } from '../../contract/offers.ts'
import type { Offer } from '../../domain/plan/offer.ts'
import { day } from '../../kernel/day.ts'
import { id, newId, type OfferId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { type Currency, minor } from '../../kernel/money.ts'
import { experimentWords } from '../../locales/reasons/experiment.ts'
import type { Tx } from '../../ports/store.ts'
import { removeOffer, type SaveOffer, saveOffer } from '../../usecases/plan/edit-offer.ts'
import type { Handlers, OwnCall } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { found, notFound, ProblemError } from '../problems.ts'
import { lockedBy } from '../refuse.ts'

const REFUSALS_MAX = 200

type OfferView = AnswerOf<'POST /offers'>

export const offerHandlers: Pick<Handlers, keyof typeof offerRoutes> = {
  'GET /offers': async (deps, call) => deps.store.inBusiness(call.business, async tx => ({ items: await views(tx, call) })),
  'POST /offers': async (deps, call) =>
    saved(deps, { call, offer: { ...offerOf(call.input.body), offerId: newId<'offer'>(call.at) }, isNew: true }),
  'PUT /offers/{id}': async (deps, call) =>
    saved(deps, { call, offer: { ...offerOf(call.input.body), offerId: id<'offer'>(call.input.params.id) }, isNew: false }),
  'DELETE /offers/{id}': async (deps, call) => {
    const done = await removeOffer(deps, call.business, id<'offer'>(call.input.params.id))
    if (done === 'not-found') throw notFound()
    if (done !== 'removed') throw lockedBy(done, call.locale)
    return null
  },
  'GET /offer-refusals': async (deps, call) => {
    const { offerId, customerId } = call.input.query
    const refusals = await deps.store.inBusiness(call.business, tx =>
      tx.offer.refusals({
        offerId: offerId === undefined ? null : id<'offer'>(offerId),
        customerId: customerId === undefined ? null : id<'customer'>(customerId),
        limit: REFUSALS_MAX,
      }),
    )
    const words = experimentWords(call.locale).offerRefusal
    return { items: refusals.map(one => ({ ...one, reason: { code: one.reason, data: {}, text: words[one.reason] } })) }
  },
}

interface Saving extends SaveOffer {
  readonly call: Pick<OwnCall<'POST /offers'>, 'business' | 'locale' | 'at'>
}

async function saved(deps: HttpDeps, { call, ...saving }: Saving): Promise<OfferView> {
  const done = await saveOffer(deps, call.business, saving)
  if (done === 'not-found') throw notFound()
  if (done !== 'saved') throw lockedBy(done, call.locale)
  const { locale, at } = call
  return deps.store.inBusiness(call.business, tx => viewIn(tx, { offerId: saving.offer.offerId, locale, at }))
}

interface Asked {
  readonly locale: Locale
  readonly at: Instant
}

async function viewIn(tx: Tx, { offerId, ...asked }: Asked & { readonly offerId: OfferId }): Promise<OfferView> {
  return found((await views(tx, asked)).find(one => one.offerId === offerId))
}

async function views(tx: Tx, { locale, at }: Asked): Promise<OfferView[]> {
  const left = await tx.offer.piecesLeft({ at, except: [] })
  const { currency } = await tx.business.read()
  const chosen = await tx.offer.chosenCounts()
  const refused = Map.groupBy(await tx.offer.refusalCounts(), one => one.offerId)
  const words = experimentWords(locale).offerRefusal
  return (await tx.offer.offers()).map(offer => ({
    ...offer,
    price: priceOf(offer, currency),
    left: left.get(offer.offerId) ?? null,
    chosen: chosen.get(offer.offerId) ?? 0,
    refused: (refused.get(offer.offerId) ?? []).map(({ reason, count }) => ({
      reason: { code: reason, data: {}, text: words[reason] },
      count,
    })),
  }))
}

function priceOf({ priceMinor }: Offer, currency: Currency): OfferView['price'] {
  return { minor: priceMinor, currency }
}

function offerOf(body: InputOf<'POST /offers'>['body']): Omit<Offer, 'offerId'> {
  if (body.deadline < body.fromDay) throw new ProblemError('invalid', { errors: [{ path: 'deadline', message: `≥ ${body.fromDay}` }] })
  if (body.priceMinor < body.costMinor)
    throw new ProblemError('invalid', { errors: [{ path: 'priceMinor', message: `≥ ${body.costMinor}` }] })
  return {
    ...body,
    priceMinor: minor(body.priceMinor),
    costMinor: minor(body.costMinor),
    fromDay: day(body.fromDay),
    deadline: day(body.deadline),
  }
}
