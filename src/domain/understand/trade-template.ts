/**
 * What is assumed about a trade before its customers have shown anything: the usual cycle and the seasons.
 * Expert guesses: they hold the fit of a few customers and are replaced by it from the fiftieth on; the owner's own statement
 * of the cycle beats them.
 */
import type { Trade } from '../collect/business.ts'
import { type ClosedSpan, type SeasonWeeks, WEEKS } from './day-clock.ts'
import { LOOSE_PRIOR, type LapsePrior, SHOP_PRIOR } from './lapse-fit.ts'

/** From this many customers on the business's own data speak; below it the template does. */
export const CUSTOMERS_TO_FIT_MIN = 50

const CYCLE_DAYS: Readonly<Record<Trade, number>> = {
  // A tile shop has no cycle: a year stands for "do not expect", and the linked purchases lead instead.
  tyres: 183,
  salon: 35,
  taxi: 21,
  tiles: 365,
  cafe: 5,
  shop: 60,
  other: 60,
}
const STATED_SD = 0.7
const TYRE_WEEKS: readonly (readonly [from: number, to: number])[] = [
  [12, 17],
  [41, 47],
]

export interface PriorKnowledge {
  readonly trade: Trade
  /** The cycle that the owner stated, in days. */
  readonly statedCycleDays?: number | undefined
  /** When the business was, or will be, closed. */
  readonly closed?: readonly ClosedSpan[] | undefined
  /** Product groups have years of their own: the year of shops in general is not theirs. */
  readonly isOfGroups?: boolean
}

/**
 * ln(cycle) is believed within a factor of 2 when stated (sd 0.7), within 4.5 when it is the trade's (sd 1.5). Pairs of customer and group differ in
 * their cycles too much for what is learnt of lapses beyond the first nine parameters.
 */
export function lapsePrior({ trade, statedCycleDays, isOfGroups }: PriorKnowledge): LapsePrior {
  const usual = isOfGroups === true ? LOOSE_PRIOR : SHOP_PRIOR
  const [, ...mean] = usual.mean
  const [loose = 1.5, ...sd] = usual.sd
  const cycleDays = statedCycleDays ?? CYCLE_DAYS[trade]
  return { mean: [Math.log(cycleDays), ...mean], sd: [statedCycleDays === undefined ? loose : STATED_SD, ...sd] }
}

/**
 * The year of shops that sell goods: quiet from the middle of February to August, up in autumn, highest before Christmas, shut after it. An
 * expert's guess, drawn coarsely; a grocer, a seller of gifts and one of records show it each. How much of it a shop follows is measured.
 */
const SHOP_YEAR: readonly (readonly [untilWeek: number, factor: number])[] = [
  [6, 1],
  [35, 0.92],
  [43, 1.12],
  [50, 1.3],
  [51, 1.1],
  [WEEKS, 0.7],
]

/** What shops share before one has shown two years of its own; undefined for trades that are not shops. */
export function habitWeeks({ trade, isOfGroups }: PriorKnowledge): SeasonWeeks | undefined {
  if ((trade !== 'shop' && trade !== 'other') || isOfGroups === true) return undefined
  return withMeanOne(Array.from({ length: WEEKS }, (_, w) => SHOP_YEAR.find(([until]) => w < until)?.[1] ?? 1))
}

/** Weekly factors of the trade, mean 1; undefined when the trade has no season that is known beforehand. */
export function templateWeeks(trade: Trade): SeasonWeeks | undefined {
  if (trade !== 'tyres') return undefined
  return withMeanOne(Array.from({ length: WEEKS }, (_, w) => (TYRE_WEEKS.some(([from, to]) => w >= from && w <= to) ? 4 : 0.5)))
}

function withMeanOne(raw: readonly number[]): SeasonWeeks {
  const mean = raw.slice(0, WEEKS - 1).reduce((all, value) => all + value, 0) / (WEEKS - 1)
  return raw.map(value => value / mean)
}
