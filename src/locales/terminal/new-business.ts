/** What a business is called until its owner names it. */
import type { Locale } from '../../kernel/locale.ts'

export const NEW_BUSINESS_NAME: Readonly<Record<Locale, string>> = { ru: 'Мой бизнес', bg: 'Моят бизнес', en: 'My business' }
