/** What a changed ladder would mean for real customers: the days of his rungs as they are and as they would be. */
import type { LadderPlan, LadderSegment } from '../../domain/collect/plan-settings.ts'
import { type DueEvent, dueEventOf } from '../../domain/plan/due-event.ts'
import { type GroupCycle, groupDue } from '../../domain/plan/group-due.ts'
import type { LadderRung } from '../../domain/plan/ladder.ts'
import type { LadderBook } from '../../domain/plan/ladders.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'

/** Enough to see a short, a usual and a long cycle. */
export const PREVIEW_CUSTOMERS = 5
/** Looked through for those who buy from one group. */
const GROUP_SAMPLES = 60

export interface LadderPreview {
  readonly customerId: CustomerId
  readonly name: string
  readonly cycleDays: number
  readonly dueDay: Day | null
  readonly before: readonly LadderRung[]
  readonly after: readonly LadderRung[]
}

export interface LadderTried {
  readonly segment: LadderSegment
  /** Null for everything the segment buys. */
  readonly groupId: string | null
  readonly plan: Partial<LadderPlan>
}

export async function previewLadder(deps: PlanDeps, business: BusinessId, tried: LadderTried): Promise<readonly LadderPreview[]> {
  const { segment, groupId } = tried
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const rules = businessRules(await tx.business.read(), at)
    const ids = await tx.plan.samplesOf(segment, groupId === null ? PREVIEW_CUSTOMERS : GROUP_SAMPLES)
    const names = new Map((await tx.plan.people(ids)).map(person => [person.customerId, person.customerName]))
    const known = new Map((await tx.understand.understandings(ids)).map(one => [one.customerId, one]))
    const groups = new Map<CustomerId, GroupCycle>()
    for (const circumstance of groupId === null ? [] : await tx.plan.circumstances(ids, rules.moment)) {
      const group = circumstance.groups.find(one => one.groupId === groupId)
      if (group !== undefined) groups.set(circumstance.customerId, group)
    }
    const eventOf = (customerId: CustomerId, book: LadderBook): DueEvent | null => {
      const [understanding, group] = [known.get(customerId), groups.get(customerId)]
      if (understanding === undefined) return null
      const context = { ...rules, book, today: rules.moment.today, stored: [], zone: rules.zone }
      return group === undefined ? dueEventOf(understanding, context) : groupDue(group, { understanding, context })
    }
    const book = withLadder(rules.book, tried)
    return (groupId === null ? ids : ids.filter(one => groups.has(one))).slice(0, PREVIEW_CUSTOMERS).map(customerId => {
      const [before, after] = [eventOf(customerId, rules.book), eventOf(customerId, book)]
      return {
        customerId,
        name: names.get(customerId) ?? '',
        cycleDays: Math.round(groups.get(customerId)?.cycleDays ?? known.get(customerId)?.cycleDays ?? 0),
        dueDay: after?.dueDay ?? before?.dueDay ?? null,
        before: before?.rungs ?? [],
        after: after?.rungs ?? [],
      }
    })
  })
}

function withLadder(book: LadderBook, { segment, groupId, plan }: LadderTried): LadderBook {
  return [...book.filter(one => one.segment !== segment || one.groupId !== groupId), { segment, groupId, plan }]
}
