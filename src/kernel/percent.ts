/** Shares are 0..1 inside; people read percent. Rounded half up to the digits asked for. */
export function formatPercent(share: number, locale: string, digits = 0): string {
  return new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 0, maximumFractionDigits: digits }).format(share)
}
