import { catalogue } from '../words/catalogue.ts'

export const experimentsWords = catalogue({
  ru: async () => (await import('../../../locales/console/experiments/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/experiments/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/experiments/en.ts')).en,
})
