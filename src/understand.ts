/**
 * The package's entry `regulars/understand`: prediction alone, without a database. Purchases come as typed arrays or from a
 * CSV file; forecasts come one row a customer. What each model assumes and where it fails: docs/methods.
 */
export {
  bgAlive,
  bgExpectedPurchases,
  bgLogLikelihood,
  bgPurchaseProbability,
  type BgNbd,
  type BgVariant,
  type BuyingSpan,
} from './domain/understand/bg-nbd.ts'
export { type BgFit, fitBgNbd } from './domain/understand/bg-nbd-fit.ts'
export { type BuyingSpans } from './domain/understand/buying-columns.ts'
export { fitParetoNbd, paretoAlive, paretoExpectedPurchases, paretoLogLikelihood, type ParetoNbd } from './domain/understand/pareto-nbd.ts'
export {
  type SimulatedBuyers,
  type SimulatedSpan,
  simulateBgNbd,
  simulateGammaGamma,
  simulateParetoNbd,
} from './domain/understand/simulate-buyers.ts'
export { expectedAmount, fitGammaGamma, type GammaGamma, type GammaGammaFit } from './domain/understand/gamma-gamma.ts'
export {
  aliveProbability,
  HALF_DAY,
  type LapseModel,
  type LapseState,
  type NextGap,
  nextGap,
  observeGap,
  purchaseProbability,
  startState,
  survival,
} from './domain/understand/lapse.ts'
export { fitLapse, type LapseFit, lapseModel, type LapsePrior, LOOSE_PRIOR } from './domain/understand/lapse-fit.ts'
export { type GapSample } from './domain/understand/lapse-likelihood.ts'
export { type HoldoutPlot, holdoutPlot, type PlotLine } from './domain/understand/calibration-plot.ts'
export { day, dayFromNumber, dayNumber } from './kernel/day.ts'
export { type Random, seededRandom } from './kernel/random.ts'
export { RunningCycles, type RunningReading } from './domain/understand/running-cycle.ts'
export { yearValue, type YearValue } from './domain/understand/year-value.ts'
export { type DueWindow, dueWindow } from './domain/understand/due-window.ts'
export { residualQuantile } from './domain/understand/next-date.ts'
export { type Returns, returnedWithin, returnsOf, returnTime } from './domain/understand/return-date.ts'
export { type DayClock, dayClock, type SeasonWeeks } from './domain/understand/day-clock.ts'
export { KEY_SEPARATOR, type PurchaseLog, purchaseLog, type PurchaseRows } from './domain/understand/purchase-log.ts'
export { type BusinessModel } from './domain/understand/business-model.ts'
export { learnBusiness, type LearnOptions } from './domain/understand/learn-business.ts'
export { type ForecastRow, forecastTable, probabilityTable } from './domain/understand/forecast-table.ts'
export { groupForecastTable } from './domain/understand/group-forecast.ts'
export {
  DEFAULT_POLICY,
  type Segment,
  type SegmentEvidence,
  segmentOf,
  type SegmentPolicy,
  type Standing,
} from './domain/understand/segment.ts'
export { firstPurchases, type FirstPurchases, type SaleLines } from './domain/understand/first-purchases.ts'
export { LINK_RULES, linkedPurchases, type LinkedPurchase, type LinkRules } from './domain/understand/linked-purchases.ts'
export { type LinksNow, missingItems, type MissingItem, type Project, projects } from './domain/understand/project.ts'
export {
  type Baskets,
  fitRepeatModel,
  nextBasket,
  type Popularity,
  popularityOf,
  SHIPPED_REPEAT_MODEL,
} from './domain/understand/repeat-basket.ts'
export { explore, type ExploreFilter, type Similar, similarItems } from './domain/understand/explore.ts'
export { customerBand, type PriceBand, pricesBand, upsell } from './domain/understand/price-band.ts'
export { type BasketAlarm, basketAlarms } from './domain/understand/basket-alarm.ts'
export { favourites, type Favourite } from './domain/understand/favourites.ts'
export { slotShares, usualSlot, type UsualSlot } from './domain/understand/usual-time.ts'
export { type ChannelChoice, type RankedChannel, rankChannels } from './domain/understand/best-channel.ts'
export { calibration, type CalibrationOptions, type CalibrationReport } from './domain/understand/calibration.ts'
export { minor, type Minor } from './kernel/money.ts'
export { AssertionError } from './kernel/assert.ts'
export { readPurchaseLog } from './sources/purchase-log/read-purchase-log.ts'
