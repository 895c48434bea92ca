/** A booking is confirmed, moved, cancelled, or the customer came or did not; slots and reminders follow from it. */
import { APPOINTMENT_STATES, type AppointmentState, isOurs, mayBecome, mayBeNoShow } from '../../domain/respond/appointment.ts'
import type { Settlement } from '../../domain/respond/settle.ts'
import type { Day } from '../../kernel/day.ts'
import type { BookingId, BusinessId, ResourceId } from '../../kernel/ids.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import { wallTime } from '../../kernel/zone.ts'
import type { Booking } from '../../ports/respond-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { RespondDeps } from './respond-deps.ts'
import { settleVisit } from './settle-visit.ts'
import type { Settling } from './settling.ts'
import type { SlotTaken } from './take-slot.ts'

export const BOOKING_STATES = APPOINTMENT_STATES
export type BookingState = AppointmentState

export type BookingRefusal =
  | 'unknown-booking'
  | 'visit-not-over'
  | 'visit-cancelled'
  | 'visit-over'
  | 'day-has-passed'
  | 'nobody-for-this'
  | 'booked-elsewhere'
  | Extract<SlotTaken, { readonly refusal: string }>['refusal']

export interface BookingChange {
  readonly bookingId: BookingId
  readonly state?: BookingState | undefined
  /** Another time. */
  readonly to?:
    | {
        readonly day: Day
        readonly minute: number
        readonly resourceId?: ResourceId | null | undefined
        readonly startsAt?: Instant | null
      }
    | undefined
  /** 'customer' when he does it himself: then the opening hours hold. */
  readonly actor: string
}

export async function changeBooking(
  { store, clock, linkSecret }: RespondDeps,
  business: BusinessId,
  change: BookingChange,
): Promise<Booking | { readonly refusal: BookingRefusal }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = await tx.respond.booking(change.bookingId)
    if (!before) return { refusal: 'unknown-booking' }
    const refusal = await applyChange(tx, { change, before, at, linkSecret: linkSecret ?? null })
    if (refusal !== null) return { refusal }
    const booking = await tx.respond.booking(change.bookingId)
    if (!booking) return { refusal: 'unknown-booking' }
    // Who does not come after all may be reminded again.
    await tx.business.markChanged([booking.customerId], at)
    await tx.business.audit({
      at,
      actor: change.actor,
      action: 'booking-changed',
      subject: `booking:${change.bookingId}`,
      detail: { state: booking.state, day: booking.localDay, minute: booking.localMinute },
    })
    return booking
  })
}

interface Applying {
  readonly change: BookingChange
  readonly before: Booking
  readonly at: Instant
  readonly linkSecret: string | null
}

async function applyChange(tx: Tx, applying: Applying): Promise<BookingRefusal | null> {
  const { change, before, at } = applying
  const { bookingId, state, to } = change
  if (!isOurs(before) && (to !== undefined || state === 'cancelled')) return 'booked-elsewhere'
  if (to !== undefined) {
    if (to.day < wallTime(at, before.zone).day) return 'day-has-passed'
    const settlement: Settlement = { kind: 'booking-moved', bookingId, day: to.day, minute: to.minute }
    const moved = await visitChange(tx, { ...applying, settlement, wish: { resourceId: to.resourceId, startsAt: to.startsAt } })
    if (moved !== null) return moved
  }
  if (state === undefined || (to !== undefined && state === 'booked')) return null
  if (!mayBecome(before.state, state)) return before.state === 'cancelled' ? 'visit-cancelled' : 'visit-over'
  if (state === 'no-show' && !mayBeNoShow(endOf(before), at)) return 'visit-not-over'
  if (state === 'cancelled') return visitChange(tx, { ...applying, settlement: { kind: 'booking-cancelled', bookingId }, wish: {} })
  if (state !== before.state) await tx.respond.setBookingState(bookingId, state, at)
  return null
}

async function visitChange(
  tx: Tx,
  { before, change, at, linkSecret, settlement, wish }: Applying & { readonly settlement: Settlement; readonly wish: Settling['wish'] },
): Promise<BookingRefusal | null> {
  const [customer] = await tx.collect.customers.findMany([before.customerId])
  const business = await tx.business.read()
  const done = await settleVisit(tx, {
    business,
    customerId: before.customerId,
    contactId: before.contactId,
    locale: customer?.locale ?? business.locale,
    settlement,
    words: '',
    service: before.service,
    wish,
    answeredOn: null,
    linkSecret,
    actor: change.actor,
    at,
  })
  return done !== null && 'refusal' in done ? done.refusal : null
}

/** A visit without an hour is over with its day. */
function endOf({ startsAt, durationMinutes, localMinute }: Booking): Instant {
  return localMinute === null ? startsAt : addMs(startsAt, durationMinutes * MINUTE_MS)
}
