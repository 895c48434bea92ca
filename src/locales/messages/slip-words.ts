/** Words that every slip carries, in the language of the shop. */
import type { SlipWords } from '../../domain/deliver/slip.ts'
import { formatDay, type Locale } from '../../kernel/locale.ts'

const WORDS: Readonly<Record<Locale, Omit<SlipWords, 'day'>>> = {
  ru: {
    validUntil: day => `Действует до ${day} включительно`,
    bringAlong: 'Возьмите этот купон с собой',
    checklist: 'К вашей покупке, ничего не забыли?',
    copy: number => `КОПИЯ № ${number}`,
  },
  bg: {
    validUntil: day => `Валиден до ${day} включително`,
    bringAlong: 'Носете този купон със себе си',
    checklist: 'Към покупката Ви, нещо забравено?',
    copy: number => `КОПИЕ № ${number}`,
  },
  en: {
    validUntil: day => `Good until ${day}, that day included`,
    bringAlong: 'Bring this coupon with you',
    checklist: 'To go with it, nothing forgotten?',
    copy: number => `COPY No. ${number}`,
  },
}

export function slipWords(locale: Locale): SlipWords {
  return { ...WORDS[locale], day: day => formatDay(day, locale) }
}
