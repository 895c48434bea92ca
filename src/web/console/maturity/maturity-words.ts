import { catalogue } from '../words/catalogue.ts'

export const maturityWords = catalogue({
  ru: async () => (await import('../../../locales/console/maturity/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/maturity/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/maturity/en.ts')).en,
})
