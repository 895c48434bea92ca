/** The appointment book inside one transaction of one business. */
import { sql, type Transaction } from 'kysely'
import { OWN_SOURCES } from '../../domain/respond/appointment.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { AppointmentStore } from '../../ports/appointment-store.ts'
import type { Booking } from '../../ports/respond-store.ts'
import type { Database } from '../schema/database.ts'
import type { SecretBox } from '../secret-box.ts'
import { bookQueries } from './appointment-book.ts'
import { cellQueries } from './appointment-cells.ts'
import { outsideQueries } from './appointment-outside.ts'
import { zoneQueries } from './appointment-zone.ts'
import { type BookingRow, bookingColumns, bookingOf } from './respond-booking-row.ts'

type VisitQueries = Pick<
  AppointmentStore,
  'habit' | 'lastService' | 'noShows' | 'coming' | 'allComing' | 'ofResource' | 'toRemind' | 'setReminded' | 'move'
>

/** Older visits say little about when he comes now. */
const HABIT_VISITS = 9

export function appointmentQueries(trx: Transaction<Database>, business: BusinessId, box: SecretBox): AppointmentStore {
  return {
    ...bookQueries(trx, business),
    ...cellQueries(trx, business),
    ...outsideQueries(trx, business, box),
    ...visitQueries(trx, business),
    ...zoneQueries(trx, business),
  }
}

function visitQueries(trx: Transaction<Database>, business: BusinessId): VisitQueries {
  const read = async (where: ReturnType<typeof sql<boolean>>): Promise<readonly Booking[]> => {
    const { rows } = await sql<BookingRow>`${bookingColumns} where booking.business_id = ${business} and ${where}`.execute(trx)
    return rows.map(bookingOf)
  }
  return {
    async habit(customerId) {
      const { rows } = await sql<{ local_minute: number }>`
        select local_minute from booking where business_id = ${business} and customer_id = ${customerId} and local_minute is not null
          and state not in ('cancelled', 'no-show') order by local_day desc limit ${HABIT_VISITS}`.execute(trx)
      return rows.map(row => row.local_minute)
    },
    async lastService(customerId) {
      const { rows } = await sql<{ service_id: string }>`
        select service_id from booking where business_id = ${business} and customer_id = ${customerId} and service_id is not null
        order by local_day desc, created_at desc limit 1`.execute(trx)
      return rows[0] === undefined ? null : id<'service'>(rows[0].service_id)
    },
    async noShows(customerId) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from booking where business_id = ${business} and customer_id = ${customerId} and state = 'no-show'`.execute(
        trx,
      )
      return rows[0]?.count ?? 0
    },
    coming: (customerId, at) =>
      read(sql`booking.customer_id = ${customerId} and booking.state in ('booked', 'confirmed') and booking.starts_at > ${isoInstant(at)}
        order by booking.starts_at, booking.booking_id`),
    allComing: after =>
      read(
        sql`booking.state in ('booked', 'confirmed') and booking.starts_at > ${isoInstant(after)} order by booking.starts_at, booking.booking_id`,
      ),
    ofResource: (resourceId, { from, to }) =>
      read(sql`${resourceId}::uuid = any(booking.resource_ids) and booking.starts_at >= ${isoInstant(from)} and booking.starts_at < ${isoInstant(to)}
        order by booking.starts_at, booking.booking_id`),
    toRemind: ({ stretch, stage, limit }) =>
      read(sql`booking.state in ('booked', 'confirmed') and booking.local_minute is not null and booking.reminded < ${stage}
        and booking.source = any(${[...OWN_SOURCES]}::text[])
        and booking.starts_at > ${isoInstant(stretch.from)} and booking.starts_at <= ${isoInstant(stretch.to)}
        order by booking.starts_at, booking.booking_id limit ${limit}`),
    async setReminded(bookingId, stage) {
      await sql`update booking set reminded = ${stage} where business_id = ${business} and booking_id = ${bookingId}`.execute(trx)
    },
    async move(bookingId, { localDay, localMinute, startsAt, resourceIds, shape, at }) {
      await sql`update booking set local_day = ${localDay}, local_minute = ${localMinute}, starts_at = ${isoInstant(startsAt)},
          resource_ids = ${[...resourceIds]}::uuid[], duration_minutes = ${shape.durationMinutes},
          buffer_before_minutes = ${shape.bufferBeforeMinutes}, buffer_after_minutes = ${shape.bufferAfterMinutes},
          state = 'booked', state_at = ${isoInstant(at)}, version = version + 1, reminded = 0
        where business_id = ${business} and booking_id = ${bookingId}`.execute(trx)
    },
  }
}
