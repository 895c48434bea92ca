/**
 * Reads one reply: strips what is not his, finds the language, hears what he wants and when. Pure, so that every stored
 * reply can be read again by a later grammar.
 */
import { type Day, daysBetween, parseDay } from '../../kernel/day.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { WallTime } from '../../kernel/zone.ts'
import { intentOf } from './intent.ts'
import { ASKS_HOURS } from './intent-signs.ts'
import { meaningsOf } from './meanings.ts'
import { phraseText } from './phrases.ts'
import { isAutomatic, stripQuoted } from './quoted.ts'
import type { Intent, Reading, When } from './reading.ts'
import type { Token } from './tokens.ts'
import { findWhen } from './when.ts'
import { isMod } from './row.ts'
import { spellAsMeant } from './wrong-keys.ts'

export interface ReadOptions {
  /** The local time at which the reply came. */
  readonly now: WallTime
  /** The language we wrote in, when it is known. */
  readonly prior?: Locale | null
  /** True when the language is given, not guessed. */
  readonly fixed?: boolean
}

/** Longer texts are letters, not replies; the beginning says what they want. */
export const REPLY_CHARS_MAX = 2000

/** Wants that have no time of their own: a date in a complaint is the date of the offence. */
const TIMELESS: ReadonlySet<Intent> = new Set(['stop', 'wrong_number', 'complaint', 'done', 'price', 'no'])

export function readReply(text: string, { now, prior = null, fixed = false }: ReadOptions): Reading {
  const own = stripQuoted(text.slice(0, REPLY_CHARS_MAX))
  const {
    tokens,
    spelt: { locale, tokens: spelt, typed },
  } = spellAsMeant(own, { prior, fixed })
  if (isAutomatic(own)) return { intent: 'other', when: null, locale, automatic: true }
  const row = meaningsOf(spelt, locale)
  const found = findWhen(row, { today: now.day, minute: now.minute, locale })
  const words = phraseText(spelt.map(wordOf))
  const intent = intentOf({
    text: words,
    typedText: phraseText(typed.map(wordOf)),
    rawText: phraseText(tokens.map(wordOf)),
    locale,
    found,
    refusesTime: found.refused,
    daysAhead: daysAhead(found.when, now.day),
  })
  // "Until when are you open today" names no time to come at.
  const isTimeless = TIMELESS.has(intent) || (intent === 'question' && ASKS_HOURS.test(words))
  return {
    intent,
    when: isTimeless ? null : targetOf(found.when, { intent, isMove: row.some(meaning => isMod(meaning, 'from')) }),
    locale,
    automatic: false,
  }
}

/** "Move it from Thursday to Saturday" is about Saturday. */
function targetOf(when: When, { intent, isMove }: { readonly intent: Intent; readonly isMove: boolean }): When {
  const isSpan = when !== null && typeof when !== 'string' && when.to !== null
  if (intent !== 'reschedule' || !isMove || !isSpan || when.to === null) return when
  // An hour behind the second day belongs to it alone: the span then ends in the minute in which it began.
  const isOneHour = when.from.slice(10) === when.to.slice(10)
  return isOneHour && when.from !== when.to ? when.to : when
}

function daysAhead(when: When, today: Day): number {
  if (when === null) return 0
  const named = parseDay((typeof when === 'string' ? when : when.from).slice(0, 10))
  return named === undefined ? 0 : daysBetween(today, named)
}

function wordOf(token: Token): string {
  return token.text
}
