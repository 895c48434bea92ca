/** Words of the outbox by language. */
import type { Locale } from '../../kernel/locale.ts'
import { bg } from './bg.ts'
import { en, type OutboxWords } from './en.ts'
import { ru } from './ru.ts'

export const outboxWords: Readonly<Record<Locale, OutboxWords>> = { ru, bg, en }
