/** The shop's clock is changed: visits ahead keep their hour, and their minutes move with them. */
import { sql, type Transaction } from 'kysely'
import { OWN_SOURCES } from '../../domain/respond/appointment.ts'
import { cellOf } from '../../domain/respond/slot-cell.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { AppointmentStore, RezonedVisit } from '../../ports/appointment-store.ts'
import type { Database } from '../schema/database.ts'

interface TakenCell {
  readonly resource_id: string
  readonly unit: number
  readonly cell: number
  readonly taken_by: string
}

export function zoneQueries(trx: Transaction<Database>, business: BusinessId): Pick<AppointmentStore, 'rezone'> {
  return {
    async rezone(visits, { zone, at }) {
      await sql`update booking set zone = ${zone}, local_day = (starts_at at time zone ${zone})::date, version = version + 1,
          local_minute = extract(hour from starts_at at time zone ${zone}) * 60 + extract(minute from starts_at at time zone ${zone})
        where business_id = ${business} and state in ('booked', 'confirmed') and starts_at > ${isoInstant(at)} and local_minute is not null
          and source <> all(${[...OWN_SOURCES]}::text[])`.execute(trx)
      if (visits.length === 0) return
      const ids = visits.map(one => one.bookingId)
      const starts = visits.map(one => isoInstant(one.startsAt))
      await sql`update booking set zone = ${zone}, starts_at = told.starts_at, version = version + 1
        from unnest(${ids}::uuid[], ${starts}::timestamptz[]) as told (booking_id, starts_at)
        where booking.business_id = ${business} and booking.booking_id = told.booking_id`.execute(trx)
      await moveCells(trx, business, visits)
      // Its times were offered by the clock of before.
      await sql`update reply_question set state = 'left' where business_id = ${business} and state = 'open' and kind = 'slot'`.execute(trx)
    },
  }
}

async function moveCells(trx: Transaction<Database>, business: BusinessId, visits: readonly RezonedVisit[]): Promise<void> {
  const shift = new Map<string, number>(visits.map(one => [one.bookingId, cellOf(one.startsAt) - cellOf(one.startedAt)]))
  const { rows } =
    await sql<TakenCell>`delete from slot_cell where business_id = ${business} and taken_by = any(${[...shift.keys()]}::uuid[])
    returning resource_id, unit, cell, taken_by`.execute(trx)
  const moved = rows.map(row => ({ ...row, cell: row.cell + (shift.get(row.taken_by) ?? 0) }))
  const cells = sql`unnest(${moved.map(one => one.resource_id)}::uuid[], ${moved.map(one => one.unit)}::smallint[],
    ${moved.map(one => one.cell)}::integer[], ${moved.map(one => one.taken_by)}::uuid[]) as told (resource_id, unit, cell, taken_by)`
  // What another program has there stays a fact, but the promise to the customer keeps the minutes: the clash is shown.
  await sql`update outside_booking set clashes = true where business_id = ${business} and outside_booking_id in (
    select slot_cell.taken_by from slot_cell join ${cells}
      on slot_cell.resource_id = told.resource_id and slot_cell.unit = told.unit and slot_cell.cell = told.cell
    where slot_cell.business_id = ${business} and slot_cell.taken_as = 'outside')`.execute(trx)
  // Two visits can only meet where the new clock has an hour less that night: the first keeps it.
  await sql`insert into slot_cell (business_id, resource_id, unit, cell, taken_by, taken_as, expires_at)
    select distinct on (told.resource_id, told.unit, told.cell) ${business}::integer, told.resource_id, told.unit, told.cell, told.taken_by,
      'booking', null::timestamptz
    from ${cells} order by told.resource_id, told.unit, told.cell, told.taken_by
    on conflict (business_id, resource_id, unit, cell) do update
      set taken_by = excluded.taken_by, taken_as = excluded.taken_as, expires_at = excluded.expires_at
      where slot_cell.taken_as <> 'booking'`.execute(trx)
}
