/** Who comes when. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { customerName } from './today.ts'
import { dayText, idText, instantText, minuteOfDay, oneId } from './values.ts'

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
  })
  .meta({ id: 'Booking' })

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
    summary: 'Book a customer in; his reminders stop.',
    auth: 'any',
    scopes: ['plan:write'],
    role: 'cashier',
    body: z.object({
      customerId: idText,
      day: dayText,
      minute: minuteOfDay.nullable().default(null),
      service: z.string().max(200).default(''),
    }),
    out: booking,
    status: 201,
  },
  'PATCH /bookings/{id}': {
    summary: 'Confirm, cancel, or say whether he came.',
    auth: 'any',
    scopes: ['plan:write'],
    role: 'cashier',
    params: oneId,
    body: z.object({ state: bookingState }),
    out: booking,
  },
} as const satisfies Routes
