import { catalogue } from '../../words/catalogue.ts'

export const peopleWords = catalogue({
  ru: async () => (await import('../../../../locales/console/people/ru.ts')).ru,
  bg: async () => (await import('../../../../locales/console/people/bg.ts')).bg,
  en: async () => (await import('../../../../locales/console/people/en.ts')).en,
})
