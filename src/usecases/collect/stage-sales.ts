/** Sales of a plan as rows to store, made one by one while they are written. */
import type { ImportPlan } from '../../domain/collect/import-plan.ts'
import type { SaleRows } from '../../domain/collect/import-rows.ts'
import type { FileSales } from '../../domain/collect/import-sales.ts'
import { cellAt, columnOf, giveBack, type ImportTable } from '../../domain/collect/import-table.ts'
import { numberIndex } from '../../domain/collect/number-index.ts'
import { textKey } from '../../domain/collect/text-pool.ts'
import { type Day, dayFromNumber } from '../../kernel/day.ts'
import { nameUuid, sha256Hex, uuidText } from '../../kernel/digest.ts'
import { type BusinessId, type CustomerId, id, type PurchaseId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import { CURRENCIES, type Currency } from '../../kernel/money.ts'
import { instantAt } from '../../kernel/zone.ts'
import type { StagedPurchase, StagedRefund } from '../../ports/import-store.ts'
import { contentHashOf, idSalt, type KeyedSale, purchaseIdBytes } from './hash-sale.ts'
import { lineReader } from './read-lines.ts'
import type { Products } from './stage-products.ts'

export interface SalesToStage {
  readonly table: ImportTable
  readonly sales: NonNullable<ImportPlan['sales']>
  /** By index of the person in the plan. */
  readonly customerIds: readonly CustomerId[]
  readonly business: BusinessId
  readonly source: string
  /** IANA zone of the business. */
  readonly zone: string
}

/** Each day's text is made once. */
function dayTexts(): (number: number) => Day {
  const made = new Map<number, Day>()
  return number => {
    let day = made.get(number)
    if (day === undefined) made.set(number, (day = dayFromNumber(number)))
    return day
  }
}

/** Noon stands for a time that is not told. */
const NOON = 720
/** The zone is asked once for so many days; no clock is changed twice in them. */
const SPAN_DAYS = 8

/** When a minute of a day was; in a span without a change of the clock it is counted from the first minute. */
function instantReader(zone: string): (dayNumber: number, minute: number | null) => Instant {
  const starts = new Map<number, Instant | null>()
  return (dayNumber, minute) => {
    const first = Math.floor(dayNumber / SPAN_DAYS) * SPAN_DAYS
    let start = starts.get(first)
    if (start === undefined) {
      start = instantAt(dayFromNumber(first), 0, zone)
      if (instantAt(dayFromNumber(first + SPAN_DAYS), 0, zone) - start !== SPAN_DAYS * DAY_MS) start = null
      starts.set(first, start)
    }
    const at = minute ?? NOON
    return start === null ? instantAt(dayFromNumber(dayNumber), at, zone) : addMs(start, (dayNumber - first) * DAY_MS + at * MINUTE_MS)
  }
}

interface SaleBase extends KeyedSale {
  readonly row: number
  readonly sourceKey: string
  readonly customerId: CustomerId | null
  readonly receiptNo: string | null
  readonly day: Day
  readonly currency: Currency
}

/** The parts that purchases and refunds share, with the key by which the sale is found again. */
interface SaleReader {
  read(at: number): SaleBase
  /** Nothing is read any more: what was remembered of the keys goes back at once. */
  close(): void
}

function saleReader({ table, sales, customerIds }: SalesToStage, list: FileSales): SaleReader {
  const receipts = columnOf(table, 'receipt_no')
  const items = columnOf(table, 'item') ?? columnOf(table, 'sku')
  const dayOf = dayTexts()
  const seen = numberIndex()
  // Rows were brought together by their receipt, day and currency.
  const areReceiptsOnce = hasOneCurrency(sales.rows, list)
  const read = (at: number): SaleBase => {
    const row = list.firstRow[at] ?? 0
    const person = list.persons[at] ?? -1
    const customerId = person === -1 ? null : (customerIds[person] ?? null)
    const receiptNo = cellAt(receipts, row) || null
    const dayNumber = sales.rows.days[row] ?? 0
    const day = dayOf(dayNumber)
    const minute = sales.rows.minutes[row] ?? -1
    const currency = CURRENCIES[sales.rows.currencies[row] ?? 0] ?? CURRENCIES[0]
    const base =
      receiptNo !== null
        ? `r|${receiptNo}|${day}`
        : customerId !== null
          ? `c|${customerId}|${day}|${minute}`
          : `a|${day}|${minute}|${cellAt(items, row)}|${sales.rows.quantities[row] ?? 0}|${list.totals[at] ?? 0}`
    // Two equal coffees of nobody are two coffees; two currencies on one receipt are two purchases.
    const key = textKey(base)
    const nth = receiptNo !== null && areReceiptsOnce ? 0 : (seen.get(key) ?? 0)
    if (receiptNo === null || !areReceiptsOnce) seen.set(key, nth + 1)
    return {
      row,
      key,
      nth,
      customerId,
      receiptNo,
      day,
      dayNumber,
      minute: minute === -1 ? null : minute,
      currency,
      sourceKey: nth === 0 ? base : `${base}|${nth}`,
    }
  }
  return { read, close: seen.close }
}

function hasOneCurrency({ currencies }: SaleRows, { count, firstRow }: FileSales): boolean {
  for (let at = 1; at < count; at += 1) if (currencies[firstRow[at] ?? 0] !== currencies[firstRow[0] ?? 0]) return false
  return true
}

/** More than a table has rows. */
const SALES_SPAN = 2 ** 22
/** More than a day has minutes. */
const MINUTE_SPAN = 2048

/** Sales by the day, those of a day as they stand in the file: so they go into the indexes at their ends, whatever the order of the file is. */
function byDay({ sales }: SalesToStage): Float64Array {
  const { count, firstRow } = sales.purchases
  const keys = Float64Array.from({ length: count }, (_, at) => (sales.rows.days[firstRow[at] ?? 0] ?? 0) * SALES_SPAN + at)
  return keys.sort().map(key => key % SALES_SPAN)
}

/** Those of a batch by day and minute, which is how their ids begin. */
function byMinute({ sales: { rows, purchases } }: SalesToStage, batch: Float64Array): Float64Array {
  const keys = batch.map((sale, at) => {
    const row = purchases.firstRow[sale] ?? 0
    return ((rows.days[row] ?? 0) * MINUTE_SPAN + (rows.minutes[row] ?? -1) + 1) * SALES_SPAN + at
  })
  return keys.sort().map(key => batch[key % SALES_SPAN] ?? 0)
}

export type SalesOrder = 'day' | 'file'

export interface PurchaseStager {
  /** How many have been handed out or passed over. */
  passed(): number
  /** Passes over what an earlier run has written. */
  pass(count: number): void
  /** The next of them, with about so many lines together, in the order of their ids. To be taken to the end. */
  next(lines: number): Generator<StagedPurchase>
  /** Nothing is asked for any more. */
  close(): void
}

export function purchaseStager(input: SalesToStage, products: Products, salesOrder: SalesOrder): PurchaseStager {
  const { count, lineCount } = input.sales.purchases
  const { read, close } = saleReader(input, input.sales.purchases)
  const stage = purchaseReader(input, products)
  const order = salesOrder === 'day' ? byDay(input) : Float64Array.from({ length: count }, (_, at) => at)
  let passed = 0
  return {
    passed: () => passed,
    pass: until => {
      for (; passed < until; passed += 1) read(order[passed] ?? 0)
    },
    *next(lines) {
      const from = passed
      let weight = 0
      while (passed < count && weight < lines) {
        weight += lineCount[order[passed] ?? 0] ?? 0
        passed += 1
      }
      for (const at of byMinute(input, order.subarray(from, passed))) yield stage(at, read(at))
    },
    close: () => {
      close()
      giveBack(order)
    },
  }
}

function purchaseReader(input: SalesToStage, products: Products): (at: number, sale: SaleBase) => StagedPurchase {
  const { totals } = input.sales.purchases
  const { lines, location, staff } = lineReader(input, products)
  const occurredAt = instantReader(input.zone)
  const salt = idSalt(input)
  return (at, sale) => {
    const { row, customerId, sourceKey, receiptNo, day, minute, currency } = sale
    const content = {
      customerId,
      day,
      minute,
      currency,
      totalMinor: totals[at] ?? 0,
      location: location(row),
      staffName: staff(row),
      lines: lines(row),
    }
    const contentHash = contentHashOf(content)
    return {
      idBytes: purchaseIdBytes(sale, { contentHash, salt }),
      customerId,
      sourceKey,
      receiptNo,
      day,
      minute,
      occurredAt: occurredAt(sale.dayNumber, minute),
      currency,
      totalMinor: content.totalMinor,
      location: content.location,
      staffName: content.staffName,
      contentHash,
      lines: content.lines,
    }
  }
}

export function* stagedRefunds(input: SalesToStage, products: Products): Generator<StagedRefund> {
  const { sales, business, source } = input
  const { read: readRefund } = saleReader(input, sales.refunds)
  const ids = refundedIds(input, products)
  for (let at = 0; at < sales.refunds.count; at += 1) {
    const { row: _row, key: _key, nth: _nth, receiptNo: _receipt, dayNumber: _day, ...base } = readRefund(at)
    const sold = ids.get(sales.refundOf[at] ?? -1)
    const content = { ...base, purchaseId: sold?.id ?? null, totalMinor: sales.refunds.totals[at] ?? 0 }
    yield {
      ...content,
      purchaseKey: sold?.sourceKey ?? null,
      id: id<'refund'>(nameUuid(`${business}|refund|${source}|${base.sourceKey}`)),
      contentHash: sha256Hex(JSON.stringify(content)).slice(0, 32),
    }
  }
}

/** Only the purchases that refunds take back are named again. */
function refundedIds(input: SalesToStage, products: Products): Map<number, { readonly id: PurchaseId; readonly sourceKey: string }> {
  const { sales } = input
  const wanted = new Set(sales.refundOf)
  const ids = new Map<number, { readonly id: PurchaseId; readonly sourceKey: string }>()
  if (sales.refunds.count === 0) return ids
  const { read, close } = saleReader(input, sales.purchases)
  const stage = purchaseReader(input, products)
  for (let at = 0; at < sales.purchases.count; at += 1) {
    const sale = read(at)
    if (wanted.has(at)) ids.set(at, { id: id<'purchase'>(uuidText(stage(at, sale).idBytes)), sourceKey: sale.sourceKey })
  }
  close()
  return ids
}
