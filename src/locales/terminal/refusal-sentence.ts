/** The sentence of a refusal in the language of the terminal. */
import type { Locale } from '../../kernel/locale.ts'
import type { StartRefusalCode, StartRefusalData } from '../../kernel/start-refusal.ts'
import { bg } from './bg.ts'
import { en } from './en.ts'
import type { RefusalSentences } from './refusal-sentences.ts'
import { ru } from './ru.ts'

const SENTENCES: Readonly<Record<Locale, RefusalSentences>> = { ru, bg, en }

export function refusalSentence<Code extends StartRefusalCode>(
  code: Code,
  { data, locale }: { readonly data: StartRefusalData[Code]; readonly locale: Locale },
): string {
  return SENTENCES[locale][code](data)
}
