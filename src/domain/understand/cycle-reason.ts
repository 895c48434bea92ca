/**
 * Why a date and its chances are what they are, as codes and the data behind them: what the forecast rests on, why somebody is
 * thought to still come, why the next weeks are likely or not, and what would change it. Sentences: locales/reasons/cycle.ts.
 */
import { addDays, type Day, daysBetween } from '../../kernel/day.ts'
import { halfWindowDays } from './customer-understanding.ts'
import type { CycleExplanation } from './cycle-explanation.ts'
import type { Understanding } from './understanding.ts'
import type { YearHabit } from './year-habit.ts'

export interface RestsReason {
  readonly code: 'rests-own' | 'rests-guess'
  readonly data: {
    /** His own gaps, and those of them that were hardly counted because they look like a lapse. */
    readonly gaps: number
    readonly lapses: number
    /** Share of the cycle that comes from his own gaps, 0..1, and the cycle of those from whom the rest comes, in days. */
    readonly ownShare: number
    readonly othersCycleDays: number
    readonly isSeasonal: boolean
  }
}

export interface AliveReason {
  readonly code: 'alive-on-time' | 'alive-doubtful' | 'alive-late' | 'alive-guess'
  readonly data: {
    readonly alive: number
    readonly silenceDays: number
    readonly cycleDays: number
    readonly year?: YearHabit | undefined
  }
}

export interface ChanceReason {
  readonly code: 'chance-ahead' | 'chance-open' | 'chance-no-date'
  /** The due window; null without a date. */
  readonly data: { readonly fromDay: Day | null; readonly toDay: Day | null }
}

/** What is known if he bought today, and what if he still has not bought by a later day. */
export interface Changes {
  readonly ifBuys: Understanding
  readonly ifSilent: Understanding
}

export interface ChangeReason {
  readonly code: 'change-date' | 'change-no-date'
  readonly data: { readonly dueDay: Day | null; readonly silentDay: Day; readonly silentAlive: number }
}

/** The chances that are shown reach this far. */
const CHANCE_DAYS = 28
/** Below this a usual pause does not explain the chance: it is low because his gaps say little. */
const ALIVE_DOUBTFUL = 0.6
/** Farther ahead than this nobody asks what will have changed. */
const SILENT_DAYS_MAX = 365
/** A gap is rather a lapse than regular below this. */
const REGULAR_SHARE_MIN = 0.5

export function restsReason({ gaps, gapsNotShown, basis, priorShare, priorCycleDays, isSeasonal }: CycleExplanation): RestsReason {
  const data = {
    gaps: gaps.length + gapsNotShown,
    lapses: gaps.filter(gap => gap.regularShare < REGULAR_SHARE_MIN).length,
    ownShare: Math.max(0, 1 - priorShare),
    othersCycleDays: Math.max(1, Math.round(priorCycleDays)),
    isSeasonal,
  }
  return { code: basis === 'own' ? 'rests-own' : 'rests-guess', data }
}

export function aliveReason({ basis, anchorDay, asOf, cycleDays, pAlive, reason }: Understanding): AliveReason {
  const silenceDays = daysBetween(anchorDay, asOf)
  const data = { alive: pAlive, silenceDays, cycleDays: Math.max(1, Math.round(cycleDays)), year: reason.data.year }
  if (basis !== 'own') return { code: 'alive-guess', data }
  if (silenceDays > cycleDays + halfWindowDays(cycleDays)) return { code: 'alive-late', data }
  return { code: pAlive < ALIVE_DOUBTFUL ? 'alive-doubtful' : 'alive-on-time', data }
}

export function chanceReason({ asOf, windowFrom, windowTo }: Understanding): ChanceReason {
  if (windowFrom === null) return { code: 'chance-no-date', data: { fromDay: null, toDay: null } }
  const code = daysBetween(asOf, windowFrom) > CHANCE_DAYS ? 'chance-ahead' : 'chance-open'
  return { code, data: { fromDay: windowFrom, toDay: windowTo } }
}

/** The day by which nine of ten would have come, four weeks to a year ahead: earlier nothing worth saying changes. */
export function silentUntil({ asOf, dueP90 }: Understanding): Day {
  const [soonest, latest] = [addDays(asOf, CHANCE_DAYS), addDays(asOf, SILENT_DAYS_MAX)]
  return dueP90 < soonest ? soonest : dueP90 > latest ? latest : dueP90
}

export function changeReason({ ifBuys, ifSilent }: Changes): ChangeReason {
  const data = { dueDay: ifBuys.dueDay, silentDay: ifSilent.asOf, silentAlive: ifSilent.pAlive }
  return { code: ifBuys.dueDay === null ? 'change-no-date' : 'change-date', data }
}
