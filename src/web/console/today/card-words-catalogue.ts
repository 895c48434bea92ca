/** Words of what opens from a card; fetched with it. */
import { catalogue } from '../words/catalogue.ts'

export const cardWords = catalogue({
  ru: async () => (await import('../../../locales/console/card/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/card/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/card/en.ts')).en,
})
