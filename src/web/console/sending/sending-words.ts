import type { SendingWords } from '../../../locales/console/sending/ru.ts'
import { catalogue } from '../words/catalogue.ts'

export const sendingWords = catalogue<SendingWords>({
  ru: async () => (await import('../../../locales/console/sending/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/sending/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/sending/en.ts')).en,
})
