/** The cycles of one customer by product group and thing, and which groups are used up. */
import { type YearReason, yearReason } from '../../domain/understand/number-reason.ts'
import type { SubjectCycle } from '../../domain/understand/subject-cycle.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import type { Currency, Minor } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import type { GroupInUse } from '../../ports/understand-store.ts'
import type { UnderstandDeps } from './deps.ts'

export interface NamedCycle {
  readonly kind: 'group' | 'asset'
  readonly subjectId: string
  readonly name: string
  readonly cycle: SubjectCycle
}

interface Sum {
  readonly minor: Minor
  readonly currency: Currency
}

export interface YearExpected {
  readonly expected: Sum
  readonly low: Sum | null
  readonly high: Sum | null
  readonly why: YearReason
}

/** What he is expected to spend within 365 days; null while nothing is known of amounts. */
export async function customerYear({ store }: UnderstandDeps, business: BusinessId, customerId: CustomerId): Promise<YearExpected | null> {
  return store.inBusiness(business, async tx => {
    const known = await tx.understand.understanding(customerId)
    if (!known || known.value365Minor === null) return null
    const { currency } = await tx.business.read()
    const sum = (amount: Minor | null): Sum | null => (amount === null ? null : { minor: amount, currency })
    return {
      expected: { minor: known.value365Minor, currency },
      low: sum(known.value365LowMinor),
      high: sum(known.value365HighMinor),
      why: yearReason(known),
    }
  })
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
