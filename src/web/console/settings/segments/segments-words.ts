import { catalogue } from '../../words/catalogue.ts'

export const segmentsWords = catalogue({
  ru: async () => (await import('../../../../locales/console/segments/ru.ts')).ru,
  bg: async () => (await import('../../../../locales/console/segments/bg.ts')).bg,
  en: async () => (await import('../../../../locales/console/segments/en.ts')).en,
})
