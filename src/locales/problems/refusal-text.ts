/** The sentence of a use case's refusal in the request's language. */
import type { Locale } from '../../kernel/locale.ts'
import { refusalsBg } from './refusals-bg.ts'
import { refusalsEn, type RefusalWords } from './refusals-en.ts'
import { refusalsRu } from './refusals-ru.ts'

export type RefusalCode = keyof RefusalWords

const words: Readonly<Record<Locale, RefusalWords>> = { ru: refusalsRu, bg: refusalsBg, en: refusalsEn }

export function refusalText(locale: Locale, code: RefusalCode): string {
  return words[locale][code]
}
