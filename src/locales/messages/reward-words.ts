/** What a customer is close to, as one sentence that ends the words of a contact. */
import type { NearReward } from '../../domain/plan/near-reward.ts'
import { type Locale, plural } from '../../kernel/locale.ts'
import { type Currency, formatMoney } from '../../kernel/money.ts'
import { formatPercent } from '../../kernel/percent.ts'

interface RewardWords {
  readonly freeWaits: string
  readonly stampsLeft: (left: number) => string
  /** Both as people of that language write them. */
  readonly nextStep: (missing: string, share: string) => string
}

const REWARD_LINE: Readonly<Record<Locale, RewardWords>> = {
  ru: {
    freeWaits: 'А на карте уже всё собрано: этот раз для вас бесплатный.',
    stampsLeft: left =>
      `${plural('ru', left, { one: 'Осталось # посещение', few: 'Осталось # посещения', many: 'Осталось # посещений', other: 'Осталось # посещения' })}, и следующее бесплатно.`,
    nextStep: (missing, share) => `До скидки ${share} осталось ${missing}.`,
  },
  bg: {
    freeWaits: 'А картата Ви вече е пълна: този път е безплатно.',
    stampsLeft: left => `Още ${plural('bg', left, { one: '# посещение', other: '# посещения' })} и следващото е безплатно.`,
    nextStep: (missing, share) => `До отстъпка от ${share} остават ${missing}.`,
  },
  en: {
    freeWaits: 'And your card is full: this one is free.',
    stampsLeft: left => `Only ${plural('en', left, { one: '# more visit', other: '# more visits' })}, and the next one is free.`,
    nextStep: (missing, share) => `You are ${missing} away from ${share} off.`,
  },
}

/** Null where a sum has to be named and the currency is not known. */
export function rewardLine(
  reward: NearReward,
  { locale, currency }: { readonly locale: Locale; readonly currency: Currency | undefined },
): string | null {
  const words = REWARD_LINE[locale]
  switch (reward.kind) {
    case 'free-waits':
      return words.freeWaits
    case 'stamps-left':
      return words.stampsLeft(reward.left)
    case 'next-step':
      return currency === undefined
        ? null
        : words.nextStep(formatMoney(reward.missingMinor, currency, locale), formatPercent(reward.share, locale))
  }
}
