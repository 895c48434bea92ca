import { catalogue } from '../words/catalogue.ts'

export const pointsWords = catalogue({
  ru: async () => (await import('../../../locales/console/points/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/points/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/points/en.ts')).en,
})
