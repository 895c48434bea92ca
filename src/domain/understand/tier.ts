/** The discount card: so much bought, so many percent (5, 10, 15). */
import { assert } from '../../kernel/assert.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { type Minor, minor, ZERO } from '../../kernel/money.ts'

export interface TierStep {
  readonly fromMinor: Minor
  /** 0.05 for 5 %. */
  readonly share: number
}

export interface TierRule {
  /** Rising in sum and in percent; the first may begin at zero, which gives the card to everybody. */
  readonly steps: readonly TierStep[]
  /** Turnover of the last so many days; null counts everything ever bought. */
  readonly windowDays: number | null
  /** Once reached, kept for good. */
  readonly neverLower: boolean
}

export interface Turnover {
  readonly day: Day
  /** What was paid, less what was given back. */
  readonly minor: Minor
}

export interface Tier {
  readonly share: number
  readonly turnoverMinor: Minor
  readonly next: { readonly share: number; readonly missingMinor: Minor } | null
}

/** `turnovers` in the order of days; later ones than `today` do not count. */
export function tierOn(rule: TierRule, turnovers: readonly Turnover[], today: Day): Tier {
  assert(
    rule.steps.every((step, at) => at === 0 || step.fromMinor > (rule.steps[at - 1]?.fromMinor ?? 0)),
    'steps rise',
  )
  const now = turnoverOn(rule, turnovers, today)
  const reached = shareAt(rule, now)
  const share = rule.neverLower ? Math.max(reached, highestEver(rule, turnovers, today)) : reached
  const step = rule.steps.find(one => one.share > share && one.fromMinor > now)
  return { share, turnoverMinor: now, next: step ? { share: step.share, missingMinor: minor(step.fromMinor - now) } : null }
}

function turnoverOn(rule: TierRule, turnovers: readonly Turnover[], today: Day): Minor {
  const from = rule.windowDays === null ? null : addDays(today, 1 - rule.windowDays)
  let sum = 0
  for (const one of turnovers) if (one.day <= today && (from === null || one.day >= from)) sum += one.minor
  return minor(sum)
}

function shareAt(rule: TierRule, turnover: Minor): number {
  return rule.steps.findLast(step => turnover >= step.fromMinor)?.share ?? 0
}

/** The turnover of a window is highest on a day of a purchase, so only those are looked at: one pass with two ends. */
function highestEver(rule: TierRule, turnovers: readonly Turnover[], today: Day): number {
  let sum: number = ZERO
  let oldest = 0
  let best = 0
  for (const one of turnovers) {
    if (one.day > today) break
    sum += one.minor
    const from = rule.windowDays === null ? null : addDays(one.day, 1 - rule.windowDays)
    for (let first = turnovers[oldest]; from !== null && first && first.day < from; first = turnovers[oldest]) {
      sum -= first.minor
      oldest += 1
    }
    best = Math.max(best, shareAt(rule, minor(sum)))
  }
  return best
}
