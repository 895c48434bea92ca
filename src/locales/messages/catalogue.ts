/** The words for customers, by language. */
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

const CATALOGUES = { ru, bg, en } as const

export function messagesIn(locale: Locale): (typeof CATALOGUES)[Locale] {
  return CATALOGUES[locale]
}
