/**
 * The appointment book: who or what is booked (a resource), for what (a service), and for how long. A resource is a person,
 * a post, a chair or a lift; with several units it serves as many customers at once.
 */
import type { MinuteRange } from '../collect/business.ts'
import type { Day } from '../../kernel/day.ts'
import type { ResourceId, ServiceId } from '../../kernel/ids.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'

export interface WorkingSpan extends MinuteRange {
  /** 1 is Monday. */
  readonly weekday: number
  /** From this day on; null since ever. */
  readonly validFrom: Day | null
  /** The last day; null for good. */
  readonly validTo: Day | null
}

/** A day that differs from the week: closed when the span is null, else open in this span only. */
export interface DayException {
  readonly day: Day
  readonly span: MinuteRange | null
}

export interface Resource {
  readonly resourceId: ResourceId
  readonly name: string
  /** What it is, as services ask for it: 'person', 'post'. */
  readonly kind: string
  /** Customers at once. */
  readonly units: number
  readonly isActive: boolean
  /** Empty: the opening hours of the business. */
  readonly hours: readonly WorkingSpan[]
  readonly exceptions: readonly DayException[]
}

export interface Service {
  readonly serviceId: ServiceId
  readonly name: string
  readonly durationMinutes: number
  /** Kept free before and after: preparing, drying, driving. */
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  readonly priceMinor: number | null
  /** One resource of each of these kinds is taken. */
  readonly needs: readonly string[]
  readonly isActive: boolean
}

/** What a shop without a list of services books: an hour of the place. */
export const PLAIN_KIND = 'place'
export const PLAIN_DURATION_MINUTES = 60

export const UNITS_MAX = 50
export const DURATION_MINUTES_MAX = 1440
/** A hold is kept while the customer types his name. */
export const HOLD_MINUTES = 10

/** Length and buffers of what is booked. */
export type Shape = Pick<Service, 'durationMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes'>

export interface Stretch {
  readonly from: Instant
  readonly to: Instant
}

/** The stretch that is closed to others: the visit with its buffers. */
export function blockedStretch(startsAt: Instant, shape: Shape): Stretch {
  return {
    from: addMs(startsAt, -shape.bufferBeforeMinutes * MINUTE_MS),
    to: addMs(startsAt, (shape.durationMinutes + shape.bufferAfterMinutes) * MINUTE_MS),
  }
}

/** Where a booking of ours comes from; any other name is a salon program's, which alone moves or cancels it. */
export const OWN_SOURCES = ['reply', 'page', 'owner'] as const

export function isOurs({ source }: { readonly source: string }): boolean {
  return OWN_SOURCES.some(own => own === source)
}

export const APPOINTMENT_STATES = ['booked', 'confirmed', 'came', 'no-show', 'cancelled'] as const
export type AppointmentState = (typeof APPOINTMENT_STATES)[number]

const FOLLOWS: Readonly<Record<AppointmentState, readonly AppointmentState[]>> = {
  booked: ['confirmed', 'came', 'no-show', 'cancelled'],
  confirmed: ['booked', 'came', 'no-show', 'cancelled'],
  // A slip of the finger at the desk is taken back.
  came: ['no-show', 'booked', 'confirmed'],
  'no-show': ['came', 'booked', 'confirmed'],
  // Its slot is given away: a new booking is made instead.
  cancelled: [],
}

/** The same state again is allowed and changes nothing. */
export function mayBecome(from: AppointmentState, to: AppointmentState): boolean {
  return from === to || FOLLOWS[from].includes(to)
}

/** Who failed to come this often is asked to confirm, or to pay before. */
export const NO_SHOWS_TOLERATED = 2

/** Nobody is a no-show before the visit is over and some minutes more. */
export const NO_SHOW_GRACE_MINUTES = 15

export function mayBeNoShow(endsAt: Instant, now: Instant): boolean {
  return now >= addMs(endsAt, NO_SHOW_GRACE_MINUTES * MINUTE_MS)
}
