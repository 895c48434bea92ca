import { catalogue } from '../words/catalogue.ts'

export const customersWords = catalogue({
  ru: async () => (await import('../../../locales/console/customers/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/customers/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/customers/en.ts')).en,
})
