import { catalogue } from '../words/catalogue.ts'

export const listsWords = catalogue({
  ru: async () => (await import('../../../locales/console/lists/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/lists/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/lists/en.ts')).en,
})
