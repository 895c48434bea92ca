/** Sums of a file by month and currency, and what they come to in euros where somebody asks for one total. */
import { monthOf, dayFromNumber } from '../../kernel/day.ts'
import { CURRENCIES, type Currency } from '../../kernel/money.ts'
import type { SaleRows } from './import-rows.ts'
import type { CurrencySum } from './import-sales.ts'

export interface MonthSum extends CurrencySum {
  /** '2024-06'. */
  readonly month: string
  readonly currency: Currency
}

/** In the order of months, then of currencies; never added across currencies. */
export function monthSums(rows: SaleRows): MonthSum[] {
  const sums = new Map<number, { gross: number; refunds: number }>()
  const monthOfDay = new Map<number, string>()
  const months: string[] = []
  const numberOf = new Map<string, number>()
  for (let row = 0; row < rows.taken.length; row += 1) {
    if (rows.taken[row] !== 1) continue
    const day = rows.days[row] ?? 0
    let month = monthOfDay.get(day)
    if (month === undefined) monthOfDay.set(day, (month = monthOf(dayFromNumber(day))))
    let number = numberOf.get(month)
    if (number === undefined) {
      number = months.push(month) - 1
      numberOf.set(month, number)
    }
    const key = number * CURRENCIES.length + (rows.currencies[row] ?? 0)
    let sum = sums.get(key)
    if (sum === undefined) sums.set(key, (sum = { gross: 0, refunds: 0 }))
    const amount = rows.amounts[row] ?? 0
    if (amount < 0) sum.refunds -= amount
    else sum.gross += amount
  }
  return [...sums]
    .map(([key, { gross, refunds }]) => ({
      month: months[Math.floor(key / CURRENCIES.length)] ?? '',
      currency: CURRENCIES[key % CURRENCIES.length] ?? CURRENCIES[0],
      grossMinor: gross,
      refundsMinor: refunds,
    }))
    .sort((a, b) => (a.month === b.month ? CURRENCIES.indexOf(a.currency) - CURRENCIES.indexOf(b.currency) : a.month < b.month ? -1 : 1))
}

/** Council Regulation (EU) 2025/1409: 1 euro = 1.95583 leva, for good. */
export const LEVA_PER_EURO = 1.95583
const LEVA_PER_EURO_MILLIONTHS = BigInt(Math.round(LEVA_PER_EURO * 1_000_000))

/** Stotinki as euro cents, rounded half away from zero as the law on the introduction of the euro has it. */
export function centsOfStotinki(stotinkiMinor: number): number {
  const scaled = BigInt(Math.abs(stotinkiMinor)) * 1_000_000n
  const cents = Number((scaled * 2n + LEVA_PER_EURO_MILLIONTHS) / (LEVA_PER_EURO_MILLIONTHS * 2n))
  return stotinkiMinor < 0 ? -cents : cents
}

/** One total of leva and euros, in euro cents; null unless the file has both and nothing else. */
export function convertedTotalMinor(sums: Readonly<Partial<Record<Currency, CurrencySum>>>): number | null {
  const { BGN, EUR, ...others } = sums
  if (!BGN || !EUR || Object.keys(others).length > 0) return null
  return EUR.grossMinor - EUR.refundsMinor + centsOfStotinki(BGN.grossMinor - BGN.refundsMinor)
}
