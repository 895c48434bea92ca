/** The owner opens a collection point, changes what it promises, or closes it. */
import { type BusinessId, type CollectionPointId, newId } from '../../kernel/ids.ts'
import type { CollectionPoint } from '../../ports/collection-point-store.ts'
import type { PlanDeps } from './plan-deps.ts'

type Terms = Pick<CollectionPoint, 'name' | 'place' | 'promise' | 'gift'>
type Deps = Pick<PlanDeps, 'store' | 'clock'>

export async function openCollectionPoint(
  { store, clock }: Deps,
  business: BusinessId,
  { actor, ...terms }: Terms & { readonly actor: string },
): Promise<CollectionPointId> {
  const at = clock.now()
  const pointId = newId<'collection-point'>(at)
  return store.inBusiness(business, async tx => {
    await tx.collectionPoints.save({ ...terms, pointId, isActive: true, createdAt: at })
    await tx.business.audit({ at, actor, action: 'collection-point-opened', subject: null, detail: { pointId, name: terms.name } })
    return pointId
  })
}

export interface PointChange {
  readonly pointId: CollectionPointId
  readonly changes: Partial<Terms & Pick<CollectionPoint, 'isActive'>>
  readonly actor: string
}

/** Coupons already given keep what was promised with them. */
export async function changeCollectionPoint(
  { store, clock }: Deps,
  business: BusinessId,
  { pointId, changes, actor }: PointChange,
): Promise<'changed' | 'not-found'> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const point = await tx.collectionPoints.lock(pointId)
    if (point === undefined) return 'not-found'
    await tx.collectionPoints.save({ ...point, ...changes })
    await tx.business.audit({
      at,
      actor,
      action: 'collection-point-changed',
      subject: null,
      detail: { pointId, fields: Object.keys(changes) },
    })
    return 'changed'
  })
}
