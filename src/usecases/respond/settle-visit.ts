/** Books, moves, confirms or cancels a visit inside the transaction of the answer, and tells the customer. */
import { blockedStretch, mayBecome, NO_SHOWS_TOLERATED } from '../../domain/respond/appointment.ts'
import { VISIT_KEY } from '../../domain/deliver/message.ts'
import type { Day } from '../../kernel/day.ts'
import { type BookingId, newId } from '../../kernel/ids.ts'
import { addMs, HOUR_MS, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'
import { respondTexts, visitWords } from '../../locales/respond/texts.ts'
import type { Booking } from '../../ports/respond-store.ts'
import type { Tx } from '../../ports/store.ts'
import { appointmentBook, bookableOf, usualService } from './appointment-book.ts'
import { askToConfirm } from './ask-to-confirm.ts'
import { blockLeftMinutes } from './record-outside-booking.ts'
import type { Settling } from './settling.ts'
import { takeSlot } from './take-slot.ts'
import { tellCustomer } from './tell-customer.ts'
import { visitCalendar } from './visit-calendar.ts'
import { visitLink } from './visit-link.ts'

export type VisitRefusal = 'slot-taken' | 'outside-hours' | 'nobody-for-this' | 'day-has-passed'
export interface Visit {
  readonly booking: { readonly bookingId: BookingId; readonly day: Day; readonly minute: number | null; readonly service: string } | null
  /** The customer was told. */
  readonly isConfirmed: boolean
}

/** Null when the answer is about no visit. */
export async function settleVisit(tx: Tx, settling: Settling): Promise<Visit | { readonly refusal: VisitRefusal } | null> {
  const { settlement } = settling
  switch (settlement.kind) {
    case 'booked':
      return bookVisit(tx, settling, settlement)
    case 'booking-moved':
      return moveVisit(tx, settling, settlement)
    case 'booking-confirmed':
      return changeVisit(tx, settling, { bookingId: settlement.bookingId, state: 'confirmed' })
    case 'booking-cancelled':
      return changeVisit(tx, settling, { bookingId: settlement.bookingId, state: 'cancelled' })
    default:
      return null
  }
}

interface VisitTime {
  readonly day: Day
  readonly minute: number | null
}

async function bookVisit(tx: Tx, settling: Settling, { day, minute }: VisitTime): Promise<Visit | { readonly refusal: VisitRefusal }> {
  const { business, customerId, contactId, wish, actor, at } = settling
  const book = await appointmentBook(tx, business)
  // The owner who writes his own words for the service means those, not the first of the list.
  const named = wish.serviceId ?? (settling.service === '' ? await usualService(tx, book, customerId) : null)
  // A master who was named alone, and does not do the usual service, is booked without one.
  const bookable =
    bookableOf(book, { ...wish, serviceId: named }) ?? (wish.serviceId == null ? bookableOf(book, { ...wish, serviceId: null }) : undefined)
  if (bookable === undefined) return { refusal: 'nobody-for-this' }
  const bookingId = newId<'booking'>(at)
  const service = settling.service === '' ? (bookable.service?.name ?? '') : settling.service
  const startsAt = wish.startsAt ?? startOf(settling, { day, minute })
  const taken =
    minute === null
      ? { resourceIds: [] }
      : await takeSlot(tx, business, {
          book,
          bookable,
          startsAt,
          takenBy: bookingId,
          takenAs: 'booking',
          expiresAt: null,
          anyHour: actor !== 'customer',
          replaces: wish.holdId ?? null,
          at,
        })
  if ('refusal' in taken) return taken
  if (wish.holdId != null) await tx.appointments.dropHold(wish.holdId)
  const shown = minute === null ? { day, minute } : wallTime(startsAt, business.zone)
  await tx.respond.insertBooking(
    {
      bookingId,
      customerId,
      contactId,
      service,
      localDay: shown.day,
      localMinute: shown.minute,
      zone: business.zone,
      startsAt,
      durationMinutes: bookable.shape.durationMinutes,
      serviceId: bookable.service?.serviceId ?? null,
      resourceIds: taken.resourceIds,
      bufferBeforeMinutes: bookable.shape.bufferBeforeMinutes,
      bufferAfterMinutes: bookable.shape.bufferAfterMinutes,
      source: actor === 'customer' ? (settling.answeredOn === 'page' ? 'page' : 'reply') : 'owner',
    },
    at,
  )
  const booking = { bookingId, day: shown.day, minute: shown.minute, service }
  if (actor !== 'customer') return { booking, isConfirmed: false }
  const kind = (await tx.appointments.noShows(customerId)) >= NO_SHOWS_TOLERATED ? 'bookedToConfirm' : 'booked'
  const { durationMinutes } = bookable.shape
  return { booking, isConfirmed: await tell(tx, settling, { booking, startsAt, durationMinutes, version: 0, kind }) }
}

function startOf({ business }: Settling, { day, minute }: VisitTime): Instant {
  const open = business.hours.week.find(range => range !== null)
  return instantAt(day, minute ?? open?.fromMinute ?? 0, business.zone)
}

async function moveVisit(
  tx: Tx,
  settling: Settling,
  { bookingId, day, minute }: VisitTime & { readonly bookingId: BookingId },
): Promise<Visit | { readonly refusal: VisitRefusal }> {
  const { business, wish, actor, at } = settling
  const before = await tx.respond.booking(bookingId)
  if (before === undefined || !mayBecome(before.state, 'booked')) return { refusal: 'day-has-passed' }
  const book = await appointmentBook(tx, business)
  // A visit whose service was taken off the list keeps its own length.
  const bookable =
    bookableOf(book, { serviceId: before.serviceId, resourceId: wish.resourceId }) ?? bookableOf(book, { resourceId: wish.resourceId })
  if (bookable === undefined) return { refusal: 'nobody-for-this' }
  const startsAt = wish.startsAt ?? startOf(settling, { day, minute })
  const taken = await takeSlot(tx, business, {
    book,
    bookable: { ...bookable, shape: before },
    startsAt,
    takenBy: bookingId,
    takenAs: 'booking',
    expiresAt: null,
    anyHour: actor !== 'customer',
    replaces: bookingId,
    at,
  })
  if ('refusal' in taken) return taken
  const shown = wallTime(startsAt, business.zone)
  await tx.appointments.move(bookingId, { localDay: shown.day, localMinute: shown.minute, startsAt, ...taken, shape: before, at })
  await blockLeftMinutes(tx, { resourceIds: before.resourceIds, stretch: blockedStretch(before.startsAt, before), at })
  const booking = { bookingId, day: shown.day, minute: shown.minute, service: before.service }
  const isConfirmed = await tell(tx, settling, {
    booking,
    startsAt,
    durationMinutes: before.durationMinutes,
    version: before.version + 1,
    kind: 'moved',
  })
  return { booking, isConfirmed }
}

async function changeVisit(
  tx: Tx,
  settling: Settling,
  { bookingId, state }: { readonly bookingId: BookingId; readonly state: 'confirmed' | 'cancelled' },
): Promise<Visit | { readonly refusal: VisitRefusal }> {
  const before = await tx.respond.booking(bookingId)
  if (before === undefined || !mayBecome(before.state, state)) return { refusal: 'day-has-passed' }
  const booking = { bookingId, day: before.localDay, minute: before.localMinute, service: before.service }
  if (before.state === state) return { booking, isConfirmed: false }
  await tx.respond.setBookingState(bookingId, state, settling.at)
  if (state === 'cancelled') {
    await tx.appointments.giveBack(bookingId)
    await blockLeftMinutes(tx, { resourceIds: before.resourceIds, stretch: blockedStretch(before.startsAt, before), at: settling.at })
  }
  const { startsAt, durationMinutes } = before
  const isConfirmed = await tell(tx, settling, { booking, startsAt, durationMinutes, version: before.version + 1, kind: state })
  return { booking, isConfirmed }
}

interface VisitNews {
  readonly booking: { readonly bookingId: BookingId } & Pick<Booking, 'service'> & VisitTime
  readonly startsAt: Instant
  readonly durationMinutes: number
  readonly version: number
  readonly kind: 'booked' | 'bookedToConfirm' | 'moved' | 'cancelled' | 'confirmed'
}

/** Behind its own visit a confirmation helps nobody; a cancellation is worth a day. */
async function tell(tx: Tx, settling: Settling, news: VisitNews): Promise<boolean> {
  const { booking, startsAt, version, kind } = news
  const { business, locale, at } = settling
  const link = kind === 'cancelled' ? '' : visitLink(business, settling.linkSecret, booking.bookingId)
  const words = visitWords(booking, { shop: business.name, locale, link })
  const notAfter = kind === 'cancelled' || startsAt <= addMs(at, MINUTE_MS) ? addMs(at, 24 * HOUR_MS) : startsAt
  const messageId = await tellCustomer(tx, settling, {
    dedupeKey: `${VISIT_KEY}${booking.bookingId}:${kind}:${version}`,
    subject: kind === 'cancelled' ? respondTexts[locale].cancelledSubject(words) : respondTexts[locale].bookedSubject(words),
    body: respondTexts[locale][kind](words),
    notAfter,
    calendar: address => visitCalendar(business, { ...news, link, at, address }),
  })
  if (messageId !== null && kind === 'bookedToConfirm') await askToConfirm(tx, settling, { ...booking, messageId, startsAt })
  return messageId !== null
}
