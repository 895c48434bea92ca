/** Sentences of what to offer next, in the reader's language. */
import type { Locale } from '../../kernel/locale.ts'
import { formatDay, plural } from '../../kernel/locale.ts'

export interface FollowsWords {
  readonly item: string
  readonly after: string
  /** ISO days. */
  readonly afterDay: string
  readonly fromDay: string
  readonly toDay: string
}

export interface WhatNextWords {
  readonly follows: (data: FollowsWords) => string
  /** Sums as text. */
  readonly shrinkingBasket: (data: { readonly recent: string; readonly before: string }) => string
  readonly fallingVisits: (data: { readonly recentDays: number; readonly beforeDays: number }) => string
}

const ruDays = (count: number): string =>
  plural('ru', count, { one: 'каждый # день', few: 'каждые # дня', many: 'каждые # дней', other: 'каждые # дня' })
const bgDays = (count: number): string => plural('bg', count, { one: 'всеки ден', other: 'на всеки # дни' })
const enDays = (count: number): string => plural('en', count, { one: 'every day', other: 'every # days' })

const WORDS: Readonly<Record<Locale, WhatNextWords>> = {
  ru: {
    follows: d =>
      `${formatDay(d.afterDay, 'ru')} был куплен товар «${d.after}»: за ним обычно берут «${d.item}». ` +
      (d.fromDay === d.toDay
        ? `Чаще всего ${formatDay(d.fromDay, 'ru')}.`
        : `Чаще всего с ${formatDay(d.fromDay, 'ru')} по ${formatDay(d.toDay, 'ru')}.`),
    shrinkingBasket: d => `Покупает меньше: теперь обычно на ${d.recent}, раньше на ${d.before}.`,
    fallingVisits: d => `Приходит реже: теперь ${ruDays(d.recentDays)}, раньше ${ruDays(d.beforeDays)}.`,
  },
  bg: {
    follows: d =>
      `На ${formatDay(d.afterDay, 'bg')} е купено „${d.after}“, а след него обикновено идва „${d.item}“. ` +
      (d.fromDay === d.toDay
        ? `Най-често на ${formatDay(d.fromDay, 'bg')}.`
        : `Най-често между ${formatDay(d.fromDay, 'bg')} и ${formatDay(d.toDay, 'bg')}.`),
    shrinkingBasket: d => `Купува по-малко: сега обикновено за ${d.recent}, преди за ${d.before}.`,
    fallingVisits: d => `Идва по-рядко: сега ${bgDays(d.recentDays)}, преди ${bgDays(d.beforeDays)}.`,
  },
  en: {
    follows: d =>
      `Bought “${d.after}” on ${formatDay(d.afterDay, 'en')}; “${d.item}” usually follows, ` +
      (d.fromDay === d.toDay
        ? `most often on ${formatDay(d.fromDay, 'en')}.`
        : `most often between ${formatDay(d.fromDay, 'en')} and ${formatDay(d.toDay, 'en')}.`),
    shrinkingBasket: d => `Buys less: usually ${d.recent} now, ${d.before} before.`,
    fallingVisits: d => `Comes less often: ${enDays(d.recentDays)} now, ${enDays(d.beforeDays)} before.`,
  },
}

export function whatNextWords(locale: Locale): WhatNextWords {
  return WORDS[locale]
}
