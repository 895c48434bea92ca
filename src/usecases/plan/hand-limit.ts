/** E59: people of the shop give so many things by hand in a shift; the owner is not bound, and programs are bound by their keys. */
import { giftsOf, isAtHandLimit } from '../../domain/plan/hand-gift.ts'
import { id, isId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../ports/store.ts'

/** True when this person has given by hand what a shift may give; asked within the transaction that gives. */
export async function isHandLimitReached(tx: Tx, { actor, at }: { readonly actor: string; readonly at: Instant }): Promise<boolean> {
  const staffId = actor.startsWith('staff:') ? actor.slice('staff:'.length) : ''
  if (!isId(staffId)) return false
  const person = await tx.business.findStaff(id<'staff'>(staffId))
  const isOwner = person?.role === 'owner'
  if (isOwner) return false
  const { policy, zone } = await tx.business.read()
  await tx.handGifts.lockActor(actor)
  const [today] = await tx.handGifts.days(localDay(at, zone), actor)
  return isAtHandLimit(today === undefined ? 0 : giftsOf(today), { limit: policy.handGiftsPerShift, isOwner })
}
