/** Sentences about the numbers in the reader's language: what was counted from what, and what cannot be said yet. */
import type { Adjustment } from '../../domain/measure/adjustment.ts'
import type { Uplift } from '../../domain/measure/hold-out.ts'
import type { RepeatRate } from '../../domain/measure/repeat-rate.ts'
import type { MixAlarm } from '../../domain/measure/source-mix.ts'
import type { Locale } from '../../kernel/locale.ts'
import { formatMoney, minor } from '../../kernel/money.ts'
import { measureBg } from './measure.bg.ts'
import { measureEn } from './measure.en.ts'
import { measureRu } from './measure.ru.ts'
import type { MeasureWords } from './measure-words.ts'

const WORDS: Readonly<Record<Locale, MeasureWords>> = { ru: measureRu, bg: measureBg, en: measureEn }

export function measureWords(locale: Locale): MeasureWords {
  return WORDS[locale]
}

export function repeatRateSentence({ customers, windowDays }: RepeatRate, locale: Locale): string {
  const words = WORDS[locale]
  return customers.denominator === 0
    ? words.noBuyers
    : words.repeatRate({ buyers: customers.denominator, returning: customers.numerator, windowDays })
}

export function upliftSentence(uplift: Uplift, locale: Locale): string {
  const { difference, low, high, visible, needed } = uplift
  return WORDS[locale].uplift[uplift.verdict]({
    events: uplift.contacted.denominator + uplift.heldOut.denominator,
    needed: needed === null ? null : twoFigures(needed),
    // Above 95 points there is nothing left that could be seen.
    visiblePoints: visible === null || visible > 0.95 ? null : Math.ceil(visible * 100 - 1e-9),
    points: Math.round((difference ?? 0) * 100),
    lowPoints: Math.round((low ?? 0) * 100),
    highPoints: Math.round((high ?? 0) * 100),
  })
}

export function adjustmentSentence(adjustment: Adjustment, locale: Locale): string {
  const { currency } = adjustment
  const told = (value: number): string =>
    currency === null ? new Intl.NumberFormat(locale).format(value) : formatMoney(minor(value), currency, locale)
  return WORDS[locale].adjustment[adjustment.kpi]({ frozen: told(adjustment.frozen), now: told(adjustment.now) })
}

export function alarmSentence(alarm: MixAlarm, locale: Locale): string {
  return WORDS[locale].alarm[alarm]
}

/** 2333 → 2300: nobody needs the last figures of an estimate. */
function twoFigures(value: number): number {
  return Number(value.toPrecision(2))
}
