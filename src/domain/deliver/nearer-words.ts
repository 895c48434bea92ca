/**
 * Words nearer to the customer than those of the trade: about the group or the thing that is due, and for the segments whom a
 * ladder leads in its own manner. Fragments, like the short words: behind the shop's name an SMS, behind a greeting a sentence.
 */
import type { Rung } from '../collect/business.ts'
import type { Standing } from '../understand/segment.ts'
import type { Template } from './words.ts'

/** A thing is fetched or its warranty ends; anything else simply falls due. */
export const ABOUT_PARTS = ['return', 'warranty'] as const
export type AboutPart = (typeof ABOUT_PARTS)[number]

export interface NearerWords {
  /** `about` stands in quotes, apart from the sentence: a name is never declined. The last fragment does without it. */
  readonly about: Readonly<Record<Rung, Template>>
  readonly parts: Readonly<Record<AboutPart, Template>>
  readonly segments: Readonly<Partial<Record<Standing, Readonly<Partial<Record<Rung, string>>>>>>
  /** For a regular after so many purchases: thanks, and a word to his friends; once, not with every cycle. */
  readonly thanks: string
  readonly birthday: string
}

export interface NearerQuestion {
  readonly rung: Rung
  readonly segment: string
  /** `repeat`, `group:<id>`, `asset:<id>/return`, `birthday` …; null where no plan stands behind the words. */
  readonly purpose: string | null
}

/** True when one group or one thing is due, so that words about the trade in general would be wrong. */
export function isAboutSubject(purpose: string | null): boolean {
  return purpose !== null && /^(?:group|asset):/.test(purpose)
}

/** From the richest to the plainest; empty where the words of the trade are the nearest. */
export function nearerFragments(words: NearerWords, { rung, segment, purpose }: NearerQuestion): readonly string[] {
  if (purpose === 'birthday') return [words.birthday]
  if (purpose === 'thanks') return [words.thanks]
  if (isAboutSubject(purpose)) {
    const part = ABOUT_PARTS.find(one => purpose?.endsWith(`/${one}`))
    return part === undefined || rung === 'soft' ? words.about[rung] : words.parts[part]
  }
  const ofSegment = Object.entries(words.segments).find(([standing]) => standing === segment)?.[1]?.[rung]
  return ofSegment === undefined ? [] : [ofSegment]
}
