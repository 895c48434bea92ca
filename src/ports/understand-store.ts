/** What the understand stage needs from the database. */
import type { BusinessModel } from '../domain/understand/business-model.ts'
import type { CalibrationReport } from '../domain/understand/calibration.ts'
import type { SegmentChange, Understanding } from '../domain/understand/understanding.ts'
import type { Standing } from '../domain/understand/segment.ts'
import type { Day } from '../kernel/day.ts'
import type { CustomerId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Minor } from '../kernel/money.ts'

/** One local day on which the customer paid for something that he kept: several receipts are one, refunded ones are none. */
export interface PurchaseDay {
  readonly day: Day
  readonly amountMinor: Minor
}

export interface StoredModel {
  readonly model: BusinessModel
  readonly fittedAt: Instant
}

export interface StoredCalibration {
  readonly asOf: Day
  /** Null when no window had passed yet. */
  readonly report: CalibrationReport | null
}

export interface UnderstandStore {
  /** Ascending by day. */
  purchaseDays(customerId: CustomerId, until: Day): Promise<readonly PurchaseDay[]>
  /** All customers' purchase days as arrays: ids, index into ids, day number, amount in minor units. */
  allPurchaseDays(
    until: Day,
  ): Promise<{ readonly ids: readonly string[]; readonly keys: Int32Array; readonly days: Int32Array; readonly amounts: Float64Array }>
  model(): Promise<StoredModel | undefined>
  saveModel(stored: StoredModel): Promise<void>
  calibration(): Promise<StoredCalibration | undefined>
  saveCalibration(stored: StoredCalibration): Promise<void>
  understanding(customerId: CustomerId): Promise<Understanding | undefined>
  understandings(customerIds: readonly CustomerId[]): Promise<readonly Understanding[]>
  /** Writes all of them, and a line of history for each whose segment is not the one he had. @returns how many changed segment. */
  saveUnderstandings(rows: Iterable<Understanding>): Promise<number>
  /** For customers who have no purchases left. */
  forgetUnderstanding(customerId: CustomerId): Promise<void>
  /** Removes what is known about customers who were not understood on that day: they have no purchases any more. */
  forgetNotUnderstoodOn(day: Day): Promise<number>
  segmentHistory(customerId: CustomerId): Promise<readonly SegmentChange[]>
  segmentCounts(): Promise<Readonly<Record<Standing, number>>>
}
