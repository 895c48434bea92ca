import { catalogue } from '../words/catalogue.ts'

export const sourcesWords = catalogue({
  ru: async () => (await import('../../../locales/console/sources/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/sources/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/sources/en.ts')).en,
})
