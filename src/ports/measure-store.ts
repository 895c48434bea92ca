/** What the measure stage needs from the database: facts to count, closed months, what was spent. */
import type { ConsentBasis } from '../domain/collect/consent.ts'
import type { MaturityFacts } from '../domain/measure/maturity.ts'
import type { ContactFunnel } from '../domain/measure/contact-funnel.ts'
import type { EndedDueEvent } from '../domain/measure/due-outcome.ts'
import type { DueOutcome } from '../domain/measure/hold-out.ts'
import type { Month } from '../domain/measure/month.ts'
import type { MonthKpis, OptOutCounts, PromiseCounts } from '../domain/measure/month-kpis.ts'
import type { BuyerRow, MoneyRow, SaleKind } from '../domain/measure/sales-facts.ts'
import type { SegmentMove } from '../domain/measure/segment-shares.ts'
import type { SaleSource } from '../domain/measure/source-mix.ts'
import type { Spend } from '../domain/measure/unit-costs.ts'
import type { Day } from '../kernel/day.ts'
import type { CustomerId, DueEventId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Currency, Minor } from '../kernel/money.ts'

/** Local days, both included. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
}

/** One receipt behind a figure: a sale with its sum, or a refund with a negative one. */
export interface Receipt {
  readonly receipt: 'purchase' | 'refund'
  /** Id of the purchase or of the refund. */
  readonly id: string
  readonly day: Day
  readonly customerId: CustomerId | null
  readonly customerName: string | null
  readonly kind: SaleKind
  readonly source: SaleSource
  readonly currency: Currency
  readonly minor: Minor
}

export interface ReceiptFilter extends DayRange {
  readonly kind?: SaleKind | undefined
  readonly source?: SaleSource | undefined
  readonly currency?: Currency | undefined
  readonly after?: { readonly day: Day; readonly id: string } | undefined
  readonly limit: number
}

export interface FrozenMonth {
  readonly kpis: MonthKpis
  readonly frozenAt: Instant
}

export interface EndedDueRow extends EndedDueEvent {
  readonly dueEventId: DueEventId
  /** As stored now; null while it is open. */
  readonly outcome: 'bought' | 'not-bought' | null
  readonly boughtDay: Day | null
}

export interface SettledDueEvent {
  readonly dueEventId: DueEventId
  readonly outcome: 'bought' | 'not-bought'
  readonly boughtDay: Day | null
}

export interface MaturityQuestion {
  readonly today: Day
  readonly currency: Currency
  /** What the country takes for a yes to reminders; null where every yes will do. */
  readonly bases: readonly ConsentBasis[] | null
}

export interface MeasureStore {
  /** First day with a sale; null without sales. */
  maturityFacts(of: MaturityQuestion): Promise<MaturityFacts>
  firstSaleDay(): Promise<Day | null>
  /** When the business began to use the program, and when a file was last imported. */
  beginnings(): Promise<{ readonly since: Instant; readonly lastImportAt: Instant | null }>

  /** By calendar month, in months that lie within the range. */
  sales(range: DayRange): Promise<{ readonly money: readonly MoneyRow[]; readonly buyers: readonly BuyerRow[] }>
  /** The receipts that `sales` counts, oldest first: every figure can be opened. */
  receipts(filter: ReceiptFilter): Promise<readonly Receipt[]>
  /** Customers by their segment at the end of the two days. */
  segmentPairs(days: { readonly before: Day; readonly on: Day }): Promise<readonly SegmentMove[]>
  funnel(range: DayRange, currency: Currency): Promise<ContactFunnel>
  /** Due events whose due day lies in the range and that are over. */
  dueOutcomes(range: DayRange): Promise<readonly DueOutcome[]>
  promises(range: DayRange): Promise<PromiseCounts>
  /** `fromAt` and `toAt` are the same range in instants, the second one excluded. */
  optOuts(range: DayRange & { readonly fromAt: Instant; readonly toAt: Instant }): Promise<OptOutCounts>

  /** Due events whose window ended within the range, as stored and as the receipts say now. */
  endedDueEvents(range: DayRange): Promise<readonly EndedDueRow[]>
  settleDueEvents(events: readonly SettledDueEvent[], at: Instant): Promise<void>

  spends(month: Month): Promise<readonly Spend[]>
  setSpend(month: Month, spend: Spend): Promise<void>
  frozenMonth(month: Month): Promise<FrozenMonth | undefined>
  frozenMonths(): Promise<ReadonlySet<Month>>
  /** Both ends included. */
  frozenBetween(range: { readonly first: Month; readonly last: Month }): Promise<ReadonlyMap<Month, MonthKpis>>
  /** False when the month was frozen before: it stays as it was. */
  freeze(kpis: MonthKpis, at: Instant): Promise<boolean>
}
