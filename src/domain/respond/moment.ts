/** Wall-clock moments as a reading names them: a day, or a day and a minute. */
import { type Day, parseDay } from '../../kernel/day.ts'
import type { LocalMoment, When } from './reading.ts'

/** '2026-03-13T15:30'; of a visit without an hour the day alone. */
export function momentOf(on: Day, minute: number | null): Day | LocalMoment {
  return minute === null ? on : `${on}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** A named day holds each of its minutes; a day without an hour lies in whatever touches it. */
export function isWithin(moment: Day | LocalMoment, when: Exclude<When, null>): boolean {
  const [from, to] = typeof when === 'string' ? [when, when] : [when.from, when.to]
  if (parseDay(moment) !== undefined) return from.slice(0, 10) <= moment && (to === null || moment <= to.slice(0, 10))
  const low = parseDay(from) === undefined ? from : `${from}T00:00`
  const high = to === null ? '9999' : parseDay(to) === undefined ? to : `${to}T24:00`
  return low <= moment && moment <= high
}
