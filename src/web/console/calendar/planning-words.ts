import { catalogue } from '../words/catalogue.ts'

export const planningWords = catalogue({
  ru: async () => (await import('../../../locales/console/planning/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/planning/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/planning/en.ts')).en,
})
