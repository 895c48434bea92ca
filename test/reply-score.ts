/** Scores the reader on labelled replies: `a|b` accepts either intent; the date must be exact. */
import { readFileSync } from 'node:fs'
import type { When } from '../src/domain/respond/reading.ts'
import { readReply } from '../src/domain/respond/read-reply.ts'
import { day } from '../src/kernel/day.ts'
import type { Locale } from '../src/kernel/locale.ts'
import type { WallTime } from '../src/kernel/zone.ts'

export interface Labelled {
  readonly text: string
  readonly intents: readonly string[]
  readonly when: string
  /** When the reply came. */
  readonly now: WallTime
}

export interface Score {
  readonly replies: number
  readonly intentRight: number
  readonly dated: number
  readonly dateRight: number
  readonly falseDates: number
  readonly stops: number
  readonly stopsFound: number
  readonly falseStops: number
  readonly misses: readonly string[]
}

/** Tuesday: what the labels were written for. */
export const LABELS_NOW = { day: day('2026-03-10'), minute: 630 }

/** These sets were read once whole before anything was corrected because of them. */
export const READ_ONCE = [
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
  'twenty-first',
] as const

/**
 * These sets name the moment of each reply in the last column. Up to the sixth the even lines were shown when the grammar
 * was corrected, the odd ones never.
 */
export const MOMENTED = ['fourth', 'fifth', 'sixth', ...READ_ONCE, 'guards', 'borders', 'practice'] as const

export function momentedReplies(locale: Locale, set: (typeof MOMENTED)[number]): Labelled[] {
  return labelledReplies(locale, set).map(reply => {
    const [when = '', moment = ''] = reply.when.split(',')
    const [on = '', hour = '0', minute = '0'] = moment.trim().split(/[T:]/)
    return {
      ...reply,
      text: reply.text.replaceAll(String.raw`\n`, '\n'),
      when,
      now: { day: day(on), minute: 60 * Number(hour) + Number(minute) },
    }
  })
}

/** The second and the third set were written later, and harder, before the grammar was looked at again. */
export const HALVES = ['seen', 'unseen', 'second-seen', 'second-unseen', 'third'] as const

export function labelledReplies(locale: Locale, half: (typeof HALVES)[number] | (typeof MOMENTED)[number]): Labelled[] {
  const lines = readFileSync(new URL(`data/replies/${locale}-${half}.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  return lines.map(line => {
    const [, quoted, plain = '', , intent = '', when = ''] = /^(?:"((?:[^"]|"")*)"|([^,]*)),(\w+),([^,]*),(.*)$/.exec(line) ?? []
    return { text: quoted === undefined ? plain : quoted.replaceAll('""', '"'), intents: intent.split('|'), when, now: LABELS_NOW }
  })
}

/** Refusals of messages, and replies that only sound like one. */
export const REFUSALS = ['stops', 'refusals'] as const

export function refusalReplies(locale: Locale, set: (typeof REFUSALS)[number]): { readonly text: string; readonly isStop: boolean }[] {
  return wantedReplies(locale, set).map(({ text, want }) => ({ text, isStop: want === 'stop' }))
}

/** Wants without days: 'voices' are old people's, tradesmen's and young people's ways of saying the usual things. */
export function wantedReplies(
  locale: Locale,
  set: (typeof REFUSALS)[number] | 'voices',
): { readonly text: string; readonly want: string }[] {
  const lines = readFileSync(new URL(`data/replies/${set}-${locale}.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  return lines.map(line => {
    const [, quoted, plain = '', want = ''] = /^(?:"((?:[^"]|"")*)"|([^,]*)),(\w+)$/.exec(line) ?? []
    return { text: quoted === undefined ? plain : quoted.replaceAll('""', '"'), want }
  })
}

export function whenText(when: When): string {
  if (when === null) return ''
  return typeof when === 'string' ? when : `${when.from}/${when.to ?? ''}`
}

/** `prior` is the language the shop writes in; null leaves it to be found out. */
export function score(replies: readonly Labelled[], prior: Locale | null): Score {
  const misses: string[] = []
  const sum = { replies: 0, intentRight: 0, dated: 0, dateRight: 0, falseDates: 0, stops: 0, stopsFound: 0, falseStops: 0 }
  for (const { text, intents, when, now } of replies) {
    const reading = readReply(text, { now, prior })
    const [isRight, found] = [intents.includes(reading.intent), whenText(reading.when)]
    sum.replies += 1
    sum.intentRight += Number(isRight)
    // A star: the day is of no consequence there, whether it is read or not.
    const isFree = when === '*'
    sum.dated += Number(when !== '' && !isFree)
    sum.dateRight += Number(when !== '' && found === when)
    sum.falseDates += Number(when === '' && found !== '')
    // Where two wants are accepted the first is the one that was meant.
    sum.stops += Number(intents[0] === 'stop')
    sum.stopsFound += Number(intents[0] === 'stop' && reading.intent === 'stop')
    sum.falseStops += Number(!intents.includes('stop') && reading.intent === 'stop')
    if (!isRight || (found !== when && !isFree))
      misses.push(`${text} → ${reading.locale} ${reading.intent} ${found} (wanted ${intents.join('|')} ${when})`)
  }
  return { ...sum, misses }
}
