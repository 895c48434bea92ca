/**
 * The due day: the centre of the window of ±14 days that holds the most probability of the next purchase, and its strength.
 * The naive search evaluates the survival function 180 times a customer; this one evaluates it about 25 times, because
 * between two marks seven days apart the mass of the window hardly turns, and behind the mode it only falls.
 */
import type { NextGap } from './lapse.ts'
import { survival } from './lapse.ts'

export const WINDOW_DAYS = 14
/** Below this share of probability no date is shown: it would not be worth more than "some day". */
export const STRENGTH_MIN = 0.1
/** Days ahead that the search may look at: the last centre of the grid and half a window. */
export const SEARCH_DAYS = 392 + WINDOW_DAYS

/** Centres that are offered: every second day at first, every eighth at the end (nobody promises a day a year ahead). */
export const CENTRES: readonly number[] = [
  ...Array.from({ length: 30 }, (_, i) => 1 + 2 * i),
  ...Array.from({ length: 35 }, (_, i) => 61 + 4 * i),
  ...Array.from({ length: 25 }, (_, i) => 200 + 8 * i),
]
const MARK_DAYS = 7
const LAST_MARK = 392
const TIE = 1e-12
/** The centres within a mark's distance of each mark. */
const CENTRES_NEAR: readonly (readonly number[])[] = Array.from({ length: LAST_MARK / MARK_DAYS + 1 }, (_, mark) =>
  CENTRES.filter(centre => Math.abs(centre - mark * MARK_DAYS) <= MARK_DAYS),
)

export interface DueWindow {
  /** Days from today to the centre of the window. */
  readonly dueInDays: number
  /** Probability that the next purchase falls into the window. */
  readonly strength: number
}

export interface Outlook {
  readonly next: NextGap
  /** Silence so far, half a day included, on the clock in use. */
  readonly silence: number
  /** Clock time from today to each calendar day ahead, 0..SEARCH_DAYS; the identity without a season. */
  readonly ahead: Float64Array
  /** Whether the clock runs unevenly, so that every part of the year must be searched. */
  readonly seasonal: boolean
  /** Memory for SEARCH_DAYS + 1 values that is written anew each time: callers with many customers pass one. */
  readonly scratch?: Float64Array
}

/** Survival by calendar days ahead, computed once for each day that is asked for. */
interface SurvivalAhead {
  readonly outlook: Outlook
  readonly known: Float64Array
}

function survivalAhead(outlook: Outlook): SurvivalAhead {
  return { outlook, known: (outlook.scratch ?? new Float64Array(SEARCH_DAYS + 1)).fill(-1) }
}

function survivalAt({ outlook, known }: SurvivalAhead, days: number): number {
  const before = known[days] ?? -1
  if (before >= 0) return before
  const value = survival(outlook.next, outlook.silence + (outlook.ahead[days] ?? days))
  known[days] = value
  return value
}

/** P(the next purchase falls within `half` days of the centre), not yet divided by P(it has not come by now). */
function massAround(ahead: SurvivalAhead, { centre, half }: { readonly centre: number; readonly half: number }): number {
  return survivalAt(ahead, Math.max(centre - half, 0)) - survivalAt(ahead, Math.min(centre + half, SEARCH_DAYS))
}

/** The window of ±14 days: what the contact ladder is laid around, and what a date is scored by. */
export function dueWindow(outlook: Outlook): DueWindow {
  const ahead = survivalAhead(outlook)
  const mark = bestMark(ahead)
  return bestOf(ahead, { centres: CENTRES_NEAR[mark / MARK_DAYS] ?? CENTRES, half: WINDOW_DAYS })
}

/** The narrower window of somebody who comes often: every day is a candidate. */
export function narrowWindow(outlook: Outlook, half: number): DueWindow {
  const ahead = survivalAhead(outlook)
  const step = Math.max(1, Math.floor(half / 2))
  const until = outlook.seasonal ? LAST_MARK : Math.min(LAST_MARK, Math.ceil(modeDays(outlook)) + 2 * half)
  const rough = bestOf(ahead, { centres: range({ from: 1, to: until, step }), half })
  return bestOf(ahead, { centres: range({ from: Math.max(1, rough.dueInDays - step), to: rough.dueInDays + step, step: 1 }), half })
}

function bestOf(ahead: SurvivalAhead, { centres, half }: { readonly centres: readonly number[]; readonly half: number }): DueWindow {
  let best = -1
  let dueInDays = 1
  for (const centre of centres) {
    const mass = massAround(ahead, { centre, half })
    if (mass > best + TIE) {
      best = mass
      dueInDays = centre
    }
  }
  return { dueInDays, strength: Math.min(1, Math.max(0, best / Math.max(survivalAt(ahead, 0), 1e-300))) }
}

/** Windows that start 0, 7, 14 … days ahead share their edges, so each costs one evaluation. */
function bestMark(ahead: SurvivalAhead): number {
  const { outlook } = ahead
  const mode = modeDays(outlook)
  const until = outlook.seasonal ? LAST_MARK : Math.min(LAST_MARK, mode + WINDOW_DAYS + MARK_DAYS)
  const from = outlook.seasonal ? 2 * MARK_DAYS : Math.max(2 * MARK_DAYS, MARK_DAYS * Math.floor((until - 8 * MARK_DAYS) / MARK_DAYS))
  let best = massAround(ahead, { centre: MARK_DAYS, half: WINDOW_DAYS })
  let mark = MARK_DAYS
  for (let centre = 2 * MARK_DAYS; centre <= until; centre += MARK_DAYS) {
    // Far before the mode only every fourth mark is tried: a peak there is a lapse's, and those lie at the very start.
    if (centre < from && centre % (4 * MARK_DAYS) !== 0 && centre > 4 * MARK_DAYS) continue
    if (outlook.seasonal && nothingBetterFrom(ahead, { centre, best, mode })) break
    const mass = massAround(ahead, { centre, half: WINDOW_DAYS })
    if (mass > best + TIE) {
      best = mass
      mark = centre
    }
  }
  return mark
}

/**
 * Behind the mode the density only falls, so no later window holds more than the density just before it allows, however slowly the clock
 * runs there. Exact, and what makes a seasonal clock nearly as quick as the calendar.
 */
function nothingBetterFrom(
  ahead: SurvivalAhead,
  { centre, best, mode }: { readonly centre: number; readonly best: number; readonly mode: number },
): boolean {
  const time = ahead.outlook.ahead
  const left = centre - WINDOW_DAYS
  const before = left - MARK_DAYS
  if (before < 0 || (time[before] ?? 0) < mode) return false
  const passed = (time[left] ?? 0) - (time[before] ?? 0)
  if (passed <= 0) return false
  return ((survivalAt(ahead, before) - survivalAt(ahead, left)) / passed) * longestWindow(time) < best
}

const longest = new WeakMap<Float64Array, number>()

/** Most clock time that a window of ±14 days may take. One array is asked for millions of customers. */
function longestWindow(time: Float64Array): number {
  const known = longest.get(time)
  if (known !== undefined) return known
  let most = 0
  for (let day = 2 * WINDOW_DAYS; day < time.length; day += 1) most = Math.max(most, (time[day] ?? 0) - (time[day - 2 * WINDOW_DAYS] ?? 0))
  longest.set(time, most)
  return most
}

function range({ from, to, step }: { readonly from: number; readonly to: number; readonly step: number }): number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, i) => from + i * step)
}

/** Time from now to the mode of a regular gap's density: behind it the density, and so every later window, only falls. */
function modeDays({ next, silence }: Outlook): number {
  const slope = (next.v + 1) / next.scale
  const root = slope * slope - 4 * next.v
  if (root < 0) return 0
  const z = (Math.sqrt(root) - slope) / 2
  return Math.max(0, Math.exp(next.mu + next.scale * z) - silence)
}
