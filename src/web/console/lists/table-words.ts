/** Names of the lists, as their files are called. */
import { catalogue } from '../words/catalogue.ts'

export const tableWords = catalogue({
  ru: async () => (await import('../../../locales/lists/ru.ts')).ru,
  bg: async () => (await import('../../../locales/lists/bg.ts')).bg,
  en: async () => (await import('../../../locales/lists/en.ts')).en,
})
