/** Words of the lists, by language. */
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en } from './en.ts'
import { type ListWords, ru } from './ru.ts'

const WORDS: Readonly<Record<Locale, ListWords>> = { ru, bg, en }

export function listWords(locale: Locale): ListWords {
  return WORDS[locale]
}
