/** The business as its messages present it. */
import type { Business } from '../../domain/collect/business.ts'
import type { Sender } from '../../ports/deliver-store.ts'

export function senderOf({ name, trade, locale, zone, currency, words, channels }: Business): Sender {
  return {
    name,
    trade,
    locale,
    zone,
    currency,
    phone: words.phone,
    signature: words.signature,
    publicUrl: channels.publicUrl,
    templates: words.templates,
  }
}
