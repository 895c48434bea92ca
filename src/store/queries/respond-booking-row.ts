/** A booking with the name of its customer, as every query of bookings reads it. */
import { sql } from 'kysely'
import { APPOINTMENT_STATES } from '../../domain/respond/appointment.ts'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Booking } from '../../ports/respond-store.ts'

export interface BookingRow {
  readonly booking_id: string
  readonly customer_id: string
  readonly customer_name: string
  readonly contact_id: string | null
  readonly service: string
  readonly local_day: string
  readonly local_minute: number | null
  readonly zone: string
  readonly starts_at: Instant
  readonly duration_minutes: number
  readonly state: string
  readonly state_at: Instant
  readonly source: string
  readonly service_id: string | null
  readonly resource_ids: readonly string[]
  readonly buffer_before_minutes: number
  readonly buffer_after_minutes: number
  readonly version: number
  readonly reminded: number
  readonly missed: number
}

export const bookingColumns = sql`select booking.*, customer.full_name as customer_name,
    (select count(*)::integer from booking missed where missed.business_id = booking.business_id
      and missed.customer_id = booking.customer_id and missed.state = 'no-show') as missed
  from booking
  join customer on customer.business_id = booking.business_id and customer.customer_id = booking.customer_id`

export function bookingOf(row: BookingRow): Booking {
  return {
    bookingId: id<'booking'>(row.booking_id),
    customerId: id<'customer'>(row.customer_id),
    customerName: row.customer_name,
    contactId: row.contact_id === null ? null : id<'contact'>(row.contact_id),
    service: row.service,
    localDay: day(row.local_day),
    localMinute: row.local_minute,
    zone: row.zone,
    startsAt: row.starts_at,
    durationMinutes: row.duration_minutes,
    serviceId: row.service_id === null ? null : id<'service'>(row.service_id),
    resourceIds: row.resource_ids.map(one => id<'resource'>(one)),
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    state: APPOINTMENT_STATES.find(state => state === row.state) ?? 'booked',
    version: row.version,
    changedAt: row.state_at,
    reminded: row.reminded,
    missedBefore: row.missed,
    source: row.source,
  }
}
