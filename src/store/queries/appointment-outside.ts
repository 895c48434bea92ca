/** What others booked: salon programs and calendars. Addresses of calendars are kept encrypted. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { AppointmentStore, OutsideBooking } from '../../ports/appointment-store.ts'
import type { Database } from '../schema/database.ts'
import type { SecretBox } from '../secret-box.ts'

type OutsideQueries = Pick<
  AppointmentStore,
  'outside' | 'saveOutside' | 'outsideOf' | 'outsideBetween' | 'calendarLinks' | 'saveCalendarLink' | 'dropCalendarLink'
>

interface OutsideRow {
  readonly outside_booking_id: string
  readonly source: string
  readonly external_id: string
  readonly resource_id: string
  readonly customer_id: string | null
  readonly title: string
  readonly starts_at: Instant
  readonly ends_at: Instant
  readonly state: string
  readonly clashes: boolean
}

export function outsideQueries(trx: Transaction<Database>, business: BusinessId, box: SecretBox): OutsideQueries {
  const read = async (where: ReturnType<typeof sql<boolean>>): Promise<readonly OutsideBooking[]> => {
    const { rows } = await sql<OutsideRow>`
      select outside_booking_id, source, external_id, resource_id, customer_id, title, starts_at, ends_at, state, clashes from outside_booking
      where business_id = ${business} and ${where} order by starts_at, outside_booking_id`.execute(trx)
    return rows.map(outsideOf)
  }
  return {
    outside: async outsideBookingId => (await read(sql`outside_booking_id = ${outsideBookingId}`))[0],
    outsideOf: (source, { from, to }) =>
      read(sql`source = ${source} and state = 'taken' and ends_at > ${isoInstant(from)} and starts_at < ${isoInstant(to)}`),
    outsideBetween: ({ from, to }) => read(sql`state = 'taken' and starts_at < ${isoInstant(to)} and ends_at > ${isoInstant(from)}`),
    async saveOutside(booking, at) {
      await sql`insert into outside_booking (business_id, outside_booking_id, source, external_id, resource_id, customer_id, title, starts_at, ends_at,
          state, clashes, seen_at)
        values (${business}, ${booking.outsideBookingId}, ${booking.source}, ${booking.externalId}, ${booking.resourceId}, ${booking.customerId},
          ${booking.title}, ${isoInstant(booking.startsAt)}, ${isoInstant(booking.endsAt)}, ${booking.state}, ${booking.clashes}, ${isoInstant(at)})
        on conflict (business_id, outside_booking_id) do update set resource_id = excluded.resource_id,
          customer_id = coalesce(excluded.customer_id, outside_booking.customer_id), title = excluded.title, starts_at = excluded.starts_at,
          ends_at = excluded.ends_at, state = excluded.state, clashes = excluded.clashes, seen_at = excluded.seen_at`.execute(trx)
    },
    ...calendarQueries(trx, business, box),
  }
}

function calendarQueries(
  trx: Transaction<Database>,
  business: BusinessId,
  box: SecretBox,
): Pick<OutsideQueries, 'calendarLinks' | 'saveCalendarLink' | 'dropCalendarLink'> {
  return {
    async calendarLinks() {
      const { rows } = await sql<{
        calendar_link_id: string
        resource_id: string
        name: string
        url: string
        read_at: Instant | null
        problem: string | null
      }>`select calendar_link_id, resource_id, name, url, read_at, problem from calendar_link where business_id = ${business}
        order by created_at, calendar_link_id`.execute(trx)
      return rows.map(row => ({
        calendarLinkId: row.calendar_link_id,
        resourceId: id<'resource'>(row.resource_id),
        name: row.name,
        url: box.open(row.url),
        readAt: row.read_at,
        problem: row.problem,
      }))
    },
    async saveCalendarLink(link, at) {
      await sql`insert into calendar_link (business_id, calendar_link_id, resource_id, name, url, read_at, problem, created_at)
        values (${business}, ${link.calendarLinkId}, ${link.resourceId}, ${link.name}, ${box.seal(link.url)},
          ${link.readAt === null ? null : isoInstant(link.readAt)}, ${link.problem}, ${isoInstant(at)})
        on conflict (business_id, calendar_link_id) do update set resource_id = excluded.resource_id, name = excluded.name,
          read_at = excluded.read_at, problem = excluded.problem`.execute(trx)
    },
    async dropCalendarLink(calendarLinkId) {
      const { numAffectedRows } =
        await sql`delete from calendar_link where business_id = ${business} and calendar_link_id = ${calendarLinkId}`.execute(trx)
      return (numAffectedRows ?? 0n) > 0n
    },
  }
}

function outsideOf(row: OutsideRow): OutsideBooking {
  return {
    outsideBookingId: row.outside_booking_id,
    source: row.source,
    externalId: row.external_id,
    resourceId: id<'resource'>(row.resource_id),
    customerId: row.customer_id === null ? null : id<'customer'>(row.customer_id),
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: row.state === 'cancelled' ? 'cancelled' : 'taken',
    clashes: row.clashes,
  }
}
