import { catalogue } from '../../words/catalogue.ts'

export const providersWords = catalogue({
  ru: async () => (await import('../../../../locales/console/providers/ru.ts')).ru,
  bg: async () => (await import('../../../../locales/console/providers/bg.ts')).bg,
  en: async () => (await import('../../../../locales/console/providers/en.ts')).en,
})
