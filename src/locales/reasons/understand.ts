/** Sentences of the understand stage in the reader's language. */
import type { SegmentReason } from '../../domain/understand/segment.ts'
import type { SubjectCycle } from '../../domain/understand/subject-cycle.ts'
import type { Basis, NoDateReason } from '../../domain/understand/understanding.ts'
import type { Locale } from '../../kernel/locale.ts'
import { understandBg } from './understand.bg.ts'
import { understandEn } from './understand.en.ts'
import { understandRu } from './understand.ru.ts'
import type { UnderstandWords } from './understand-words.ts'

const WORDS: Readonly<Record<Locale, UnderstandWords>> = { ru: understandRu, bg: understandBg, en: understandEn }

export function segmentSentence(reason: SegmentReason, locale: Locale): string {
  return WORDS[locale].segment[reason.code](reason.data)
}

/** What the sentences about a date need to know of a customer. */
interface Evidence {
  readonly basis: Basis
  /** Distinct purchase days. */
  readonly purchases: number
}

export function noDateSentence(reason: NoDateReason, { purchases }: Pick<Evidence, 'purchases'>, locale: Locale): string {
  const { noDate, noDateOnce } = WORDS[locale]
  return reason === 'too-uncertain' && purchases === 1 ? noDateOnce : noDate[reason]
}

export function basisSentence({ basis, purchases }: Evidence, locale: Locale): string {
  return WORDS[locale].basis[basis === 'own' && purchases === 2 ? 'two' : basis]
}

/** The cycle of a product group or a thing in one or two sentences. */
export function subjectSentence(
  cycle: Pick<SubjectCycle, 'basis' | 'cycleDays' | 'purchases' | 'stretch' | 'noDateReason'>,
  locale: Locale,
): string {
  const { subject } = WORDS[locale]
  const data = {
    cycleDays: Math.max(1, Math.round(cycle.cycleDays)),
    purchases: cycle.purchases,
    times: Math.round(cycle.stretch * 10) / 10,
  }
  const first =
    cycle.noDateReason === null ? subject[cycle.basis === 'own' ? 'own' : 'guess'](data) : noDateSentence(cycle.noDateReason, cycle, locale)
  return data.times === 1 ? first : `${first} ${subject.longer(data)}`
}
