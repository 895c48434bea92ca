import { catalogue } from '../words/catalogue.ts'

export const messagesWords = catalogue({
  ru: async () => (await import('../../../locales/console/messages/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/messages/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/messages/en.ts')).en,
})
