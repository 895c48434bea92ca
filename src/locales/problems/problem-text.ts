/** The sentence of a refusal in the request's language. */
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en, type ProblemWords } from './en.ts'
import { ru } from './ru.ts'

const words: Readonly<Record<Locale, ProblemWords>> = { ru, bg, en }

export function problemText(locale: Locale, code: keyof ProblemWords, data: Readonly<Record<string, string | number>> = {}): string {
  return words[locale][code](data)
}
