/** Words of the numbers by language. */
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en, type NumbersWords } from './en.ts'
import { ru } from './ru.ts'

export const numbersWords: Readonly<Record<Locale, NumbersWords>> = { ru, bg, en }
