/** What the understand stage needs from the database. */
import type { BusinessModel } from '../domain/understand/business-model.ts'
import type { CalibrationReport } from '../domain/understand/calibration.ts'
import type { SegmentChange, Understanding } from '../domain/understand/understanding.ts'
import type { PlannedReturn } from '../domain/understand/pulled-forward.ts'
import type { PurchaseRows } from '../domain/understand/purchase-log.ts'
import type { SegmentPolicy, Standing } from '../domain/understand/segment.ts'
import type { SubjectCycle } from '../domain/understand/subject-cycle.ts'
import type { SubjectKnowledge, SubjectModels } from '../domain/understand/subject-models.ts'
import type { Day } from '../kernel/day.ts'
import type { CustomerId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Minor } from '../kernel/money.ts'
import type { StoredBusiness } from './business-store.ts'

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

export interface GroupInUse {
  readonly groupId: string
  readonly name: string
  /** Three packs last three times as long. */
  readonly isUsedUp: boolean
}

/** Cycles by product group and by thing: see domain/understand/subject-cycle.ts. */
export interface SubjectStore {
  /** Days on which each customer (or these) bought in each group, and on which his things were served; amounts are quantities. */
  subjectDays(until: Day, customerIds?: readonly CustomerId[]): Promise<PurchaseRows>
  /** What the owner has said, by subject; of things only those of these customers when they are given. */
  subjectKnowledge(customerIds?: readonly CustomerId[]): Promise<ReadonlyMap<string, SubjectKnowledge>>
  /** Undefined before they were learnt. */
  subjectModels(subjects: readonly string[]): Promise<SubjectModels | undefined>
  saveSubjectModels(models: SubjectModels): Promise<void>
  /** Replaces the cycles of these customers, or of everybody. */
  replaceCycles(of: readonly CustomerId[] | 'everybody', cycles: readonly SubjectCycle[]): Promise<void>
  cyclesOf(customerIds: readonly CustomerId[]): Promise<readonly SubjectCycle[]>
  subjectNames(subjects: readonly string[]): Promise<ReadonlyMap<string, string>>
  groupsInUse(): Promise<readonly GroupInUse[]>
  setUsedUpGroups(groupIds: readonly string[]): Promise<void>
}

/** All that is needed to understand some customers, read at once. */
export interface UnderstandingFacts {
  readonly settings: StoredBusiness
  /** The day of the business at the instant that was asked about; purchases until then are told. */
  readonly today: Day
  readonly model: BusinessModel | undefined
  readonly policy: SegmentPolicy | undefined
  /** The segment that each was in at the end of the day before. */
  readonly previous: ReadonlyMap<string, Standing>
  readonly purchases: PurchaseRows
  /** Whether any of them has cycles that may have to go, and whether the business has groups or they have things to have cycles in. */
  readonly haveCycles: boolean
  readonly haveSubjects: boolean
}

export interface UnderstandStore extends SubjectStore {
  /** Ascending by day. */
  purchaseDays(customerId: CustomerId, until: Day): Promise<readonly PurchaseDay[]>
  /** All customers' purchase days as arrays: ids, index into ids, day number, amount in minor units. */
  allPurchaseDays(until: Day): Promise<PurchaseRows>
  /** Returns of the whole customer (or of these) that were planned to be asked for by that day, the hold-out's included. */
  plannedReturns(until: Day, customerIds?: readonly CustomerId[]): Promise<readonly PlannedReturn[]>
  model(): Promise<StoredModel | undefined>
  saveModel(stored: StoredModel): Promise<void>
  calibration(): Promise<StoredCalibration | undefined>
  saveCalibration(stored: StoredCalibration): Promise<void>
  understanding(customerId: CustomerId): Promise<Understanding | undefined>
  understandings(customerIds: readonly CustomerId[]): Promise<readonly Understanding[]>
  /** Writes all of them, and a line of history for each whose segment is not the one he had. @returns how many changed segment. */
  saveUnderstandings(rows: Iterable<Understanding>): Promise<number>
  /** The same for a few, written before the next question or at the end of the transaction. */
  keepUnderstandings(few: readonly Understanding[]): Promise<void>
  /** For customers who have no purchases left. */
  forgetUnderstanding(customerId: CustomerId): Promise<void>
  /** Removes what is known about customers who were not understood on that day: they have no purchases any more. */
  forgetNotUnderstoodOn(day: Day): Promise<number>
  /** The segment that each of them (or everybody) was in at the end of the day before; who was in none is not in it. */
  segmentsBefore(day: Day, customerIds?: readonly CustomerId[]): Promise<ReadonlyMap<string, Standing>>
  facts(at: Instant, customerIds: readonly CustomerId[]): Promise<UnderstandingFacts>
  /** The owner's own thresholds; undefined while the defaults hold. */
  segmentPolicy(): Promise<SegmentPolicy | undefined>
  saveSegmentPolicy(policy: SegmentPolicy, at: Instant): Promise<void>
  segmentHistory(customerId: CustomerId): Promise<readonly SegmentChange[]>
  segmentCounts(): Promise<Readonly<Record<Standing, number>>>
}
