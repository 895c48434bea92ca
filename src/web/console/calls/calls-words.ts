import { catalogue } from '../words/catalogue.ts'

export const callsWords = catalogue({
  ru: async () => (await import('../../../locales/console/calls/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/calls/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/calls/en.ts')).en,
})
