/** The words of the first page: the shell and Today. */
import { catalogue } from './catalogue.ts'

export const shellWords = catalogue({
  ru: async () => (await import('../../../locales/console/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/en.ts')).en,
})

export const words = shellWords.words
