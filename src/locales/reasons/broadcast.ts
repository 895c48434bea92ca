/** Why somebody is left out of a campaign, why an outside event made no message, why a campaign cannot go on: in the reader's language. */
import type { Uplift, UpliftVerdict } from '../../domain/measure/hold-out.ts'
import type { LeftOutReason } from '../../domain/plan/campaign.ts'
import type { EventRefusal } from '../../domain/plan/outside-event.ts'
import type { Locale } from '../../kernel/locale.ts'
import { broadcastBg } from './broadcast.bg.ts'
import { broadcastEn } from './broadcast.en.ts'
import { broadcastRu } from './broadcast.ru.ts'

export interface BroadcastWordsOfReasons {
  readonly leftOut: Readonly<Record<LeftOutReason, string>>
  readonly event: Readonly<Record<EventRefusal | 'told' | 'received', string>>
  /** What the comparison of a campaign says; numbers are percentage points. */
  readonly uplift: Readonly<Record<UpliftVerdict, (data: UpliftNumbers) => string>>
  readonly refusal: Readonly<
    Record<
      | 'not-a-draft'
      | 'no-words'
      | 'broken-words'
      | 'unknown-field'
      | 'window-over'
      | 'nobody-left'
      | 'needs-confirmation'
      | 'not-possible-now'
      | 'no-advertiser'
      | 'no-ad-token',
      (data: { readonly fields: string; readonly count: number }) => string
    >
  >
}

interface UpliftNumbers {
  readonly points: number
  readonly low: number
  readonly high: number
  /** The smallest difference that would have been seen by now. */
  readonly visible: number
}

const WORDS: Readonly<Record<Locale, BroadcastWordsOfReasons>> = { ru: broadcastRu, bg: broadcastBg, en: broadcastEn }

export function broadcastWordsIn(locale: Locale): BroadcastWordsOfReasons {
  return WORDS[locale]
}

export function campaignUplift({ verdict, difference, low, high, visible }: Uplift, locale: Locale): string {
  const points = (share: number | null): number => Math.round((share ?? 0) * 100)
  return WORDS[locale].uplift[verdict]({
    points: points(difference),
    low: points(low),
    high: points(high),
    visible: Math.ceil((visible ?? 1) * 100),
  })
}
