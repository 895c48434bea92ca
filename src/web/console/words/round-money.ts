/** An estimate says no more than it knows: three figures at most, and never less than a whole unit. */
import { isCurrency, minorDigits } from '../../../kernel/money.ts'
import { money } from './format.ts'

const FIGURES = 3

export function roundMoney(amountMinor: number, currency: string): string {
  const minorPerUnit = isCurrency(currency) ? 10 ** minorDigits(currency) : 100
  const units = Math.abs(amountMinor) / minorPerUnit
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(Math.max(1, units))) + 1 - FIGURES))
  return money(Math.round(amountMinor / minorPerUnit / step) * step * minorPerUnit, currency)
}
