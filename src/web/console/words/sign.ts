/** How the shop's money is written beside the name of a field. */
import { currency } from '../client/session.ts'
import { language } from './format.ts'

export function currencySign(): string {
  const parts = new Intl.NumberFormat(language(), { style: 'currency', currency: currency.value, currencyDisplay: 'narrowSymbol' })
  return parts.formatToParts(0).find(part => part.type === 'currency')?.value ?? currency.value
}
