/** The words of the till. */
import type { TillWords } from '../../../locales/console/till/ru.ts'
import { catalogue } from '../words/catalogue.ts'

export const tillWords = catalogue<TillWords>({
  ru: async () => (await import('../../../locales/console/till/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/till/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/till/en.ts')).en,
})
