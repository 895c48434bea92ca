import type { EmailWords } from '../../../locales/console/email/ru.ts'
import { catalogue } from '../words/catalogue.ts'

export const emailWords = catalogue<EmailWords>({
  ru: async () => (await import('../../../locales/console/email/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/email/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/email/en.ts')).en,
})
