import { catalogue } from '../words/catalogue.ts'

export const settingsWords = catalogue({
  ru: async () => (await import('../../../locales/console/settings/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/settings/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/settings/en.ts')).en,
})
