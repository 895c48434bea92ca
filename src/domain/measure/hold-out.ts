/**
 * Did the contacts bring anybody who would not have come anyway? Due events with contacts are compared with those that
 * were drawn to get none. Unit: the due event, as drawn (intention to treat: whether the contact was really sent, and
 * whether it was read, does not matter). Outcome: a purchase before the window ended.
 *
 * The difference is adjusted by what was predicted when the event was planned (Deng et al., WSDM 2013, "CUPED"), which
 * takes out the part of the variance that is no effect; the interval is Newcombe's, narrowed by the same part and widened
 * by the design effect, because one customer has several due events. A verdict is given only when the comparison was
 * large enough for a worthwhile difference: looking every day and stopping at the first good one would find effects in noise.
 */
import { type Interval, newcombeInterval, type Share } from './proportion.ts'
import { eventsNeeded, visibleDifference } from './sample-size.ts'

export interface DueOutcome {
  readonly customerId: string
  readonly heldOut: boolean
  readonly bought: boolean
  /** The chance of a purchase in the window as predicted when the event was planned, 0..1. */
  readonly expectedShare: number | null
}

export const UPLIFT_VERDICTS = ['nothing-to-compare', 'not-yet', 'more', 'fewer', 'no-difference'] as const
export type UpliftVerdict = (typeof UPLIFT_VERDICTS)[number]

export interface Uplift {
  readonly contacted: Share
  readonly heldOut: Share
  /** Difference of shares, contacted minus held out, and its 95 % interval; null without both groups. */
  readonly difference: number | null
  readonly low: number | null
  readonly high: number | null
  /** The smallest difference that would have been seen by now with a chance of 80 %. */
  readonly visible: number | null
  /** Due events needed in both groups to see the worthwhile difference. */
  readonly needed: number | null
  /** Part of the variance that the prediction explains; 0 when it does not help and is not used. */
  readonly explained: number
  readonly designEffect: number
  readonly verdict: UpliftVerdict
}

/** Ten percentage points: less would not change what an owner does. */
export const WORTHWHILE_DIFFERENCE = 0.1
/** Below this a prediction is as likely to disturb as to help. */
const EXPLAINED_MIN = 0.02
/** With fewer in a group a slope through their outcomes is an accident. */
const ADJUSTED_GROUP_MIN = 20

export function upliftOf(outcomes: readonly DueOutcome[], worthwhile: number = WORTHWHILE_DIFFERENCE): Uplift {
  const arms = { contacted: shareOf(outcomes, false), heldOut: shareOf(outcomes, true) }
  if (arms.contacted.denominator === 0 || arms.heldOut.denominator === 0)
    return compare(arms, { fit: NOT_ADJUSTED, designEffect: 1 }, worthwhile)
  const fit = adjust(outcomes)
  return compare(arms, { fit, designEffect: Math.max(1, clusterRatio(fit.residuals)) }, worthwhile)
}

interface Arms {
  readonly contacted: Share
  readonly heldOut: Share
}

interface Fitted {
  readonly fit: Pick<Adjustment, 'correction' | 'explained'>
  readonly designEffect: number
}

const NOT_ADJUSTED = { correction: 0, explained: 0 } as const

function compare({ contacted, heldOut }: Arms, { fit, designEffect }: Fitted, worthwhile: number): Uplift {
  if (contacted.denominator === 0 || heldOut.denominator === 0) {
    return {
      contacted,
      heldOut,
      difference: null,
      low: null,
      high: null,
      visible: null,
      needed: null,
      explained: 0,
      designEffect: 1,
      verdict: 'nothing-to-compare',
    }
  }
  const plain = newcombeInterval({ first: thinned(contacted, designEffect), second: thinned(heldOut, designEffect) })
  const raw = contacted.numerator / contacted.denominator - heldOut.numerator / heldOut.denominator
  const difference = within(raw - fit.correction)
  const narrow = Math.sqrt(1 - fit.explained)
  const interval: Interval = {
    low: within(difference - (raw - plain.low) * narrow),
    high: within(difference + (plain.high - raw) * narrow),
  }
  const baseShare = heldOut.numerator / heldOut.denominator
  const sizes = { baseShare, explained: fit.explained, designEffect }
  const visible = visibleDifference({ ...sizes, contacted: contacted.denominator, heldOut: heldOut.denominator }) ?? 1
  const needed = eventsNeeded({
    ...sizes,
    baseShare: Math.min(baseShare, 1 - worthwhile),
    difference: worthwhile,
    holdOutShare: heldOut.denominator / (heldOut.denominator + contacted.denominator),
  })
  return {
    contacted,
    heldOut,
    difference,
    ...interval,
    visible,
    needed,
    explained: fit.explained,
    designEffect,
    verdict: verdictOf(interval, visible <= worthwhile),
  }
}

/**
 * The same for events of different customers of whom nothing was predicted: counts say all, however many there are. A
 * campaign tells each person once, so its people need not be read one by one.
 */
export function upliftOfShares(contacted: Share, heldOut: Share, worthwhile: number = WORTHWHILE_DIFFERENCE): Uplift {
  return compare({ contacted, heldOut }, { fit: NOT_ADJUSTED, designEffect: 1 }, worthwhile)
}

function verdictOf({ low, high }: Interval, isLargeEnough: boolean): UpliftVerdict {
  if (!isLargeEnough) return 'not-yet'
  if (low > 0) return 'more'
  return high < 0 ? 'fewer' : 'no-difference'
}

function shareOf(outcomes: readonly DueOutcome[], heldOut: boolean): Share {
  const arm = outcomes.filter(outcome => outcome.heldOut === heldOut)
  return { numerator: arm.filter(outcome => outcome.bought).length, denominator: arm.length }
}

/** The same share from as many independent observations as these are worth. */
function thinned({ numerator, denominator }: Share, designEffect: number): Share {
  return { numerator: numerator / designEffect, denominator: denominator / designEffect }
}

interface Residual {
  readonly customerId: string
  /** Residual of the outcome, weighted as it enters the difference. */
  readonly weighted: number
}

interface Adjustment {
  /** What the prediction says the difference would have been without any contacts. */
  readonly correction: number
  readonly explained: number
  readonly residuals: readonly Residual[]
}

/** Regression of outcome on prediction within the arms, one slope for both. */
function adjust(outcomes: readonly DueOutcome[]): Adjustment {
  const known = outcomes.flatMap(outcome => outcome.expectedShare ?? [])
  const usual = mean(known)
  const rows = outcomes.map(outcome => ({ ...outcome, x: outcome.expectedShare ?? usual, y: outcome.bought ? 1 : 0 }))
  const arms = [rows.filter(row => !row.heldOut), rows.filter(row => row.heldOut)]
  const centred = arms.flatMap(arm => {
    const [meanX, meanY] = [mean(arm.map(row => row.x)), mean(arm.map(row => row.y))]
    return arm.map(row => ({ customerId: row.customerId, x: row.x - meanX, y: row.y - meanY, weight: (row.heldOut ? -1 : 1) / arm.length }))
  })
  const sum = (of: (row: (typeof centred)[number]) => number): number => centred.reduce((total, row) => total + of(row), 0)
  const [xx, xy, yy] = [sum(row => row.x ** 2), sum(row => row.x * row.y), sum(row => row.y ** 2)]
  const isUsable = xx > 0 && yy > 0 && arms.every(arm => arm.length >= ADJUSTED_GROUP_MIN)
  // A slope against the prediction is an accident too: a good prediction never points the other way.
  const explained = isUsable && xy > 0 ? xy ** 2 / (xx * yy) : 0
  const slope = explained >= EXPLAINED_MIN ? xy / xx : 0
  const [contacted = [], heldOut = []] = arms
  return {
    correction: slope * (mean(contacted.map(row => row.x)) - mean(heldOut.map(row => row.x))),
    explained: slope === 0 ? 0 : explained,
    residuals: centred.map(row => ({ customerId: row.customerId, weighted: (row.y - slope * row.x) * row.weight })),
  }
}

/** Variance of the difference with customers as clusters over that with independent events. */
function clusterRatio(residuals: readonly Residual[]): number {
  const sums = new Map<string, number>()
  for (const { customerId, weighted } of residuals) sums.set(customerId, (sums.get(customerId) ?? 0) + weighted)
  const clustered = [...sums.values()].reduce((total, value) => total + value ** 2, 0)
  const independent = residuals.reduce((total, { weighted }) => total + weighted ** 2, 0)
  return independent === 0 ? 1 : clustered / independent
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length
}

/** A difference of shares lies between −1 and 1. */
function within(difference: number): number {
  return Math.max(-1, Math.min(1, difference))
}
