/** Sentences of the understand stage in the reader's language. */
import type { SegmentReason } from '../../domain/understand/segment.ts'
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

export function noDateSentence(reason: NoDateReason, locale: Locale): string {
  return WORDS[locale].noDate[reason]
}

export function basisSentence(basis: Basis, locale: Locale): string {
  return WORDS[locale].basis[basis]
}
