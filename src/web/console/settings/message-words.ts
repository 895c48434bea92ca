/** Our words for customers, fetched only for the page that edits them, and a preview of what becomes of them. */
import type { Locale } from '../../../kernel/locale.ts'
import { TRADES, type Trade } from '../../../domain/collect/business.ts'
import { type ShortWords, shortTemplate } from '../../../domain/deliver/short-words.ts'
import type { MergeField, WordsCatalogue } from '../../../domain/deliver/words.ts'
import type { Settings } from './settings.ts'

export interface OurWords extends WordsCatalogue {
  readonly short: ShortWords
}

/** An SMS has words of its own: each part costs money. */
export const WORDS_FORMS = ['long', 'sms'] as const
export type WordsForm = (typeof WORDS_FORMS)[number]

export const WRITTEN_RUNGS = ['soft', 'product', 'offer', 'follow-up'] as const
export type WrittenRung = (typeof WRITTEN_RUNGS)[number]

/** The fields an owner may insert. */
export const TEMPLATE_FIELDS = [
  'hello',
  'shop',
  'product',
  'price',
  'last',
  'group',
  'about',
  'due',
  'phone',
  'signature',
] as const satisfies readonly MergeField[]

export const OUR_WORDS: Readonly<Record<Locale, () => Promise<OurWords>>> = {
  ru: async () => ({
    ...(await import('../../../locales/messages/ru.ts')).ru,
    short: (await import('../../../locales/messages/short-ru.ts')).shortRu,
  }),
  bg: async () => ({
    ...(await import('../../../locales/messages/bg.ts')).bg,
    short: (await import('../../../locales/messages/short-bg.ts')).shortBg,
  }),
  en: async () => ({
    ...(await import('../../../locales/messages/en.ts')).en,
    short: (await import('../../../locales/messages/short-en.ts')).shortEn,
  }),
}

function tradeOf(name: string): Exclude<Trade, 'other'> {
  const trade = TRADES.find(known => known === name)
  return trade === undefined || trade === 'other' ? 'shop' : trade
}

export function ourTemplate(
  ours: OurWords,
  { rung, trade, form }: { readonly rung: WrittenRung; readonly trade: string; readonly form: WordsForm },
): string {
  if (form === 'sms' && rung !== 'follow-up')
    return shortTemplate(ours.short, { trade: tradeOf(trade), rung, group: 'close', isInformal: false })
  return rung === 'follow-up' ? ours.followUp[0] : ours.rungs[tradeOf(trade)][rung].close[0]
}

interface PreviewOptions {
  readonly ours: OurWords
  readonly settings: Settings
  readonly sample: { readonly name: string; readonly product: string; readonly group: string; readonly due: string }
}

/** What a customer would read, with a customer invented for it; the server's own rendering is richer and safer. */
export function preview(template: string, { ours, settings, sample }: PreviewOptions): string {
  const fields: Readonly<Record<string, string>> = {
    name: sample.name,
    hello: ours.greeting.named.replace('{name}', sample.name),
    shop: settings.name,
    phone: settings.words.phone,
    product: sample.product,
    group: sample.group,
    about: sample.group,
    due: sample.due,
    day: sample.due,
    signature: settings.words.signature,
    stop: ours.stop.reply,
  }
  const text = template.replace(/\{\{-?\s*(\w+)[^}]*\}\}/g, (_, field: string) => fields[field] ?? '').replace(/\{%[^%]*%\}/g, '')
  return text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ ([.,!?])/g, '$1')
    .trim()
}
