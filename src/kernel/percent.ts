/** A chance that rounds to nothing is not nothing: '<1 %'. */
export function formatChance(share: number, locale: string): string {
  const rounded = formatPercent(share, locale)
  return share > 0 && rounded === formatPercent(0, locale) ? `<${formatPercent(0.01, locale)}` : rounded
}

/** Shares are 0..1 inside; people read percent. Rounded half up to the digits asked for. */
export function formatPercent(share: number, locale: string, digits = 0): string {
  return new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 0, maximumFractionDigits: digits }).format(share)
}
