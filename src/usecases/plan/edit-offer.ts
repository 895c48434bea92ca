/** The owner changes the catalogue of offers; while an experiment is about offers he may only say what ran out. */
import { changesWhatIsOffered } from '../../domain/plan/locked-settings.ts'
import type { Offer } from '../../domain/plan/offer.ts'
import type { BusinessId, OfferId } from '../../kernel/ids.ts'
import { type ExperimentLock, experimentLock } from './experiment-lock.ts'
import type { PlanDeps } from './plan-deps.ts'

export interface SaveOffer {
  readonly offer: Offer
  readonly isNew: boolean
}

export async function saveOffer(
  { store, clock }: PlanDeps,
  business: BusinessId,
  { offer, isNew }: SaveOffer,
): Promise<'saved' | 'not-found' | ExperimentLock> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = (await tx.offer.offers()).find(one => one.offerId === offer.offerId)
    if (before === undefined && !isNew) return 'not-found'
    const lock = await experimentLock(tx, changesWhatIsOffered(before, offer) ? ['offer'] : [])
    if (lock !== undefined) return lock
    await tx.offer.saveOffer(offer, at)
    return 'saved'
  })
}

export async function removeOffer(
  { store }: PlanDeps,
  business: BusinessId,
  offerId: OfferId,
): Promise<'removed' | 'not-found' | ExperimentLock> {
  return store.inBusiness(business, async tx => {
    const lock = await experimentLock(tx, ['offer'])
    if (lock !== undefined) return lock
    return (await tx.offer.deleteOffer(offerId)) ? 'removed' : 'not-found'
  })
}
