/** The words of the rewards page. */
import type { RewardsWords } from '../../../locales/console/rewards/ru.ts'
import { catalogue } from '../words/catalogue.ts'

export const rewardsWords = catalogue<RewardsWords>({
  ru: async () => (await import('../../../locales/console/rewards/ru.ts')).ru,
  bg: async () => (await import('../../../locales/console/rewards/bg.ts')).bg,
  en: async () => (await import('../../../locales/console/rewards/en.ts')).en,
})
