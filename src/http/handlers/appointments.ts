/** The appointment book: free slots, holds, who can be booked for what, and what others booked. */
import type { AnswerOf } from '../../contract/contract.ts'
import { addDays, day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { instant, isoInstant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import { bookingRefusals, type BookingRefusalWords } from '../../locales/problems/booking-refusals.ts'
import type { CalendarLink } from '../../ports/appointment-store.ts'
import { appointmentBook, bookableOf, freeSlots } from '../../usecases/respond/appointment-book.ts'
import { addCalendar, dropCalendar } from '../../usecases/respond/calendar-links.ts'
import { dropHold, holdSlot } from '../../usecases/respond/hold-slot.ts'
import { recordOutsideBooking } from '../../usecases/respond/record-outside-booking.ts'
import { signedToken, WHOLE_SHOP } from '../../usecases/respond/visit-token.ts'
import type { Handlers, OwnCall } from '../call.ts'
import { notFound } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'

type AppointmentRoutes =
  | 'GET /slots'
  | 'POST /slots/holds'
  | 'DELETE /slots/holds/{id}'
  | 'GET /appointment-book'
  | 'PUT /resources/{id}'
  | 'PUT /services/{id}'
  | 'POST /outside-bookings'
  | 'POST /calendars'
  | 'DELETE /calendars/{id}'

/** A week is what a person looks at. */
const DAYS_SHOWN = 6

export const appointmentHandlers: Pick<Handlers, AppointmentRoutes> = {
  'GET /slots': async (deps, call) => {
    const { query } = call.input
    return deps.store.inBusiness(call.business, async tx => {
      const settings = await tx.business.read()
      const book = await appointmentBook(tx, settings)
      const usual = bookableOf(book, wishOf(query, book.services[0]?.serviceId))
      // A master who does not do the first service of the list is free for whatever he does.
      const bookable = usual ?? (query.serviceId === undefined ? bookableOf(book, wishOf(query, undefined)) : undefined)
      if (bookable === undefined) throw notFound()
      const from = query.from === undefined ? localDay(call.at, settings.zone) : day(query.from)
      const to = query.to === undefined ? addDays(from, DAYS_SHOWN) : day(query.to)
      const slots = await freeSlots(tx, settings, { bookable, question: { from, to, at: call.at, limit: query.limit } })
      const items = slots.map(slot => ({ ...slot, startsAt: isoInstant(slot.startsAt), resourceIds: [...slot.resourceIds] }))
      return { items, zone: settings.zone, durationMinutes: bookable.shape.durationMinutes }
    })
  },

  'POST /slots/holds': async (deps, call) => {
    const { startsAt, customerId, ...wish } = call.input.body
    const hold = await holdSlot(deps, call.business, {
      ...wishOf(wish, undefined),
      startsAt: instant(startsAt),
      customerId: customerId === undefined ? null : id<'customer'>(customerId),
    })
    if ('refusal' in hold) throw refused(call, hold.refusal)
    return {
      holdId: hold.holdId,
      startsAt: isoInstant(hold.startsAt),
      resourceIds: [...hold.resourceIds],
      expiresAt: isoInstant(hold.expiresAt),
    }
  },

  'DELETE /slots/holds/{id}': async (deps, call) => {
    await dropHold(deps, call.business, id<'hold'>(call.input.params.id))
    return null
  },

  'GET /appointment-book': (deps, call) => readBook(deps, call),

  'PUT /resources/{id}': async (deps, call) => {
    const resourceId = id<'resource'>(call.input.params.id)
    const { hours, exceptions, ...fields } = call.input.body
    const resource = {
      resourceId,
      ...fields,
      hours: hours.map(span => ({ ...span, validFrom: dayOrNull(span.validFrom), validTo: dayOrNull(span.validTo) })),
      exceptions: exceptions.map(exception => ({ ...exception, day: day(exception.day) })),
    }
    await deps.store.inBusiness(call.business, async tx => {
      await tx.appointments.saveResource(resource, call.at)
      await tx.business.audit({
        at: call.at,
        actor: call.actor,
        action: 'resource-saved',
        subject: `resource:${resourceId}`,
        detail: { name: fields.name },
      })
    })
    return resource
  },

  'PUT /services/{id}': async (deps, call) => {
    const serviceId = id<'service'>(call.input.params.id)
    const service = { serviceId, ...call.input.body }
    await deps.store.inBusiness(call.business, async tx => {
      await tx.appointments.saveService(service, call.at)
      await tx.business.audit({
        at: call.at,
        actor: call.actor,
        action: 'service-saved',
        subject: `service:${serviceId}`,
        detail: { name: service.name },
      })
    })
    return service
  },

  'POST /outside-bookings': async (deps, call) => {
    const { resourceId, customerId, startsAt, endsAt, ...told } = call.input.body
    const result = await recordOutsideBooking(deps, call.business, {
      ...told,
      resourceId: resourceId === undefined ? null : id<'resource'>(resourceId),
      customerId: customerId === undefined ? null : id<'customer'>(customerId),
      startsAt: instant(startsAt),
      endsAt: instant(endsAt),
    })
    if (result === 'unknown-resource') throw notFound()
    if (result === 'bad-time') throw refused(call, 'bad-time')
    return { result }
  },

  'POST /calendars': async (deps, call) => {
    const { resourceId, name, url } = call.input.body
    const link = await addCalendar(deps, call.business, { resourceId: id<'resource'>(resourceId), name, url })
    if ('refusal' in link) throw link.refusal === 'unknown-resource' ? notFound() : refused(call, 'bad-calendar')
    return calendarView(link)
  },

  'DELETE /calendars/{id}': async (deps, call) => {
    if (!(await dropCalendar(deps, call.business, call.input.params.id))) throw notFound()
    return null
  },
}

function wishOf(
  wish: { readonly serviceId?: string | undefined; readonly resourceId?: string | undefined },
  usual: ReturnType<typeof id<'service'>> | undefined,
) {
  return {
    serviceId: wish.serviceId === undefined ? (usual ?? null) : id<'service'>(wish.serviceId),
    resourceId: wish.resourceId === undefined ? null : id<'resource'>(wish.resourceId),
  }
}

function dayOrNull(text: string | null) {
  return text === null ? null : day(text)
}

function refused(call: Pick<OwnCall<'GET /slots'>, 'locale'>, refusal: keyof BookingRefusalWords) {
  return refuseInWords(refusal, { detail: bookingRefusals[call.locale][refusal] })
}

async function readBook(
  deps: Parameters<Handlers['GET /appointment-book']>[0],
  call: OwnCall<'GET /appointment-book'>,
): Promise<AnswerOf<'GET /appointment-book'>> {
  const { business } = call
  return deps.store.inBusiness(business, async tx => {
    const { channels } = await tx.business.read()
    const publicPath = `/book/${signedToken(deps.linkSecret, 'book', { business, subject: WHOLE_SHOP })}`
    return {
      resources: (await tx.appointments.resources()).map(resource => ({
        ...resource,
        hours: [...resource.hours],
        exceptions: [...resource.exceptions],
        feedPath: `/calendar/${signedToken(deps.linkSecret, 'feed', { business, subject: resource.resourceId })}.ics`,
      })),
      services: (await tx.appointments.services()).map(service => ({ ...service, needs: [...service.needs] })),
      calendars: (await tx.appointments.calendarLinks()).map(calendarView),
      publicPath,
      publicUrl: channels.publicUrl === null ? null : channels.publicUrl.replace(/\/+$/, '') + publicPath,
    }
  })
}

function calendarView({ calendarLinkId, resourceId, name, readAt, problem }: CalendarLink): AnswerOf<'POST /calendars'> {
  return { calendarLinkId, resourceId, name, readAt: readAt === null ? null : isoInstant(readAt), problem }
}
