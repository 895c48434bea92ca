/** What falls due because of a customer's things: a stored set of tyres is fetched, a boiler serviced, a warranty ends. */
import { addDays, type Day, dayNumber, daysBetween } from '../../kernel/day.ts'
import type { ContactReasonCode } from './contact.ts'
import { type DueContext, type DueEvent, isAhead, openWindow, windowAround } from './due-event.ts'
import { ladderAround } from './ladder.ts'
import { ladderOf } from './ladders.ts'

/** A thing of a customer as planning sees it; the rest is told in domain/collect/asset.ts. */
export interface AssetDates {
  readonly assetId: string
  readonly name: string
  /** The day from which its cycle counts: the last service, else the day it came to us. */
  readonly sinceDay: Day
  /** When the customer fetches what he stored. */
  readonly returnOn: Day | null
  /** Days from one service to the next. */
  readonly cycleDays: number | null
  readonly warrantyUntil: Day | null
}

/** A return or the end of a warranty is told as far ahead as the ladder of a cycle of this length. */
export const DATED_CYCLE_DAYS = 90

interface Dated {
  readonly part: 'return' | 'service' | 'warranty'
  readonly code: ContactReasonCode
  readonly dueDay: Day
  readonly anchorDay: Day
  readonly cycleDays: number
}

export function assetDues(assets: readonly AssetDates[], context: DueContext): DueEvent[] {
  return assets
    .toSorted((a, b) => (a.assetId < b.assetId ? -1 : 1))
    .flatMap(asset => datesOf(asset).map(dated => assetDue(asset, { dated, context })))
    .filter(event => event !== null)
}

function datesOf({ sinceDay, returnOn, cycleDays, warrantyUntil }: AssetDates): Dated[] {
  const dates: Dated[] = []
  const dated = (dueDay: Day): Pick<Dated, 'dueDay' | 'anchorDay' | 'cycleDays'> => ({
    dueDay,
    // A thing brought today and fetched next week has no fortnight to be told in.
    anchorDay: sinceDay < dueDay ? sinceDay : addDays(dueDay, -1),
    cycleDays: Math.max(1, Math.min(DATED_CYCLE_DAYS, daysBetween(sinceDay, dueDay))),
  })
  if (returnOn !== null) dates.push({ part: 'return', code: 'asset-return', ...dated(returnOn) })
  if (cycleDays !== null)
    dates.push({ part: 'service', code: 'asset-service', dueDay: addDays(sinceDay, cycleDays), anchorDay: sinceDay, cycleDays })
  if (warrantyUntil !== null) dates.push({ part: 'warranty', code: 'warranty', ...dated(warrantyUntil) })
  return dates
}

function assetDue(
  { assetId, name }: AssetDates,
  { dated, context }: { readonly dated: Dated; readonly context: DueContext },
): DueEvent | null {
  const { part, code, dueDay, anchorDay, cycleDays } = dated
  const purpose = `asset:${assetId}/${part}` as const
  // The date names the event: when it is changed, the new one is another event.
  const cycleNo = dayNumber(dueDay)
  const before = context.stored.find(event => event.purpose === purpose && event.cycleNo === cycleNo)
  if (before?.isClosed === true || before?.isTold === true) return null
  const plan = ladderOf(context, { segment: 'periodic' })
  const window = openWindow(windowAround(dueDay, cycleDays), { ...context, seasons: [] })
  const rungs = ladderAround({ anchorDay, cycleDays, ...window }, { ladder: plan, caps: context.policy.caps })
  const event = { purpose, cycleNo, anchorDay, ...window, code, rungs, cycleDays, purchases: 0, about: name } as const
  return isAhead(event, context.today) ? { ...event, also: [], tryNo: 1, benefit: 'none', isSide: false } : null
}
