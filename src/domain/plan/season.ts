/**
 * Seasons of a trade: windows of the year in which everybody comes (tyres in April and October). The owner names them,
 * shifts one for a year ("the snow came early") and for a region. A rhythm that ends shortly before or after a window is
 * moved into it; who has gone silent is asked once when the window opens.
 */
import { assert } from '../../kernel/assert.ts'
import { addDays, type Day, dayFromParts, daysBetween } from '../../kernel/day.ts'
import type { Season, YearDay } from '../collect/plan-settings.ts'

export interface SeasonWindow {
  readonly season: Season
  readonly from: Day
  readonly to: Day
}

/** A rhythm this many days off the window still belongs to it. */
export const SEASON_REACH_DAYS = 60

/** The windows of the years around this day, in order of time. */
export function windowsAround(season: Season, on: Day, zone: string): SeasonWindow[] {
  const year = Number(on.slice(0, 4))
  return [year - 1, year, year + 1].map(start => windowOf(season, start, zone))
}

/** The window that this day lies in, else the next one. */
export function nextWindow(season: Season, on: Day, zone: string): SeasonWindow | undefined {
  return windowsAround(season, on, zone).find(window => window.to >= on)
}

/** The day itself inside of a window or far from all, else the nearest edge of the nearest window. */
export function movedIntoSeason(wished: Day, seasons: readonly Season[], zone: string): Day {
  let best: { readonly day: Day; readonly distance: number } | undefined
  for (const { from, to } of seasons.flatMap(season => windowsAround(season, wished, zone))) {
    const edge = wished < from ? from : wished > to ? to : wished
    const distance = Math.abs(daysBetween(wished, edge))
    if (distance <= SEASON_REACH_DAYS && (best === undefined || distance < best.distance)) best = { day: edge, distance }
  }
  return best?.day ?? wished
}

function windowOf(season: Season, year: number, zone: string): SeasonWindow {
  const shift =
    (season.moves.find(move => move.year === year)?.shiftDays ?? 0) + (season.regions.find(region => region.zone === zone)?.shiftDays ?? 0)
  const from = dayIn(year, season.from)
  const sameYear = dayIn(year, season.to)
  const to = sameYear < from ? dayIn(year + 1, season.to) : sameYear
  return { season, from: addDays(from, shift), to: addDays(to, shift) }
}

/** The 29th of February is the 28th in a common year, and so is any day that a month lacks its last one. */
export function dayIn(year: number, { month, day }: YearDay): Day {
  for (let last = day; last > 1; last -= 1) {
    const found = dayFromParts(year, month, last)
    if (found !== undefined) return found
  }
  const first = dayFromParts(year, month, 1)
  assert(first !== undefined, `${month} is a month`)
  return first
}
