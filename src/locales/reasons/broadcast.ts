/** Why somebody is left out of a campaign, why an outside event made no message, why a campaign cannot go on: in the reader's language. */
import type { LeftOutReason } from '../../domain/plan/campaign.ts'
import type { EventRefusal } from '../../domain/plan/outside-event.ts'
import type { Locale } from '../../kernel/locale.ts'
import { broadcastBg } from './broadcast.bg.ts'
import { broadcastEn } from './broadcast.en.ts'
import { broadcastRu } from './broadcast.ru.ts'

export interface BroadcastWordsOfReasons {
  readonly leftOut: Readonly<Record<LeftOutReason, string>>
  readonly event: Readonly<Record<EventRefusal | 'told' | 'received', string>>
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

const WORDS: Readonly<Record<Locale, BroadcastWordsOfReasons>> = { ru: broadcastRu, bg: broadcastBg, en: broadcastEn }

export function broadcastWordsIn(locale: Locale): BroadcastWordsOfReasons {
  return WORDS[locale]
}
