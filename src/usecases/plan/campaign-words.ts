/**
 * The words of a broadcast for one person: the owner's text in his language, its short form where a field is not known,
 * nothing where even that lacks one. Advertising always says how to stop.
 */
import { chooseVariant, type MergeFields, fieldsOf, greetingOf, tidyText } from '../../domain/deliver/words.ts'
import type { BroadcastWords } from '../../domain/plan/campaign.ts'
import { formatDay, type Locale, LOCALES } from '../../kernel/locale.ts'
import { adMark } from '../../locales/messages/ad-mark.ts'
import { messagesIn } from '../../locales/messages/catalogue.ts'
import type { Addressee } from '../../ports/campaign-store.ts'
import type { Sender } from '../../ports/deliver-store.ts'
import { canFill, fillIn } from '../deliver/word-engine.ts'

export interface BroadcastRendered {
  readonly locale: Locale
  readonly subject: string
  readonly text: string
}

/** Fields that the occasion brings: the train, the price, the offer. */
export type OccasionFields = Readonly<Record<string, string>>

export interface BroadcastRequest {
  readonly words: BroadcastWords
  readonly addressee: Pick<Addressee, 'firstName' | 'locale' | 'lastProduct' | 'lastGroup' | 'lastDay' | 'lastPlace'>
  readonly sender: Sender
  readonly occasion: OccasionFields
  /** False for what he asked for: a service message does not tell how to stop. */
  readonly isAdvertising: boolean
  /** Who pays for a partner's offer; null for what is the owner's own. */
  readonly partner: { readonly advertiser: string | null; readonly adToken: string | null } | null
}

/** Longer names come from stock lists; in a short message they read as noise. */
const PRODUCT_CHARS_MAX = 40

/** Null when no variant has all it needs, or there is no text at all. */
export function renderBroadcast(request: BroadcastRequest): BroadcastRendered | null {
  const { words, addressee, sender } = request
  const locale = [addressee.locale, sender.locale, ...LOCALES].find(one => one !== null && words[one] !== undefined)
  const own = locale === undefined || locale === null ? undefined : words[locale]
  if (own === undefined || locale === undefined || locale === null) return null
  const fields = fieldsFor(request, locale)
  const chosen = chooseVariant(
    [own.text, own.short].filter(variant => variant.trim() !== '' && canFill(variant)),
    fields,
  )
  if (chosen === undefined) return null
  const body = tidyText(fillIn(chosen, fields))
  const marked = request.partner === null ? body : `${body} ${adMark(request.partner, locale)}`.trim()
  const subject = chooseVariant(
    [own.subject, '{{ shop }}'].filter(variant => variant.trim() !== '' && canFill(variant)),
    fields,
  )
  return {
    locale,
    subject: subject === undefined ? sender.name : tidyText(fillIn(subject, fields)),
    text: request.isAdvertising && !marked.includes(fields.stop) ? `${marked} ${fields.stop}` : marked,
  }
}

/** Fields a text names that no message can ever have: told to the owner while he writes. */
export function unknownFields(text: string, occasion: readonly string[]): readonly string[] {
  const known = new Set([...FIELD_NAMES, ...occasion])
  return [...new Set(fieldsOf(text))].filter(field => !known.has(field))
}

const FIELD_NAMES = ['name', 'hello', 'shop', 'phone', 'product', 'group', 'due', 'day', 'stop', 'signature', 'lastDay', 'place'] as const

function fieldsFor({ addressee, sender, occasion }: BroadcastRequest, locale: Locale): MergeFields & Readonly<Record<string, string>> {
  const catalogue = messagesIn(locale)
  const { name, hello } = greetingOf(catalogue, addressee.firstName)
  const product = (addressee.lastProduct ?? '').trim()
  return {
    name,
    hello,
    shop: sender.name,
    phone: sender.phone,
    product: product.length <= PRODUCT_CHARS_MAX ? product : '',
    group: addressee.lastGroup ?? '',
    due: '',
    day: '',
    stop: catalogue.stop.reply,
    signature: sender.signature === '' ? sender.name : sender.signature,
    lastDay: addressee.lastDay === null ? '' : formatDay(addressee.lastDay, locale),
    place: addressee.lastPlace ?? '',
    ...occasion,
  }
}
