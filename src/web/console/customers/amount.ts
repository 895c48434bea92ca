/** Sums as people type them: '2400', '2 400,50', '24.5'. */
import { isCurrency, minorDigits } from '../../../kernel/money.ts'

/** Minor units; undefined when the text is no sum. */
export function readAmount(text: string, currency: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return undefined
  return Math.round(Number(plain) * 10 ** (isCurrency(currency) ? minorDigits(currency) : 2))
}

/** The sum as one would type it, without a sign of currency. */
export function plainAmount(amountMinor: number, currency: string): string {
  const digits = isCurrency(currency) ? minorDigits(currency) : 2
  return String(amountMinor / 10 ** digits)
}
