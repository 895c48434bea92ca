/** Each language calls itself by its own name. */
import type { Locale } from '../../../kernel/locale.ts'

export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { ru: 'Русский', bg: 'Български', en: 'English' }
