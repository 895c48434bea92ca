/** Who comes when. */
import type { AnswerOf } from '../../contract/contract.ts'
import { BOOKING_DAYS_MAX } from '../../contract/bookings.ts'
import { addDays, day, daysBetween } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { instant, isoInstant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import { bookingRefusals } from '../../locales/problems/booking-refusals.ts'
import { toldOutcome } from '../../locales/reasons/respond.ts'
import type { Booking } from '../../ports/respond-store.ts'
import { planOneCustomer } from '../../usecases/plan/plan-customer.ts'
import { changeBooking } from '../../usecases/respond/change-booking.ts'
import { recordOutcome } from '../../usecases/respond/record-outcome.ts'
import type { Handlers } from '../call.ts'
import { found, notFound, ProblemError } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'

type BookingRoutes = 'GET /bookings' | 'POST /bookings' | 'PATCH /bookings/{id}'
type BookingView = AnswerOf<'POST /bookings'>

const DAYS_SHOWN = 30

export const bookingHandlers: Pick<Handlers, BookingRoutes> = {
  'GET /bookings': async (deps, call) => {
    const { customerId } = call.input.query
    return deps.store.inBusiness(call.business, async tx => {
      const from = call.input.query.from === undefined ? localDay(call.at, (await tx.business.read()).zone) : day(call.input.query.from)
      const to = call.input.query.to === undefined ? addDays(from, DAYS_SHOWN) : day(call.input.query.to)
      if (daysBetween(from, to) > BOOKING_DAYS_MAX)
        throw new ProblemError('invalid', { errors: [{ path: 'to', message: `≤ ${BOOKING_DAYS_MAX}` }] })
      const bookings = await tx.respond.bookings({ from, to, ...(customerId !== undefined && { customerId: id<'customer'>(customerId) }) })
      return { items: bookings.map(bookingView) }
    })
  },

  'POST /bookings': async (deps, call) => {
    const { customerId, day: wished, minute, service, startsAt, ...wish } = call.input.body
    const booked = await recordOutcome(deps, call.business, {
      about: { customerId: id<'customer'>(customerId) },
      outcome: 'booked',
      day: day(wished),
      minute,
      service,
      wish: {
        serviceId: wish.serviceId === undefined ? null : id<'service'>(wish.serviceId),
        resourceId: wish.resourceId === undefined ? null : id<'resource'>(wish.resourceId),
        holdId: wish.holdId === undefined ? null : id<'hold'>(wish.holdId),
        startsAt: startsAt === undefined ? null : instant(startsAt),
      },
      actor: call.actor,
    })
    if (booked.status === 'not-found') throw notFound()
    if (booked.reason !== null) {
      const detail = toldOutcome(booked, call.locale).text
      throw refuseInWords(booked.reason, booked.reason === 'slot-taken' ? { detail } : { detail, path: 'day' })
    }
    await planOneCustomer(deps, call.business, id<'customer'>(customerId))
    const bookingId = found(booked.booking).bookingId
    return bookingView(found(await deps.store.inBusiness(call.business, tx => tx.respond.booking(bookingId))))
  },

  'PATCH /bookings/{id}': async (deps, call) => {
    const { state, to } = call.input.body
    const changed = await changeBooking(deps, call.business, {
      bookingId: id<'booking'>(call.input.params.id),
      state,
      to: to && {
        day: day(to.day),
        minute: to.minute,
        resourceId: to.resourceId === undefined ? null : id<'resource'>(to.resourceId),
        startsAt: to.startsAt === undefined ? null : instant(to.startsAt),
      },
      actor: call.actor,
    })
    if ('refusal' in changed) {
      if (changed.refusal === 'unknown-booking') throw notFound()
      throw refuseInWords(changed.refusal, { detail: bookingRefusals[call.locale][changed.refusal] })
    }
    await planOneCustomer(deps, call.business, changed.customerId)
    return bookingView(changed)
  },
}

export function bookingView(booking: Booking): BookingView {
  return {
    bookingId: booking.bookingId,
    customer: { customerId: booking.customerId, name: booking.customerName, phone: null },
    contactId: booking.contactId,
    service: booking.service,
    day: booking.localDay,
    minute: booking.localMinute,
    startsAt: isoInstant(booking.startsAt),
    durationMinutes: booking.durationMinutes,
    state: booking.state,
    missedBefore: booking.missedBefore,
    serviceId: booking.serviceId,
    resourceIds: [...booking.resourceIds],
    version: booking.version,
    source: booking.source,
  }
}
