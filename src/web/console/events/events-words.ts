import { catalogue } from '../words/catalogue.ts'

export const eventsWords = catalogue({
  ru: async () => (await import('../../../locales/console/events/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/events/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/events/en.ts')).en,
})
