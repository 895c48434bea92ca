import { catalogue } from '../words/catalogue.ts'

export const bookingsWords = catalogue({
  ru: async () => (await import('../../../locales/console/bookings/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/bookings/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/bookings/en.ts')).en,
})
