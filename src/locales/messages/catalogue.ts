/** The words for customers, by language. */
import type { ShortWords } from '../../domain/deliver/short-words.ts'
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'
import { shortBg } from './short-bg.ts'
import { shortEn } from './short-en.ts'
import { shortRu } from './short-ru.ts'

const CATALOGUES = { ru, bg, en } as const

export function messagesIn(locale: Locale): (typeof CATALOGUES)[Locale] {
  return CATALOGUES[locale]
}

const SHORT: Readonly<Record<Locale, ShortWords>> = { ru: shortRu, bg: shortBg, en: shortEn }

export function shortWordsIn(locale: Locale): ShortWords {
  return SHORT[locale]
}
