/** Words of the customers' pages by language. */
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en, type PublicWords } from './en.ts'
import { ru } from './ru.ts'

export const publicWords: Readonly<Record<Locale, PublicWords>> = { ru, bg, en }
