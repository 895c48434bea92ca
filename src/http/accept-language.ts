/** The first of our languages that the browser asks for (RFC 9110 §12.5.4). */
import { isLocale, type Locale } from '../kernel/locale.ts'

export function acceptedLocale(header: string | undefined): Locale | undefined {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';')
      const quality = Number(
        options
          .find(option => option.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { locale: tag.split('-')[0] ?? '', quality: Number.isNaN(quality) ? 0 : quality, index }
    })
  const best = wishes
    .filter(wish => wish.quality > 0 && isLocale(wish.locale))
    .toSorted((a, b) => b.quality - a.quality || a.index - b.index)[0]
  return best && isLocale(best.locale) ? best.locale : undefined
}
