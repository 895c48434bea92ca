import { catalogue } from '../words/catalogue.ts'

export const campaignsWords = catalogue({
  ru: async () => (await import('../../../locales/console/campaigns/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/campaigns/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/campaigns/en.ts')).en,
})
