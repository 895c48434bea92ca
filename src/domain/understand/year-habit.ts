/**
 * The times of the year in which a customer comes, for trades that live by seasons: tyres are changed in April and in October, and who
 * skips an autumn has not begun to come "every 205 days". Told from the model's own weeks of the year (season.ts) and his purchase
 * days; nothing is predicted from it. docs/methods/cycle.md, "How a seasonal rhythm is told".
 */
import { dayFromNumber } from '../../kernel/day.ts'
import { type SeasonWeeks, WEEKS } from './day-clock.ts'

/** 'every': nearly each of his seasons; 'some': he leaves seasons out; 'few': two visits, of which nobody can say either. */
export type HabitPace = 'every' | 'some' | 'few'

export interface YearHabit {
  /** The months in which he comes, 1..12, one for each season of his, ascending. */
  readonly months: readonly number[]
  readonly pace: HabitPace
  /** Seasons of his that have ended since his last visit. */
  readonly missed: number
  /** A season of his is on, and he has not come in it. */
  readonly isOn: boolean
}

/** A stretch of the year in which people come, by the days since 1970 of one of its centres. */
export interface YearPeak {
  readonly centre: number
  /** Days on both sides of the centre that belong to it. */
  readonly half: number
}

/** One season of one year, by the day of its centre. */
interface Season {
  readonly peak: YearPeak
  readonly day: number
}

const YEAR_DAYS = 365.2425
/** A season is where people come more than on average, and somewhere at least half as often again. */
const PEAK_WEEK_MIN = 1
const PEAK_TOP_MIN = 1.5
/** With more stretches, or with more than half of the year inside of them, a trade does not live by seasons. */
const PEAKS_MAX = 2
const PEAK_WEEKS_MAX = 26
/** Weather moves a season by so much. */
const EDGE_DAYS = 7
/** One visit in five may lie beside the seasons, and nearly each must be the only one of its season. */
const IN_SEASON_SHARE_MIN = 0.8
const EVERY_SHARE_MIN = 0.8
const SEASONS_MIN = 2

/**
 * @param days his purchase days, ascending.
 * @param year the seasons of the business.
 * @returns null for whoever does not live by them.
 */
export function yearHabit(days: ArrayLike<number>, year: readonly YearPeak[], today: number): YearHabit | null {
  const seasons = seasonsOf(days, year)
  const visited = distinct(seasons)
  const [first, last] = [visited[0], visited.at(-1)]
  if (!first || !last || visited.length < SEASONS_MIN || visited.length < IN_SEASON_SHARE_MIN * days.length) return null
  const peaks = Array.from(new Set(visited.map(season => season.peak)))
  const passed = between(peaks, { from: first.day, to: last.day }).length + 1
  const isFew = days.length <= SEASONS_MIN
  const since = between(peaks, { from: last.day, to: today + YEAR_DAYS / 2 })
  return {
    months: peaks.map(peak => monthOf(peak, seasons, days)).toSorted((a, b) => a - b),
    pace: isFew ? 'few' : visited.length >= EVERY_SHARE_MIN * passed ? 'every' : 'some',
    missed: since.filter(season => season.day + season.peak.half < today).length,
    isOn: since.some(season => Math.abs(season.day - today) <= season.peak.half),
  }
}

/** How many seasons of his a gap passes over without a visit. */
export function seasonsSkipped(
  days: ArrayLike<number>,
  year: readonly YearPeak[],
  gap: { readonly from: number; readonly to: number },
): number {
  const peaks = Array.from(new Set(distinct(seasonsOf(days, year)).map(season => season.peak)))
  const [start, end] = [gap.from, gap.to].map(day => peaks.flatMap(peak => seasonOf(day, peak) ?? [])[0]?.day)
  if (start === undefined || end === undefined) return 0
  return Math.max(0, between(peaks, { from: start, to: end }).length - 1)
}

/** The season of each day; undefined beside all of them. */
function seasonsOf(days: ArrayLike<number>, peaks: readonly YearPeak[]): readonly (Season | undefined)[] {
  return Array.from(days, day => peaks.flatMap(peak => seasonOf(day, peak) ?? [])[0])
}

function distinct(seasons: readonly (Season | undefined)[]): Season[] {
  const known = new Map(seasons.flatMap(season => (season ? [[season.day, season] as const] : [])))
  return Array.from(known.values()).toSorted((a, b) => a.day - b.day)
}

function seasonOf(day: number, peak: YearPeak): Season | undefined {
  const year = Math.round((day - peak.centre) / YEAR_DAYS)
  const centre = peak.centre + year * YEAR_DAYS
  return Math.abs(day - centre) <= peak.half ? { peak, day: centre } : undefined
}

/** The seasons after the first day, up to the second one. */
function between(peaks: readonly YearPeak[], { from, to }: { readonly from: number; readonly to: number }): Season[] {
  return peaks.flatMap(peak => {
    const first = Math.floor((from - peak.centre) / YEAR_DAYS + 1e-6) + 1
    const last = Math.floor((to - peak.centre) / YEAR_DAYS + 1e-6)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({ peak, day: peak.centre + (first + i) * YEAR_DAYS }))
  })
}

/** The runs of busy weeks, December's joined with January's; none when the trade has too many or too long ones. */
export function yearPeaks(weeks: SeasonWeeks | null): readonly YearPeak[] {
  if (weeks === null) return []
  const isBusy = (week: number): boolean => (weeks[week % WEEKS] ?? 0) >= PEAK_WEEK_MIN
  const quiet = Array.from({ length: WEEKS }, (_, week) => week).find(week => !isBusy(week))
  if (quiet === undefined) return []
  const runs: number[][] = []
  for (let week = quiet; week < quiet + WEEKS; week += 1) {
    if (!isBusy(week)) continue
    const run = runs.at(-1)
    if (run?.at(-1) === week - 1) run.push(week)
    else runs.push([week])
  }
  const high = runs.filter(run => run.some(week => (weeks[week % WEEKS] ?? 0) >= PEAK_TOP_MIN))
  if (high.length > PEAKS_MAX || high.flat().length > PEAK_WEEKS_MAX) return []
  return high.map(run => ({ centre: ((run[0] ?? 0) + run.length / 2) * 7, half: (run.length / 2) * 7 + EDGE_DAYS }))
}

/** The month of his mean day in this season. */
function monthOf(peak: YearPeak, seasons: readonly (Season | undefined)[], days: ArrayLike<number>): number {
  const misses = seasons.flatMap((season, i) => (season?.peak === peak ? [(days[i] ?? 0) - season.day] : []))
  const mean = misses.reduce((sum, miss) => sum + miss, 0) / Math.max(misses.length, 1)
  return Number(dayFromNumber(Math.floor(peak.centre + mean)).slice(5, 7))
}
