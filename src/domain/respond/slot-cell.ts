/**
 * Time as cells of five minutes, counted in UTC from the epoch: one taken cell of one unit is one row with a primary key, so
 * that no two bookings can hold the same minute, on any PostgreSQL. In UTC the doubled hour of autumn is two different hours.
 */
import { type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import type { Stretch } from './appointment.ts'

export const CELL_MINUTES = 5
const CELL_MS = CELL_MINUTES * MINUTE_MS

/** First cell and the first one behind; a part of a cell counts as the whole. */
export function cellSpan({ from, to }: Stretch): { readonly first: number; readonly end: number } {
  return { first: cellOf(from), end: Math.max(cellOf(from) + 1, Math.ceil(to / CELL_MS)) }
}

export function cellOf(at: Instant): number {
  return Math.floor(at / CELL_MS)
}

/** The lowest unit that is free in all these cells; undefined when every one is taken. */
export function freeUnit(
  taken: ReadonlySet<string>,
  { first, end, units }: { readonly first: number; readonly end: number; readonly units: number },
): number | undefined {
  for (let unit = 0; unit < units; unit += 1) {
    let isFree = true
    for (let cell = first; cell < end && isFree; cell += 1) isFree = !taken.has(cellKey(unit, cell))
    if (isFree) return unit
  }
  return undefined
}

/** The free ones of these cells, each on one unit as long as it goes; one that is free throughout is preferred. */
export function freeRuns(
  taken: ReadonlySet<string>,
  { first, end, units }: { readonly first: number; readonly end: number; readonly units: number },
): readonly { readonly unit: number; readonly first: number; readonly end: number }[] {
  const whole = freeUnit(taken, { first, end, units })
  if (whole !== undefined) return [{ unit: whole, first, end }]
  const runs: { unit: number; first: number; end: number }[] = []
  for (let cell = first; cell < end; cell += 1) {
    const last = runs.at(-1)
    if (last?.end === cell && !taken.has(cellKey(last.unit, cell))) last.end = cell + 1
    else {
      const unit = freeUnit(taken, { first: cell, end: cell + 1, units })
      if (unit !== undefined) runs.push({ unit, first: cell, end: cell + 1 })
    }
  }
  return runs
}

export function cellKey(unit: number, cell: number): string {
  return `${unit}:${cell}`
}
