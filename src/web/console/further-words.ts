/** Names of the further pages and of their groups in the navigation. */
import type { FurtherWords } from '../../locales/console/further/ru.ts'
import { catalogue } from './words/catalogue.ts'

export const furtherWords = catalogue<FurtherWords>({
  ru: async () => (await import('../../locales/console/further/ru.ts')).ru,
  bg: async () => (await import('../../locales/console/further/bg.ts')).bg,
  en: async () => (await import('../../locales/console/further/en.ts')).en,
})
