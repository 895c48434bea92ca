import { catalogue } from '../words/catalogue.ts'

export const offersWords = catalogue({
  ru: async () => (await import('../../../locales/console/offers/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/offers/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/offers/en.ts')).en,
})
