import { catalogue } from '../words/catalogue.ts'

export const numbersWords = catalogue({
  ru: async () => (await import('../../../locales/console/numbers/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/numbers/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/numbers/en.ts')).en,
})
