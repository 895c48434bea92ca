/** Decisions as they are sent: the code and data for programs, the sentence in the reader's language. */
import type { SegmentReason } from '../../domain/understand/segment.ts'
import type { YearHabit } from '../../domain/understand/year-habit.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
import type { Day } from '../../kernel/day.ts'
import type { Locale } from '../../kernel/locale.ts'
import { profileWords } from '../../locales/profile/words.ts'
import { type CycleReason, cycleReasonSentence } from '../../locales/reasons/cycle.ts'
import { type NumberReason, numberSentence } from '../../locales/reasons/numbers.ts'
import { planWords } from '../../locales/reasons/plan.ts'
import { basisSentence, noDateSentence, segmentSentence } from '../../locales/reasons/understand.ts'

export interface Decision {
  readonly code: string
  readonly data: Record<string, unknown>
  readonly text: string
}

export function segmentDecision(reason: SegmentReason, locale: Locale): Decision {
  return { code: reason.code, data: { ...reason.data }, text: segmentSentence(reason, locale) }
}

/** One gap shows no rhythm. */
const PURCHASES_TOLD_MIN = 3

/** When this customer comes, or why no day is named. */
export function cycleDecision(known: Understanding, locale: Locale): Decision {
  const cycleDays = Math.max(1, Math.round(known.cycleDays))
  const words = profileWords[locale]
  const { year } = known.reason.data
  const isTold = known.purchases >= PURCHASES_TOLD_MIN && (year === undefined || known.dueDay === null || isWithin(known.dueDay, year))
  if (known.dueDay === null) {
    const whyNone = known.noDateReason === null ? '' : noDateSentence(known.noDateReason, known, locale)
    // Of somebody who has gone it would be wrong to say how often he comes, and of one or two purchases nobody can.
    const text = isTold && known.segment !== 'lost' ? `${words.cycleWithoutDate({ cycleDays, year })} ${whyNone}` : whyNone
    return { code: 'cycle', data: { cycleDays, basis: known.basis }, text }
  }
  const data = { cycleDays, dueDay: known.dueDay, strength: known.strength }
  return {
    code: 'cycle-due',
    data: { ...data, basis: known.basis },
    text: words.cycle({ ...data, year, isTold, isLost: known.segment === 'lost' }),
  }
}

/** A day in one of his months or beside it: "comes in October, due in April" would be a riddle. */
function isWithin(dueDay: Day, { months }: YearHabit): boolean {
  const due = Number(dueDay.slice(5, 7))
  return months.some(month => [0, 1, 11].includes(Math.abs(month - due)))
}

/** Why this date, or why none, and what the numbers rest on. */
export function dateDecision(known: Understanding, locale: Locale): Decision {
  const basis = basisSentence(known, locale)
  if (known.noDateReason !== null)
    return { code: known.noDateReason, data: { basis: known.basis }, text: `${noDateSentence(known.noDateReason, known, locale)} ${basis}` }
  return {
    code: `basis-${known.basis}`,
    data: { basis: known.basis, strength: known.strength },
    text: `${cycleDecision(known, locale).text} ${basis}`,
  }
}

/** Why a number is what it is. */
export function numberDecision(reason: NumberReason, locale: Locale): Decision {
  return { code: reason.code, data: { ...reason.data }, text: numberSentence(reason, locale) }
}

/** Why a date and its chances are what they are. */
export function cycleReasonDecision(reason: CycleReason, locale: Locale): Decision {
  return { code: reason.code, data: { ...reason.data }, text: cycleReasonSentence(reason, locale) }
}

/** Why nothing is sent to a customer, and what could be done about it. */
export function silenceDecision(code: 'no-contact-point' | 'opted-out' | 'no-consent', locale: Locale): Decision {
  return { code, data: {}, text: planWords(locale).refusal[code]({}) }
}
