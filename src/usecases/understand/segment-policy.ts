/** The owner's thresholds: read, tried on everybody without changing anything, and set. */
import { understandings } from '../../domain/understand/customer-understanding.ts'
import { DEFAULT_POLICY, type SegmentPolicy, type SegmentReason, type Standing } from '../../domain/understand/segment.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { UnderstandDeps } from './deps.ts'
import { readLog } from './fit-model.ts'
import { modelOn } from './understand-customer.ts'

export interface PolicyInUse {
  readonly policy: SegmentPolicy
  readonly isOwn: boolean
}

export interface Mover {
  readonly customerId: CustomerId
  readonly fullName: string
  readonly from: Standing
  readonly to: Standing
  readonly reason: SegmentReason
}

export interface PolicyPreview {
  readonly customers: number
  readonly moves: readonly { readonly from: Standing; readonly to: Standing; readonly customers: number }[]
  readonly examples: readonly Mover[]
}

const EXAMPLES_OF_A_MOVE = 3

export async function readSegmentPolicy({ store }: UnderstandDeps, business: BusinessId): Promise<PolicyInUse> {
  return store.inBusiness(business, async tx => {
    const own = await tx.understand.segmentPolicy()
    return { policy: own ?? DEFAULT_POLICY, isOwn: own !== undefined }
  })
}

/** Everybody is marked as changed, so that the next seconds sort and plan them again. */
export async function setSegmentPolicy(deps: UnderstandDeps, business: BusinessId, policy: SegmentPolicy): Promise<PolicyInUse> {
  const now = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    await tx.understand.saveSegmentPolicy(policy, now)
    const { ids } = await tx.understand.allPurchaseDays(localDay(now, (await tx.business.read()).zone))
    await tx.business.markChanged(
      ids.map(customer => id<'customer'>(customer)),
      now,
    )
    return { policy, isOwn: true }
  })
}

/** Both sides start from the same day before, so that only the thresholds differ. */
export async function previewSegmentPolicy(deps: UnderstandDeps, business: BusinessId, policy: SegmentPolicy): Promise<PolicyPreview> {
  const now = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const asOf = localDay(now, (await tx.business.read()).zone)
    const [{ log }, model] = [await readLog(tx, asOf), await modelOn(tx, asOf)]
    const previous = await tx.understand.segmentsBefore(asOf)
    const before = [...understandings(log, model, { asOf, previous, policy: await tx.understand.segmentPolicy() })]
    const after = [...understandings(log, model, { asOf, previous, policy })]
    const counts = new Map<string, { from: Standing; to: Standing; customers: number }>()
    const chosen: Omit<Mover, 'fullName'>[] = []
    for (const [i, then] of after.entries()) {
      const [from, to] = [before[i]?.segment ?? then.segment, then.segment]
      if (from === to) continue
      const move = counts.get(`${from}>${to}`) ?? { from, to, customers: 0 }
      counts.set(`${from}>${to}`, move)
      move.customers += 1
      if (move.customers <= EXAMPLES_OF_A_MOVE) chosen.push({ customerId: then.customerId, from, to, reason: then.reason })
    }
    const found = await tx.collect.customers.findMany(chosen.map(mover => mover.customerId))
    const names = new Map(found.map(customer => [customer.id, customer.fullName]))
    const examples = chosen.map(mover => ({ ...mover, fullName: names.get(mover.customerId) ?? '' }))
    return { customers: after.length, moves: Array.from(counts.values()).toSorted((a, b) => b.customers - a.customers), examples }
  })
}
