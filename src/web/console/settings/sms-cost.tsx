/** While the owner types: how many paid parts this would be as an SMS, what made it dear, and the same in Latin letters. */
import { smsShape } from '../../../domain/deliver/sms-segments.ts'
import { costMinor, type RoutePrice } from '../../../domain/deliver/route-price.ts'
import { transliterate } from '../../../domain/deliver/transliteration.ts'
import type { Locale } from '../../../kernel/locale.ts'
import { useRead } from '../client/api.ts'
import { money } from '../words/format.ts'
import type { Settings } from './settings.ts'
import { settingsWords } from './settings-words.ts'

interface CostProps {
  readonly text: string
  readonly locale: Locale
  readonly settings: Settings
}

type Price = Omit<RoutePrice, 'pricedOn'>

/** The row that fits most numbers: what a usual customer costs. */
function usualPrice(prices: readonly Price[]): Price | undefined {
  return prices
    .filter(price => price.channel === 'sms' && price.messageClass === 'advertising')
    .toSorted((a, b) => a.numberPrefix.length - b.numberPrefix.length)[0]
}

export function SmsCost({ text, locale, settings }: CostProps) {
  const w = settingsWords.words().sms
  const prices = useRead('GET /channel-prices', [])
  const price = usualPrice(prices.data?.items ?? [])
  const shape = smsShape(text)
  const latin = transliterate(text, locale)
  const inLatin = smsShape(latin)
  const cost = (words: string): string => (price === undefined ? '' : ` · ${money(costMinor(price, words), settings.currency)}`)
  const isCheaper = inLatin.segments.length < shape.segments.length
  return (
    <div class="stack-s" aria-live="polite">
      <p class="small">
        <span class="strong">{w.parts(shape.segments.length)}</span>
        {cost(text)} <span class="quiet">{w.left(shape.unitsLeft)}</span>
      </p>
      {locale === 'en' && shape.outside.length > 0 ? <p class="small quiet">{w.outside(shape.outside.join(' '))}</p> : null}
      {isCheaper ? (
        <details class="small">
          <summary>
            {w.latin(inLatin.segments.length)}
            {cost(latin)}
          </summary>
          <p class="bubble">{latin}</p>
        </details>
      ) : null}
    </div>
  )
}
