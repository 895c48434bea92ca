/**
 * Everything that is learnt from a business as a whole: LAPSE and its clock, the memoryless second opinion (MBG/NBD), how much
 * each is believed, and what a purchase is worth. Plain data: it is stored as it is, and the same purchases give the same model.
 */
import type { BgNbd } from './bg-nbd.ts'
import { fitBgNbd } from './bg-nbd-fit.ts'
import { type ClosedSpan, dayClock, type DayClock, type SeasonWeeks, timeBetween } from './day-clock.ts'
import { drawKeys } from './drawn-keys.ts'
import { gainInSecondYear } from './early-season.ts'
import { fitGammaGamma, type GammaGamma } from './gamma-gamma.ts'
import { gapSample, type HistoriesUntil } from './gap-sample.ts'
import { fitLapse, type LapseFit, lapseLogPosterior, lapseModel, type LapsePrior } from './lapse-fit.ts'
import type { LapseModel } from './lapse.ts'
import { opinionWeight, type WeightChoice } from './opinion-weight.ts'
import type { PullMeasured } from './pulled-forward.ts'
import { ownSeason } from './own-season.ts'
import { countsUntil, firstDay, type PurchaseLog } from './purchase-log.ts'
import { seasonHabit } from './season-habit.ts'
import { SEASON_GAIN_MIN, SEASON_HISTORY_DAYS_MIN, seasonDensity, seasonWeeks } from './season.ts'
import { CUSTOMERS_TO_FIT_MIN, habitWeeks, lapsePrior, type PriorKnowledge, templateWeeks } from './trade-template.ts'

export interface Rhythm {
  readonly lapse: LapseModel
  /** The unconstrained parameters, from which the next fit starts. */
  readonly theta: readonly number[]
  readonly season: SeasonWeeks | null
  /** Log-likelihood that the season gains for customers it was not learnt from; null when it was not tried. */
  readonly seasonGain: number | null
  /** When the business was, or will be, closed. */
  readonly closed?: readonly ClosedSpan[] | undefined
  /** What is taken for eight returns in ten: more while the business is young beside its cycle. None: eight. */
  readonly intervalShare?: number
  /** How much faster people come now than foreseen, in a young business; none: as foreseen. */
  readonly rushPace?: number
}

export interface BusinessModel {
  readonly customers: number
  readonly untilDay: number
  /** 'trade': too few customers yet, everything is the template's or the owner's word. */
  readonly basis: 'business' | 'trade'
  readonly rhythm: Rhythm
  readonly rhythmless: BgNbd | null
  /** Share of LAPSE in the mean of the two opinions, and the evidence for it. */
  readonly weight: WeightChoice
  readonly spend: GammaGamma | null
  /** What our own contacts changed; not known to the command line, and to models that were learnt before it was measured. */
  readonly contacts?: PullMeasured
}

/** The fits see at most this many customers: more change the third digit of a parameter and nothing else. */
const LAPSE_SAMPLE_MAX = 3000
const LAPSE_SAMPLE_MIN = 500
const LAPSE_GAPS_MAX = 15_000
const SEASON_SAMPLE_MAX = 6000
const RHYTHMLESS_SAMPLE_MAX = 6000
const SPEND_SAMPLE_MAX = 6000
/** Days that a clock runs past today: the farthest date that is looked for. */
const CLOCK_AHEAD_DAYS = 1200
/** A business that has seen fewer of its cycles than the second has not seen how late people come; fewer than the first, nor its year. */
const CYCLES_SEEN: readonly [few: number, enough: number] = [2.5, 3.3]
const INTERVAL_SHARES: readonly [usual: number, widest: number] = [0.8, 0.95]
/** Fewer gaps say less about a shop than its trade does. */
const SMALL_GAPS_MIN = 5
const NOTHING = { customers: 0, untilDay: 0, spend: null } as const

export function histories(log: PurchaseLog, untilDay: number): HistoriesUntil {
  return { log, counts: countsUntil(log, untilDay), cutoffDay: untilDay }
}

export function customersOf({ counts }: HistoriesUntil): number {
  return counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
}

/** The clock of these histories, from the first purchase to as far as one looks ahead. */
export function clockOf(past: HistoriesUntil, { season, closed }: Pick<Rhythm, 'season' | 'closed'>): DayClock {
  const from = firstDay(past.log, past.counts) ?? past.cutoffDay
  return dayClock({ from, to: past.cutoffDay + CLOCK_AHEAD_DAYS }, season, closed)
}

/** Before there are enough customers: the template alone. */
export function templateRhythm(knowledge: PriorKnowledge): Rhythm {
  const theta = lapsePrior(knowledge).mean
  return { lapse: lapseModel(theta), theta, season: templateWeeks(knowledge.trade) ?? null, seasonGain: null, closed: knowledge.closed }
}

/** The template as far as few customers have not shown otherwise: the same fit, held by the same prior, on the template's clock. */
export function smallRhythm(past: HistoriesUntil, knowledge: PriorKnowledge): Rhythm {
  const template = templateRhythm(knowledge)
  const keys = lapseSample(past, LAPSE_SAMPLE_MAX)
  const gaps = keys.reduce((sum, key) => sum + (past.counts[key] ?? 1) - 1, 0)
  if (gaps < SMALL_GAPS_MIN) return template
  const { model, theta } = fitLapse(gapSample(past, { keys, clock: clockOf(past, template) }), { prior: lapsePrior(knowledge) })
  return { ...template, lapse: model, theta }
}

/** The model of a business that has not shown anything yet, or only the rhythm of a few. */
export function templateModel(
  knowledge: PriorKnowledge,
  known: Pick<BusinessModel, 'customers' | 'untilDay' | 'spend'> & { readonly rhythm?: Rhythm } = NOTHING,
): BusinessModel {
  return { rhythm: templateRhythm(knowledge), ...known, basis: 'trade', rhythmless: null, weight: opinionWeight([], { prior: 1 }) }
}

export function fitRhythm(
  past: HistoriesUntil,
  options: { readonly knowledge: PriorKnowledge; readonly start?: readonly number[] | undefined; readonly customersMax?: number },
): Rhythm {
  const customers = customersOf(past)
  if (customers < CUSTOMERS_TO_FIT_MIN) return templateRhythm(options.knowledge)
  const prior = lapsePrior(options.knowledge)
  const { closed } = options.knowledge
  const keys = lapseSample(past, options.customersMax ?? LAPSE_SAMPLE_MAX)
  const fitOn = (season: SeasonWeeks | null, start: readonly number[] | undefined): LapseFit =>
    fitLapse(gapSample(past, { keys, clock: clockOf(past, { season, closed }) }), start ? { prior, start } : { prior })
  const plain = fitOn(null, options.start)
  const template = templateWeeks(options.knowledge.trade)
  const calendar: Rhythm = { lapse: plain.model, theta: plain.theta, season: null, seasonGain: null, closed }
  const canLearn = historyDays(past) >= SEASON_HISTORY_DAYS_MIN
  if (!canLearn && !template) {
    const weeksUntil = (until: HistoriesUntil): SeasonWeeks =>
      learntWeeks(until, { keys: seasonSample(until), customers: customersOf(until), template })
    const gain = gainInSecondYear(past, { prior, theta: plain.theta, closed, weeksOf: weeksUntil, customersMin: CUSTOMERS_TO_FIT_MIN })
    if (gain === null || gain < SEASON_GAIN_MIN) return habitRhythm(past, { keys, plain, prior, calendar, knowledge: options.knowledge })
    const season = weeksUntil(past)
    const { model, theta } = fitOn(season, plain.theta)
    return { lapse: model, theta, season, seasonGain: gain, closed }
  }
  const weeksOf = (some: Int32Array): SeasonWeeks => (canLearn ? learntWeeks(past, { keys: some, customers, template }) : (template ?? []))
  const seasonGain = gainOfSeason(past, { keys, theta: plain.theta, prior, closed, weeksOf })
  if (seasonGain < SEASON_GAIN_MIN)
    return canLearn ? regularsRhythm(past, { keys, plain, prior, calendar: { ...calendar, seasonGain } }) : { ...calendar, seasonGain }
  const season = weeksOf(seasonSample(past))
  const seasonal = fitOn(season, plain.theta)
  return { lapse: seasonal.model, theta: seasonal.theta, season, seasonGain, closed }
}

/** Where the usual way found no season: one of customers who come like clockwork hides from it. */
function regularsRhythm(past: HistoriesUntil, { keys, plain, prior, calendar }: CalendarFit): Rhythm {
  const { closed } = calendar
  const rhythms = { prior, theta: plain.theta, closed }
  const season = ownSeason(past, { ...rhythms, keys })
  if (!season) return calendar
  const weeksOf = (some: Int32Array): SeasonWeeks => ownSeason(past, { ...rhythms, keys: some }) ?? season.map(() => 1)
  const seasonGain = gainOfSeason(past, { ...rhythms, keys, weeksOf })
  if (seasonGain < SEASON_GAIN_MIN) return calendar
  const { model, theta } = fitLapse(gapSample(past, { keys, clock: clockOf(past, { season, closed }) }), { prior, start: plain.theta })
  return { lapse: model, theta, season, seasonGain, closed }
}

interface CalendarFit {
  readonly keys: Int32Array
  readonly plain: LapseFit
  readonly prior: LapsePrior
  readonly calendar: Rhythm
}

/** A shop of less than two years follows the year of shops in general as far as its purchases show it. */
function habitRhythm(
  past: HistoriesUntil,
  {
    keys,
    plain,
    prior,
    calendar,
    knowledge,
  }: {
    readonly keys: Int32Array
    readonly plain: LapseFit
    readonly prior: LapsePrior
    readonly calendar: Rhythm
    readonly knowledge: PriorKnowledge
  },
): Rhythm {
  const weeks = habitWeeks(knowledge)
  if (!weeks) return calendar
  const { closed } = calendar
  const sampleOn = (season: SeasonWeeks | null) => gapSample(past, { keys, clock: clockOf(past, { season, closed }) })
  const { season, gain } = seasonHabit(
    weeks,
    tried => lapseLogPosterior(plain.theta, sampleOn(tried), prior) + (tried ? seasonDensity(past, { keys, season: tried }) : 0),
  )
  if (!season) return { ...calendar, seasonGain: gain }
  const fit = fitLapse(sampleOn(season), { prior, start: plain.theta })
  return { lapse: fit.model, theta: fit.theta, season, seasonGain: gain, closed }
}

/**
 * Gaps longer than the history cannot have been seen, and until then a skipped season looks like somebody who left: eight in ten of what was seen
 * held .27 to .49 of the returns of tyres in their first year and a half, and .72 to .90 so.
 */
export function widenedShare(past: HistoriesUntil, { lapse }: Rhythm, { trade }: PriorKnowledge): number | undefined {
  if (templateWeeks(trade)) return undefined
  const [few, enough] = CYCLES_SEEN
  const [usual, widest] = INTERVAL_SHARES
  const lacking = (enough - historyDays(past) / Math.exp(lapse.m0)) / (enough - few)
  return lacking <= 0 ? undefined : usual + (widest - usual) * Math.min(1, lacking)
}

function seasonSample({ log, counts }: HistoriesUntil): Int32Array {
  return drawKeys(log, { counts, most: SEASON_SAMPLE_MAX })
}

/** Where customers buy often, fewer of them tell as much. */
function lapseSample(past: HistoriesUntil, most: number): Int32Array {
  const keys = drawKeys(past.log, { counts: past.counts, most })
  const gaps = keys.reduce((sum, key) => sum + (past.counts[key] ?? 1) - 1, 0)
  if (gaps <= LAPSE_GAPS_MAX) return keys
  return drawKeys(past.log, { counts: past.counts, most: Math.max(LAPSE_SAMPLE_MIN, Math.floor((keys.length * LAPSE_GAPS_MAX) / gaps)) })
}

interface SeasonTrial {
  readonly keys: Int32Array
  /** The parameters of the calendar. */
  readonly theta: readonly number[]
  readonly prior: LapsePrior
  readonly closed: Rhythm['closed']
  readonly weeksOf: (keys: Int32Array) => SeasonWeeks
}

/**
 * What the season is worth to customers it was not learnt from: each half of the sample is predicted on the clock of the other;
 * in-sample, fifty-three free weeks always look good. First with the parameters of the calendar, which is against the season. When
 * that is not enough, with those of the half it was learnt from: on a clock that jumps over a dead summer every gap is longer than
 * on the calendar, and the old parameters would call each of them late.
 */
function gainOfSeason(past: HistoriesUntil, { keys, theta, prior, closed, weeksOf }: SeasonTrial): number {
  const halves = [keys.filter((_, i) => i % 2 === 0), keys.filter((_, i) => i % 2 === 1)] as const
  const trials = [
    { learnt: halves[0], judged: halves[1] },
    { learnt: halves[1], judged: halves[0] },
  ].map(half => ({ ...half, season: weeksOf(half.learnt) }))
  const gainWith = (thetaOf: (learnt: Int32Array, clock: DayClock) => readonly number[]): number =>
    trials.reduce((sum, { learnt, judged, season }) => {
      const [clock, calendar] = [clockOf(past, { season, closed }), clockOf(past, { season: null, closed })]
      const value = (by: readonly number[], on: DayClock): number =>
        lapseLogPosterior(by, gapSample(past, { keys: judged, clock: on }), prior)
      return sum + value(thetaOf(learnt, clock), clock) + seasonDensity(past, { keys: judged, season }) - value(theta, calendar)
    }, 0)
  const plain = gainWith(() => theta)
  if (plain >= SEASON_GAIN_MIN) return plain
  return gainWith((learnt, clock) => fitLapse(gapSample(past, { keys: learnt, clock }), { prior, start: theta }).theta)
}

/** On the clock of the rhythm, so that both opinions know the same season. */
export function fitRhythmless(past: HistoriesUntil, clock: DayClock): BgNbd {
  const keys = drawKeys(past.log, { counts: past.counts, most: RHYTHMLESS_SAMPLE_MAX })
  const first = (key: number): number => past.log.days[past.log.starts[key] ?? 0] ?? 0
  const last = (key: number): number => past.log.days[(past.log.starts[key] ?? 0) + (past.counts[key] ?? 1) - 1] ?? 0
  return fitBgNbd(
    {
      x: Int32Array.from(keys, key => (past.counts[key] ?? 1) - 1),
      tx: Float64Array.from(keys, key => timeBetween(clock, { from: first(key), to: last(key) })),
      T: Float64Array.from(keys, key => timeBetween(clock, { from: first(key), to: past.cutoffDay })),
    },
    'mbg',
  ).model
}

/** What a purchase is worth, from the mean of each customer's purchases; null when amounts are unknown. */
export function fitSpend(past: HistoriesUntil): GammaGamma | null {
  const keys = drawKeys(past.log, { counts: past.counts, most: SPEND_SAMPLE_MAX })
  const x = Int32Array.from(keys, key => past.counts[key] ?? 0)
  const mean = Float64Array.from(keys, key => meanAmount(past, key))
  return fitGammaGamma({ x, mean })?.model ?? null
}

export function meanAmount({ log, counts }: HistoriesUntil, key: number): number {
  const start = log.starts[key] ?? 0
  const count = counts[key] ?? 0
  let sum = 0
  for (let i = 0; i < count; i += 1) sum += log.amounts[start + i] ?? 0
  return sum / Math.max(count, 1)
}

function learntWeeks(
  past: HistoriesUntil,
  {
    keys,
    customers,
    template,
  }: {
    readonly keys: Int32Array
    readonly customers: number
    readonly template: SeasonWeeks | undefined
  },
): SeasonWeeks {
  const first = firstDay(past.log, past.counts) ?? past.cutoffDay
  return seasonWeeks({
    ...past,
    keys,
    firstDay: first,
    scale: Math.max(1, customers / SEASON_SAMPLE_MAX),
    ...(template ? { template } : {}),
  })
}

export function historyDays({ log, counts, cutoffDay }: HistoriesUntil): number {
  return cutoffDay - (firstDay(log, counts) ?? cutoffDay) + 1
}
