/** Decisions as they are sent: the code and data for programs, the sentence in the reader's language. */
import type { SegmentReason } from '../../domain/understand/segment.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
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

/** When this customer comes, or why no day is named. */
export function cycleDecision(known: Understanding, locale: Locale): Decision {
  const cycleDays = Math.max(1, Math.round(known.cycleDays))
  const words = profileWords[locale]
  if (known.dueDay === null) {
    const whyNone = known.noDateReason === null ? '' : noDateSentence(known.noDateReason, locale)
    // Of somebody who has gone it would be wrong to say how often he comes.
    const text = known.noDateReason === 'probably-gone' ? whyNone : `${words.cycleWithoutDate({ cycleDays })} ${whyNone}`.trim()
    return { code: 'cycle', data: { cycleDays, basis: known.basis }, text }
  }
  const data = { cycleDays, dueDay: known.dueDay, strength: known.strength }
  return { code: 'cycle-due', data: { ...data, basis: known.basis }, text: words.cycle(data) }
}

/** Why this date, or why none, and what the numbers rest on. */
export function dateDecision(known: Understanding, locale: Locale): Decision {
  const basis = basisSentence(known.basis, locale)
  if (known.noDateReason !== null)
    return { code: known.noDateReason, data: { basis: known.basis }, text: `${noDateSentence(known.noDateReason, locale)} ${basis}` }
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
