/** The words about imports in the language asked for. */
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'
import type { ImportWords } from './words.ts'

const WORDS: Readonly<Record<Locale, ImportWords>> = { ru, bg, en }

export function importWords(locale: Locale): ImportWords {
  return WORDS[locale]
}
