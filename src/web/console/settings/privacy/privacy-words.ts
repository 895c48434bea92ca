import { catalogue } from '../../words/catalogue.ts'

export const privacyWords = catalogue({
  ru: async () => (await import('../../../../locales/console/privacy/ru.ts')).ru,
  bg: async () => (await import('../../../../locales/console/privacy/bg.ts')).bg,
  en: async () => (await import('../../../../locales/console/privacy/en.ts')).en,
})
