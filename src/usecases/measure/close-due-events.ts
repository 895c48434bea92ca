/**
 * Settles the due events whose window is over, from the receipts as they are known now: many shops bring their receipts a
 * week late, and a purchase that was made in time was made in time.
 */
import { dueOutcome } from '../../domain/measure/due-outcome.ts'
import { addDays } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { SettledDueEvent } from '../../ports/measure-store.ts'
import type { MeasureDeps } from './deps.ts'

/** Receipts that come later than this turn no outcome any more. */
export const SETTLED_AFTER_DAYS = 90

export async function closeDueEvents({ store, clock }: MeasureDeps, business: BusinessId): Promise<{ readonly settled: number }> {
  const now = clock.now()
  return store.inBusiness(business, async tx => {
    const { zone } = await tx.business.read()
    const today = localDay(now, zone)
    const ended = await tx.measure.endedDueEvents({ from: addDays(today, -SETTLED_AFTER_DAYS), to: addDays(today, -1) })
    const changed = ended.flatMap((row): SettledDueEvent[] => {
      const result = dueOutcome(row, today)
      if (result.outcome === 'open') return []
      const boughtDay = result.outcome === 'bought' ? result.boughtDay : null
      return row.outcome === result.outcome && row.boughtDay === boughtDay
        ? []
        : [{ dueEventId: row.dueEventId, outcome: result.outcome, boughtDay }]
    })
    await tx.measure.settleDueEvents(changed, now)
    return { settled: changed.length }
  })
}
