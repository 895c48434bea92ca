/** Words of a customer's page by language. */
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en, type ProfileWords } from './en.ts'
import { ru } from './ru.ts'

export const profileWords: Readonly<Record<Locale, ProfileWords>> = { ru, bg, en }
