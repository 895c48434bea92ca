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
  ...Array.from({ length: 30 }, (_, i) => 1 + 2 * i), ...Array.from({ length: 35 }, (_, i) => 61 + 4 * i), ...Array.from({ length: 25 }, (_, i) => 200 + 8 * i),
]
const MARK_DAYS = 7
const LAST_MARK = 392
const TIE = 1e-12

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
}

/** Survival by calendar days ahead, computed once for each day that is asked for. */
class SurvivalAhead {
  readonly outlook: Outlook
  readonly known = new Map<number, number>()

  constructor(outlook: Outlook) {
    this.outlook = outlook
  }

  at(days: number): number {
    const before = this.known.get(days)
    if (before !== undefined) return before
    const value = survival(this.outlook.next, this.outlook.silence + (this.outlook.ahead[days] ?? days))
    this.known.set(days, value)
    return value
  }

  massAround(centre: number): number {
    return this.at(Math.max(centre - WINDOW_DAYS, 0)) - this.at(centre + WINDOW_DAYS)
  }
}

export function dueWindow(outlook: Outlook): DueWindow {
  const ahead = new SurvivalAhead(outlook)
  const centre = bestMark(ahead)
  let best = -1
  let dueInDays = 1
  for (const candidate of CENTRES) {
    if (candidate < centre - MARK_DAYS) continue
    if (candidate > centre + MARK_DAYS) break
    const mass = ahead.massAround(candidate)
    if (mass > best + TIE) {
      best = mass
      dueInDays = candidate
    }
  }
  return { dueInDays, strength: Math.min(1, Math.max(0, best / Math.max(ahead.at(0), 1e-300))) }
}

/** Windows that start 0, 7, 14 … days ahead share their edges, so each costs one evaluation. */
function bestMark(ahead: SurvivalAhead): number {
  const { outlook } = ahead
  const until = outlook.seasonal ? LAST_MARK : Math.min(LAST_MARK, modeDays(outlook) + WINDOW_DAYS + MARK_DAYS)
  const from = outlook.seasonal ? 2 * MARK_DAYS : Math.max(2 * MARK_DAYS, MARK_DAYS * Math.floor((until - 8 * MARK_DAYS) / MARK_DAYS))
  let best = ahead.massAround(MARK_DAYS)
  let mark = MARK_DAYS
  for (let centre = 2 * MARK_DAYS; centre <= until; centre += MARK_DAYS) {
    // Far before the mode only every fourth mark is tried: a peak there is a lapse's, and those lie at the very start.
    if (centre < from && centre % (4 * MARK_DAYS) !== 0 && centre > 4 * MARK_DAYS) continue
    const mass = ahead.massAround(centre)
    if (mass > best + TIE) {
      best = mass
      mark = centre
    }
  }
  return mark
}

/** Days from today to the mode of a regular gap's density: behind it the density, and so every later window, only falls. */
function modeDays({ next, silence }: Outlook): number {
  const slope = (next.v + 1) / next.scale
  const root = slope * slope - 4 * next.v
  if (root < 0) return 0
  const z = (Math.sqrt(root) - slope) / 2
  return Math.max(0, Math.exp(next.mu + next.scale * z) - silence)
}
