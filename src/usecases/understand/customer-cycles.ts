/** The cycles of one customer by product group and thing, and which groups are used up. */
import type { SubjectCycle } from '../../domain/understand/subject-cycle.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { GroupInUse } from '../../ports/understand-store.ts'
import type { UnderstandDeps } from './deps.ts'

export interface NamedCycle {
  readonly kind: 'group' | 'asset'
  readonly subjectId: string
  readonly name: string
  readonly cycle: SubjectCycle
}

/** The soonest first; those without a date at the end. */
export async function customerCycles(
  { store }: UnderstandDeps,
  business: BusinessId,
  customerId: CustomerId,
): Promise<readonly NamedCycle[]> {
  return store.inBusiness(business, async tx => {
    const cycles = await tx.understand.cyclesOf([customerId])
    const names = await tx.understand.subjectNames(cycles.map(cycle => cycle.subject))
    return cycles
      .map(cycle => ({
        kind: cycle.subject.startsWith('asset:') ? ('asset' as const) : ('group' as const),
        subjectId: cycle.subject.slice(cycle.subject.indexOf(':') + 1),
        name: names.get(cycle.subject) ?? '',
        cycle,
      }))
      .toSorted((a, b) => ((a.cycle.dueDay ?? '9') < (b.cycle.dueDay ?? '9') ? -1 : 1))
  })
}

export async function groupsInUse({ store }: UnderstandDeps, business: BusinessId): Promise<readonly GroupInUse[]> {
  return store.inBusiness(business, tx => tx.understand.groupsInUse())
}

/** Who bought in a group is understood again: his next date may have moved. */
export async function markUsedUp(deps: UnderstandDeps, business: BusinessId, groupIds: readonly string[]): Promise<void> {
  const now = deps.clock.now()
  await deps.store.inBusiness(business, async tx => {
    await tx.understand.setUsedUpGroups(groupIds)
    const { ids } = await tx.understand.allPurchaseDays(localDay(now, (await tx.business.read()).zone))
    await tx.business.markChanged(
      ids.map(customer => id<'customer'>(customer)),
      now,
    )
  })
}
