/**
 * What falls due by product group: somebody comes for coffee each week and for a gift at each season. A group whose rhythm
 * is that of the whole is told with it; any other has its own ladder.
 */
import { addDays, type Day, dayNumber } from '../../kernel/day.ts'
import type { Understanding } from '../understand/understanding.ts'
import { type DueContext, type DueEvent, isAhead, openWindow, windowAround } from './due-event.ts'
import { ladderAround } from './ladder.ts'
import { ladderOf } from './ladders.ts'

/** How often one customer buys from one group; the subject of a due event is the group. */
export interface GroupCycle {
  readonly groupId: string
  readonly name: string
  /** The last day on which he bought from it. */
  readonly anchorDay: Day
  /** The middle of his gaps in this group, else the owner's own idea. */
  readonly cycleDays: number
  /** Distinct days on which he did. */
  readonly purchases: number
}

/** A group is the rhythm of the whole when its last day is the same and its cycle differs by no more than this share. */
export const SAME_RHYTHM_SHARE = 0.35

export function isRhythmOfWhole(group: GroupCycle, { anchorDay, cycleDays }: Pick<Understanding, 'anchorDay' | 'cycleDays'>): boolean {
  return group.anchorDay === anchorDay && Math.abs(group.cycleDays - cycleDays) <= SAME_RHYTHM_SHARE * cycleDays
}

export function groupDues(
  groups: readonly GroupCycle[],
  { understanding, context }: { readonly understanding: Understanding; readonly context: DueContext },
): DueEvent[] {
  // With one group only, the whole says it all.
  if (groups.length < 2) return []
  return groups
    .toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1))
    .map(group => groupDue(group, { understanding, context }))
    .filter(event => event !== null)
}

/** What falls due of this group alone; null when its time is over or told already. */
export function groupDue(
  group: GroupCycle,
  { understanding, context }: { readonly understanding: Understanding; readonly context: DueContext },
): DueEvent | null {
  const { groupId, name, anchorDay, cycleDays, purchases } = group
  const purpose = `group:${groupId}` as const
  const cycleNo = dayNumber(anchorDay)
  const before = context.stored.find(event => event.purpose === purpose && event.cycleNo === cycleNo)
  if (before?.isClosed === true || before?.isTold === true) return null
  const segment = understanding.segment === 'regular' ? 'regular' : 'periodic'
  const plan = ladderOf(context, { segment, groupId })
  const window = openWindow(windowAround(addDays(anchorDay, Math.max(1, Math.round(cycleDays))), cycleDays), context, groupId)
  const rungs = ladderAround({ anchorDay, cycleDays, ...window }, { ladder: plan, caps: context.policy.caps })
  const event = { purpose, cycleNo, anchorDay, ...window, code: 'group-due', rungs, cycleDays, purchases, about: name } as const
  return isAhead(event, context.today) ? { ...event, also: [], tryNo: 1, benefit: plan.benefit, isSide: false } : null
}
