/** What one answer leads to. Pure: the reading or the owner's report goes in, one settlement comes out. */
import type { OpeningHours } from '../collect/business.ts'
import { isClosedDay } from '../plan/quiet-hours.ts'
import { addDays, type Day, daysBetween, parseDay, weekdayOf } from '../../kernel/day.ts'
import { unreachable } from '../../kernel/assert.ts'
import type { BookingId } from '../../kernel/ids.ts'
import { isWithin, momentOf } from './moment.ts'
import type { Reading, When } from './reading.ts'

export const OUTCOMES = ['booked', 'later', 'no', 'stop', 'bought-elsewhere', 'no-answer', 'reached', 'wrong-number'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why nothing was settled by itself; each one is told to the owner. */
export const NEEDS_ANSWER_REASONS = [
  'range-to-narrow',
  'no-time-named',
  'outside-hours',
  'day-has-passed',
  'too-far-ahead',
  'asks-price',
  'asks-question',
  'wants-cancel',
  'wants-other-time',
  'complains',
  'agrees',
  'slot-taken',
  'nobody-for-this',
  'unclear',
] as const
export type NeedsAnswerReason = (typeof NEEDS_ANSWER_REASONS)[number]

export type Settlement =
  | { readonly kind: 'booked'; readonly day: Day; readonly minute: number | null }
  | { readonly kind: 'booking-moved'; readonly bookingId: BookingId; readonly day: Day; readonly minute: number }
  | { readonly kind: 'booking-confirmed' | 'booking-cancelled'; readonly bookingId: BookingId }
  | { readonly kind: 'later'; readonly day: Day }
  | { readonly kind: 'no' | 'stop' | 'bought-elsewhere' | 'no-answer' | 'reached' | 'wrong-number' }
  | { readonly kind: 'needs-answer'; readonly reason: NeedsAnswerReason }
  /** Nobody said anything: an absence note. */
  | { readonly kind: 'automatic' }

/** Later than this the promise is worth less than the next cycle's own reminder. */
export const FOLLOW_UP_DAYS_MAX = 366

export interface SettleContext {
  readonly today: Day
  readonly hours: OpeningHours
}

export function settlementOf(reading: Reading, context: SettleContext): Settlement {
  if (reading.automatic) return { kind: 'automatic' }
  switch (reading.intent) {
    case 'stop':
      return { kind: 'stop' }
    case 'no':
      return { kind: 'no' }
    case 'done':
      return { kind: 'bought-elsewhere' }
    case 'wrong_number':
      return { kind: 'wrong-number' }
    case 'later':
      return settleLater(reading.when, context)
    case 'book':
      return settleBook(reading.when, context)
    case 'yes':
      return { kind: 'needs-answer', reason: 'agrees' }
    case 'price':
      return { kind: 'needs-answer', reason: 'asks-price' }
    case 'question':
      return { kind: 'needs-answer', reason: 'asks-question' }
    case 'cancel':
      return { kind: 'needs-answer', reason: 'wants-cancel' }
    case 'reschedule':
      return { kind: 'needs-answer', reason: 'wants-other-time' }
    case 'complaint':
      return { kind: 'needs-answer', reason: 'complains' }
    case 'other':
      return { kind: 'needs-answer', reason: 'unclear' }
    default:
      return unreachable(reading.intent)
  }
}

/** A visit ahead, by the wall clock of the shop. */
export interface ComingVisit {
  readonly bookingId: BookingId
  readonly localDay: Day
  readonly localMinute: number | null
}

/**
 * With a visit ahead, "cancel" and "another time" are about it. With several, a named day tells which one is cancelled; else he is asked.
 */
export function settlementOfVisit(
  reading: Reading,
  { coming, context }: { readonly coming: readonly ComingVisit[]; readonly context: SettleContext },
): Settlement {
  const [meant, ...others] = reading.intent === 'cancel' ? visitsMeant(coming, reading.when) : coming
  if (meant === undefined || others.length > 0) return settlementOf(reading, context)
  if (reading.intent === 'cancel') return { kind: 'booking-cancelled', bookingId: meant.bookingId }
  return reading.intent === 'reschedule'
    ? settleMove(reading.when, { bookingId: meant.bookingId, context })
    : settlementOf(reading, context)
}

/** Those on the day or at the hour he names; all of them when he names none of theirs. */
export function visitsMeant<V extends ComingVisit>(coming: readonly V[], when: When): readonly V[] {
  const named = when === null ? [] : coming.filter(visit => isWithin(momentOf(visit.localDay, visit.localMinute), when))
  return named.length > 0 ? named : coming
}

/** Only to a minute that he names exactly; else he is asked for one. */
export function settleMove(
  when: When,
  { bookingId, context }: { readonly bookingId: BookingId; readonly context: SettleContext },
): Settlement {
  const wished = settleBook(when, context)
  return wished.kind === 'booked' && wished.minute !== null
    ? { kind: 'booking-moved', bookingId, day: wished.day, minute: wished.minute }
    : { kind: 'needs-answer', reason: 'wants-other-time' }
}

/** The owner's own report: his word needs no reading, only a day that can be kept. */
export function settlementOfReport(
  report: { readonly outcome: Outcome; readonly day: Day | null; readonly minute: number | null },
  { today }: Pick<SettleContext, 'today'>,
): Settlement {
  const { outcome, day, minute } = report
  if (outcome === 'booked') {
    if (day === null) return { kind: 'needs-answer', reason: 'no-time-named' }
    return day < today ? { kind: 'needs-answer', reason: 'day-has-passed' } : { kind: 'booked', day, minute }
  }
  if (outcome === 'later') return day === null ? { kind: 'needs-answer', reason: 'no-time-named' } : laterOn(day, today)
  return { kind: outcome }
}

/** A span means its first day: a reminder at the beginning of May keeps "in May". */
function settleLater(when: When, { today }: SettleContext): Settlement {
  const day = firstDayOf(when)
  return day === undefined
    ? { kind: 'needs-answer', reason: 'no-time-named' }
    : laterOn(day < addDays(today, 1) ? addDays(today, 1) : day, today)
}

function laterOn(day: Day, today: Day): Settlement {
  const daysAhead = daysBetween(today, day)
  if (daysAhead < 1) return { kind: 'needs-answer', reason: 'day-has-passed' }
  return daysAhead > FOLLOW_UP_DAYS_MAX ? { kind: 'needs-answer', reason: 'too-far-ahead' } : { kind: 'later', day }
}

/** Only an exact minute inside the opening hours is booked by itself; a day or a range is a question back. */
function settleBook(when: When, { today, hours }: SettleContext): Settlement {
  if (when === null) return { kind: 'needs-answer', reason: 'no-time-named' }
  if (typeof when !== 'string' || !when.includes('T')) return { kind: 'needs-answer', reason: 'range-to-narrow' }
  const day = firstDayOf(when)
  if (day === undefined || day < today) return { kind: 'needs-answer', reason: 'day-has-passed' }
  const minute = Number(when.slice(11, 13)) * 60 + Number(when.slice(14, 16))
  const open = hours.week[weekdayOf(day) - 1]
  const isOpen = open != null && !isClosedDay(day, hours) && minute >= open.fromMinute && minute < open.toMinute
  return isOpen ? { kind: 'booked', day, minute } : { kind: 'needs-answer', reason: 'outside-hours' }
}

function firstDayOf(when: When): Day | undefined {
  if (when === null) return undefined
  return parseDay((typeof when === 'string' ? when : when.from).slice(0, 10))
}
