/** Words about answers by language. */
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { type AnswerWords, en } from './en.ts'
import { ru } from './ru.ts'

export const answerWords: Readonly<Record<Locale, AnswerWords>> = { ru, bg, en }
