import { catalogue } from '../words/catalogue.ts'

export const inboxWords = catalogue({
  ru: async () => (await import('../../../locales/console/inbox/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/inbox/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/inbox/en.ts')).en,
})
