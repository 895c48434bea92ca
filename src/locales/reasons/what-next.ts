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
  /** Of those who bought the first, how many take the second. */
  readonly share: number
  /** The days in which it mostly comes are over. */
  readonly isPast: boolean
}

/** Half of the people is usual, a quarter is often. */
const USUALLY_MIN = 0.5
const OFTEN_MIN = 0.25

function chanceAdverb(
  { share }: Pick<FollowsWords, 'share'>,
  [seldom, often, usually]: readonly [seldom: string, often: string, usually: string],
): string {
  return share >= USUALLY_MIN ? usually : share >= OFTEN_MIN ? often : seldom
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
      `После «${d.after}» (${formatDay(d.afterDay, 'ru')}) ${chanceAdverb(d, ['иногда', 'часто', 'обычно'])} берут «${d.item}», ` +
      `чаще всего ${d.fromDay === d.toDay ? formatDay(d.fromDay, 'ru') : `с ${formatDay(d.fromDay, 'ru')} по ${formatDay(d.toDay, 'ru')}`}` +
      (d.isPast ? ': эти дни уже прошли, покупка ещё возможна.' : '.'),
    shrinkingBasket: d => `Покупает меньше: теперь обычно на ${d.recent}, раньше на ${d.before}.`,
    fallingVisits: d => `Приходит реже: теперь ${ruDays(d.recentDays)}, раньше ${ruDays(d.beforeDays)}.`,
  },
  bg: {
    follows: d =>
      `След „${d.after}“ (${formatDay(d.afterDay, 'bg')}) ${chanceAdverb(d, ['понякога', 'често', 'обикновено'])} се взема „${d.item}“, ` +
      `най-често ${d.fromDay === d.toDay ? `на ${formatDay(d.fromDay, 'bg')}` : `между ${formatDay(d.fromDay, 'bg')} и ${formatDay(d.toDay, 'bg')}`}` +
      (d.isPast ? ': тези дни минаха, но покупката още е възможна.' : '.'),
    shrinkingBasket: d => `Купува по-малко: сега обикновено за ${d.recent}, преди за ${d.before}.`,
    fallingVisits: d => `Идва по-рядко: сега ${bgDays(d.recentDays)}, преди ${bgDays(d.beforeDays)}.`,
  },
  en: {
    follows: d =>
      `Bought “${d.after}” on ${formatDay(d.afterDay, 'en')}; “${d.item}” ${chanceAdverb(d, ['sometimes', 'often', 'usually'])} follows, most often ` +
      (d.fromDay === d.toDay
        ? `on ${formatDay(d.fromDay, 'en')}`
        : `between ${formatDay(d.fromDay, 'en')} and ${formatDay(d.toDay, 'en')}`) +
      (d.isPast ? '; those days have passed, but it may still come.' : '.'),
    shrinkingBasket: d => `Buys less: usually ${d.recent} now, ${d.before} before.`,
    fallingVisits: d => `Comes less often: ${enDays(d.recentDays)} now, ${enDays(d.beforeDays)} before.`,
  },
}

export function whatNextWords(locale: Locale): WhatNextWords {
  return WORDS[locale]
}
