/** Why somebody is left out of a campaign, why an outside event made no message, why a campaign cannot go on: in the reader's language. */
import type { Uplift } from '../../domain/measure/hold-out.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { BroadcastWordsOfReasons } from './broadcast-words.ts'
import { broadcastBg } from './broadcast.bg.ts'
import { broadcastEn } from './broadcast.en.ts'
import { broadcastRu } from './broadcast.ru.ts'

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
