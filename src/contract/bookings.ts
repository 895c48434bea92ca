/** Who comes when. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { customerName } from './today.ts'
import { DURATION_MINUTES_MAX, UNITS_MAX } from '../domain/respond/appointment.ts'
import { amountMinor, dayText, idText, instantText, minuteOfDay, nothing, oneId, recordVersion } from './values.ts'

export const bookingState = z.enum(['booked', 'confirmed', 'came', 'no-show', 'cancelled'])

export const booking = z
  .object({
    bookingId: idText,
    customer: customerName,
    contactId: idText.nullable(),
    service: z.string(),
    day: dayText,
    /** Null when only the day is agreed. */
    minute: minuteOfDay.nullable(),
    startsAt: instantText,
    durationMinutes: z.int(),
    state: bookingState,
    /** How often this customer did not come; from two on he is asked to confirm, or to pay in advance. */
    missedBefore: z.int(),
    serviceId: idText.nullable(),
    /** What is taken for it; empty when only the day is agreed. */
    resourceIds: z.array(idText),
    /** Grows with every change; the SEQUENCE of its calendar entry. */
    version: recordVersion,
    /** 'reply', 'page' or 'owner'. */
    source: z.string(),
  })
  .meta({ id: 'Booking' })

export const slot = z
  .object({
    startsAt: instantText,
    day: dayText,
    /** The doubled hour of autumn comes twice, told apart by `startsAt`. */
    minute: z.int().min(0).max(1440),
    resourceIds: z.array(idText),
  })
  .meta({ id: 'Slot' })

const span = z.object({ fromMinute: minuteOfDay, toMinute: z.int().min(1).max(1440) })
const resourceFields = {
  name: z.string().trim().min(1).max(100),
  /** What services ask for: 'person', 'post', 'chair'. */
  kind: z.string().trim().min(1).max(30).default('person'),
  /** Customers at once. */
  units: z.int().min(1).max(UNITS_MAX).default(1),
  isActive: z.boolean().default(true),
  /** Empty: the opening hours of the shop. */
  hours: z
    .array(
      span.extend({
        weekday: z.int().min(1).max(7),
        validFrom: dayText.nullable().default(null),
        validTo: dayText.nullable().default(null),
      }),
    )
    .max(100)
    .default([]),
  /** Days that differ; without a span it is a day off. */
  exceptions: z
    .array(z.object({ day: dayText, span: span.nullable().default(null) }))
    .max(1000)
    .default([]),
}
export const bookedResource = z.object({ resourceId: idText, ...resourceFields }).meta({ id: 'Resource' })

const serviceFields = {
  name: z.string().trim().min(1).max(100),
  durationMinutes: z.int().min(5).max(DURATION_MINUTES_MAX),
  bufferBeforeMinutes: z.int().min(0).max(480).default(0),
  bufferAfterMinutes: z.int().min(0).max(480).default(0),
  priceMinor: amountMinor.nullable().default(null),
  /** One resource of each of these kinds; when empty, whichever is free. */
  needs: z.array(z.string().trim().min(1).max(30)).max(5).default([]),
  isActive: z.boolean().default(true),
}
export const bookedService = z.object({ serviceId: idText, ...serviceFields }).meta({ id: 'Service' })

export const calendarLink = z
  .object({ calendarLinkId: idText, resourceId: idText, name: z.string(), readAt: instantText.nullable(), problem: z.string().nullable() })
  .meta({ id: 'CalendarLink' })

const slotHold = z
  .object({ holdId: idText, startsAt: instantText, resourceIds: z.array(idText), expiresAt: instantText })
  .meta({ id: 'SlotHold' })

/** More than a quarter at once is no page of a calendar. */
export const BOOKING_DAYS_MAX = 92

export const bookingRoutes = {
  'GET /bookings': {
    summary: 'Bookings of some days, by their beginning: of the next 30 when none are named, 92 at most.',
    auth: 'any',
    scopes: ['plan:read'],
    query: z.object({ from: dayText.optional(), to: dayText.optional(), customerId: idText.optional() }),
    out: z.object({ items: z.array(booking) }),
  },
  'POST /bookings': {
    summary: 'Book a customer in; his reminders stop. A taken slot is refused with slot_taken.',
    auth: 'any',
    scopes: ['plan:write'],
    role: 'cashier',
    body: z.object({
      customerId: idText,
      day: dayText,
      minute: minuteOfDay.nullable().default(null),
      service: z.string().max(200).default(''),
      serviceId: idText.optional(),
      /** This master and nobody else. */
      resourceId: idText.optional(),
      /** Where the wall clock shows the minute twice: which of the two. */
      startsAt: instantText.optional(),
      /** From `POST /slots/holds`; its minutes become the booking's. */
      holdId: idText.optional(),
    }),
    out: booking,
    status: 201,
  },
  'PATCH /bookings/{id}': {
    summary: 'Confirm, move, cancel, or say whether he came. The customer is told of a move and of a cancellation.',
    auth: 'any',
    scopes: ['plan:write'],
    role: 'cashier',
    params: oneId,
    body: z
      .object({
        state: bookingState.optional(),
        to: z.object({ day: dayText, minute: minuteOfDay, resourceId: idText.optional(), startsAt: instantText.optional() }).optional(),
      })
      .refine(body => body.state !== undefined || body.to !== undefined, { error: 'Give a state or another time.', path: ['state'] }),
    out: booking,
  },
  'GET /slots': {
    summary: 'Free starts of some days: of the next 7 when none are named, 92 at most.',
    auth: 'any',
    scopes: ['plan:read'],
    query: z.object({
      from: dayText.optional(),
      to: dayText.optional(),
      serviceId: idText.optional(),
      resourceId: idText.optional(),
      limit: z.coerce.number().int().min(1).max(2000).default(500),
    }),
    out: z.object({ items: z.array(slot), zone: z.string(), durationMinutes: z.int() }),
  },
  'POST /slots/holds': {
    summary: 'Keep a slot for ten minutes while the customer decides.',
    auth: 'any',
    scopes: ['plan:write'],
    role: 'cashier',
    body: z.object({ startsAt: instantText, serviceId: idText.optional(), resourceId: idText.optional(), customerId: idText.optional() }),
    out: slotHold,
    status: 201,
  },
  'DELETE /slots/holds/{id}': {
    summary: 'Give a held slot back.',
    auth: 'any',
    scopes: ['plan:write'],
    role: 'cashier',
    params: oneId,
    out: nothing,
    status: 204,
  },
  'GET /appointment-book': {
    summary: 'Who can be booked for what, the links of the public page and of the calendars.',
    auth: 'any',
    scopes: ['plan:read'],
    out: z.object({
      resources: z.array(bookedResource.extend({ feedPath: z.string() })),
      services: z.array(bookedService),
      calendars: z.array(calendarLink),
      /** Of the page on which customers book themselves. */
      publicPath: z.string(),
      /** Null until the shop has a public address. */
      publicUrl: z.string().nullable(),
    }),
  },
  'PUT /resources/{id}': {
    summary: 'Enter or change somebody or something that can be booked; a new one brings its own id.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneId,
    body: z.object(resourceFields),
    out: bookedResource,
  },
  'PUT /services/{id}': {
    summary: 'Enter or change a service; a new one brings its own id.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneId,
    body: z.object(serviceFields),
    out: bookedService,
  },
  'POST /outside-bookings': {
    summary: 'Tell of a booking that another program made: it blocks the slots. Told again with the same id, it moves or is cancelled.',
    auth: 'any',
    scopes: ['plan:write'],
    body: z.object({
      source: z.string().trim().min(1).max(60),
      externalId: z.string().trim().min(1).max(300),
      resourceId: idText.optional(),
      customerId: idText.optional(),
      title: z.string().max(200).default(''),
      startsAt: instantText,
      endsAt: instantText,
      state: z.enum(['taken', 'cancelled']).default('taken'),
    }),
    out: z.object({ result: z.enum(['recorded', 'clashes', 'unchanged']) }),
    status: 201,
  },
  'POST /calendars': {
    summary: 'Read a calendar (iCalendar address); what stands in it blocks the slots of the resource.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({ resourceId: idText, name: z.string().trim().min(1).max(100), url: z.url({ protocol: /^https?$/ }).max(1000) }),
    out: calendarLink,
    status: 201,
  },
  'DELETE /calendars/{id}': {
    summary: 'Stop reading a calendar; what it blocked is free again.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneId,
    out: nothing,
    status: 204,
  },
} as const satisfies Routes
