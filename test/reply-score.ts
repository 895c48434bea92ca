/** Scores the reader on labelled replies: `a|b` accepts either intent; the date must be exact. */
import { readFileSync } from 'node:fs'
import type { When } from '../src/domain/respond/reading.ts'
import { readReply } from '../src/domain/respond/read-reply.ts'
import { day } from '../src/kernel/day.ts'
import type { Locale } from '../src/kernel/locale.ts'

export interface Labelled {
  readonly text: string
  readonly intents: readonly string[]
  readonly when: string
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

/** The second and the third set were written later, and harder, before the grammar was looked at again. */
export const HALVES = ['seen', 'unseen', 'second-seen', 'second-unseen', 'third'] as const

export function labelledReplies(locale: Locale, half: (typeof HALVES)[number]): Labelled[] {
  const lines = readFileSync(new URL(`data/replies/${locale}-${half}.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  return lines.map(line => {
    const [, quoted, plain = '', , intent = '', when = ''] = /^(?:"((?:[^"]|"")*)"|([^,]*)),(\w+),([^,]*),(.*)$/.exec(line) ?? []
    return { text: quoted === undefined ? plain : quoted.replaceAll('""', '"'), intents: intent.split('|'), when }
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
  for (const { text, intents, when } of replies) {
    const reading = readReply(text, { now: LABELS_NOW, prior })
    const [isRight, found] = [intents.includes(reading.intent), whenText(reading.when)]
    sum.replies += 1
    sum.intentRight += Number(isRight)
    // A star: the day is of no consequence there, whether it is read or not.
    const isFree = when === '*'
    sum.dated += Number(when !== '' && !isFree)
    sum.dateRight += Number(when !== '' && found === when)
    sum.falseDates += Number(when === '' && found !== '')
    sum.stops += Number(intents.includes('stop'))
    sum.stopsFound += Number(intents.includes('stop') && reading.intent === 'stop')
    sum.falseStops += Number(!intents.includes('stop') && reading.intent === 'stop')
    if (!isRight || (found !== when && !isFree))
      misses.push(`${text} → ${reading.locale} ${reading.intent} ${found} (wanted ${intents.join('|')} ${when})`)
  }
  return { ...sum, misses }
}
