/** Collection points. */
import { renderSVG } from 'uqr'
import type { AnswerOf } from '../../contract/contract.ts'
import type { CouponGift } from '../../domain/plan/coupon.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import { changeCollectionPoint, openCollectionPoint } from '../../usecases/plan/keep-collection-point.ts'
import { signedToken } from '../../usecases/respond/visit-token.ts'
import type { Handlers } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { notFound } from '../problems.ts'

type PointRoutes = 'GET /collection-points' | 'POST /collection-points' | 'PATCH /collection-points/{id}'
type PointView = AnswerOf<'POST /collection-points'>

export const collectionPointHandlers: Pick<Handlers, PointRoutes> = {
  'GET /collection-points': async (deps, call) => ({ items: await pointViews(deps, call.business) }),
  'POST /collection-points': async (deps, call) => {
    const { gift, ...terms } = call.input.body
    const pointId = await openCollectionPoint(deps, call.business, { ...terms, gift: giftOf(gift), actor: call.actor })
    return onePoint(deps, call.business, pointId)
  },
  'PATCH /collection-points/{id}': async (deps, call) => {
    const { gift, ...given } = call.input.body
    const pointId = id<'collection-point'>(call.input.params.id)
    // A field that was not sent stays as it is.
    const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const changes = gift === undefined ? sent : { ...sent, gift: giftOf(gift) }
    const done = await changeCollectionPoint(deps, call.business, { pointId, changes, actor: call.actor })
    if (done === 'not-found') throw notFound()
    return onePoint(deps, call.business, pointId)
  },
}

async function pointViews(deps: HttpDeps, business: BusinessId): Promise<PointView[]> {
  return deps.store.inBusiness(business, async tx => {
    const { zone, channels } = await tx.business.read()
    const base = channels.publicUrl?.replace(/\/+$/, '') ?? null
    return (await tx.collectionPoints.list(zone)).map(({ createdAt, ...point }) => {
      const path = `/join/${signedToken(deps.linkSecret, 'join', { business, subject: point.pointId })}`
      const url = base === null ? null : `${base}${path}`
      return { ...point, createdAt: isoInstant(createdAt), path, url, qr: url === null ? null : renderSVG(url, { border: 2 }) }
    })
  })
}

async function onePoint(deps: HttpDeps, business: BusinessId, pointId: string): Promise<PointView> {
  const found = (await pointViews(deps, business)).find(point => point.pointId === pointId)
  if (found === undefined) throw notFound()
  return found
}

type SentGift = Exclude<CouponGift, { kind: 'amount' }> | { readonly kind: 'amount'; readonly minor: number }

function giftOf(gift: SentGift | null): CouponGift | null {
  return gift?.kind === 'amount' ? { ...gift, minor: minor(gift.minor) } : gift
}
