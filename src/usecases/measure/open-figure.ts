/** The receipts behind a figure: every sum of money in a report can be opened. */
import { firstDayOf, lastDayOf, type Month } from '../../domain/measure/month.ts'
import type { SaleKind } from '../../domain/measure/sales-facts.ts'
import type { SaleSource } from '../../domain/measure/source-mix.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Currency } from '../../kernel/money.ts'
import type { Receipt } from '../../ports/measure-store.ts'
import type { MeasureDeps } from './deps.ts'

export interface FigureAsked {
  readonly month: Month
  /** Revenue of first, repeat or anonymous sales; all of them when left out. */
  readonly kind?: SaleKind | undefined
  readonly source?: SaleSource | undefined
  readonly currency?: Currency | undefined
  readonly after?: ReceiptPlace | undefined
  readonly limit?: number | undefined
}

/** Where the next page goes on. */
export interface ReceiptPlace {
  readonly day: Day
  readonly id: string
}

export interface ReceiptPage {
  readonly receipts: readonly Receipt[]
  /** Null on the last page. */
  readonly next: ReceiptPlace | null
}

const PAGE_RECEIPTS = 50

export async function openFigure({ store }: MeasureDeps, business: BusinessId, asked: FigureAsked): Promise<ReceiptPage> {
  const { month, kind, source, currency, after, limit = PAGE_RECEIPTS } = asked
  const range = { from: firstDayOf(month), to: lastDayOf(month) }
  const found = await store.inBusiness(business, tx => tx.measure.receipts({ ...range, kind, source, currency, after, limit: limit + 1 }))
  const receipts = found.slice(0, limit)
  const last = receipts.at(-1)
  return { receipts, next: found.length > limit && last ? { day: last.day, id: last.id } : null }
}
