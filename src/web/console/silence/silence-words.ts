import { catalogue } from '../words/catalogue.ts'

export const silenceWords = catalogue({
  ru: async () => (await import('../../../locales/console/silence/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/silence/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/silence/en.ts')).en,
})
