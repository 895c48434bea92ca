import { catalogue } from '../words/catalogue.ts'

export const firstRunWords = catalogue({
  ru: async () => (await import('../../../locales/console/first-run/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/first-run/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/first-run/en.ts')).en,
})
