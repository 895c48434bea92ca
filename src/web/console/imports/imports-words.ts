import { catalogue } from '../words/catalogue.ts'

export const importsWords = catalogue({
  ru: async () => (await import('../../../locales/console/imports/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/imports/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/imports/en.ts')).en,
})
