/** What a changed ladder would mean for real customers: the days of his rungs as they are and as they would be. */
import type { LadderPlan, LadderSegment } from '../../domain/collect/plan-settings.ts'
import { dueEventOf } from '../../domain/plan/due-event.ts'
import type { LadderRung } from '../../domain/plan/ladder.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'

/** Enough to see a short, a usual and a long cycle. */
export const PREVIEW_CUSTOMERS = 5

export interface LadderPreview {
  readonly customerId: CustomerId
  readonly name: string
  readonly cycleDays: number
  readonly dueDay: Day | null
  readonly before: readonly LadderRung[]
  readonly after: readonly LadderRung[]
}

export async function previewLadder(
  deps: PlanDeps,
  business: BusinessId,
  { segment, plan }: { readonly segment: LadderSegment; readonly plan: Partial<LadderPlan> },
): Promise<readonly LadderPreview[]> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const rules = businessRules(await tx.business.read(), at)
    const ids = await tx.plan.samplesOf(segment, PREVIEW_CUSTOMERS)
    const names = new Map((await tx.plan.people(ids)).map(person => [person.customerId, person.customerName]))
    const book = [...rules.book.filter(one => one.segment !== segment || one.groupId !== null), { segment, groupId: null, plan }]
    const eventOf = (known: Understanding, ladders: typeof book) =>
      dueEventOf(known, { ...rules, book: ladders, today: rules.moment.today, stored: [], zone: rules.zone })
    return (await tx.understand.understandings(ids)).map(known => {
      const [before, after] = [eventOf(known, [...rules.book]), eventOf(known, book)]
      return {
        customerId: known.customerId,
        name: names.get(known.customerId) ?? '',
        cycleDays: Math.round(known.cycleDays),
        dueDay: after?.dueDay ?? before?.dueDay ?? null,
        before: before?.rungs ?? [],
        after: after?.rungs ?? [],
      }
    })
  })
}
