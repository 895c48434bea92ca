/** Taken minutes and holds. The primary key of `slot_cell` is what keeps two bookings apart, whoever asks in whatever order. */
import { sql, type Transaction } from 'kysely'
import { cellKey } from '../../domain/respond/slot-cell.ts'
import { type BusinessId, id, type ResourceId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { AppointmentStore, CellClaim, Hold } from '../../ports/appointment-store.ts'
import type { Database } from '../schema/database.ts'

type CellQueries = Pick<AppointmentStore, 'takenCells' | 'takeCells' | 'giveBack' | 'insertHold' | 'hold' | 'dropHold' | 'dropExpiredHolds'>

interface HoldRow {
  readonly hold_id: string
  readonly customer_id: string | null
  readonly service_id: string | null
  readonly resource_ids: readonly string[]
  readonly starts_at: Instant
  readonly expires_at: Instant
}

export function cellQueries(trx: Transaction<Database>, business: BusinessId): CellQueries {
  return {
    takenCells: (resourceIds, span) => readTaken(trx, business, { resourceIds, ...span }),
    takeCells: (claim, at) => takeCells(trx, business, { claim, at }),
    async giveBack(takenBy) {
      await sql`delete from slot_cell where business_id = ${business} and taken_by = ${takenBy}`.execute(trx)
    },
    async insertHold(hold) {
      await sql`insert into slot_hold (business_id, hold_id, customer_id, service_id, resource_ids, starts_at, expires_at)
        values (${business}, ${hold.holdId}, ${hold.customerId}, ${hold.serviceId}, ${[...hold.resourceIds]}::uuid[], ${isoInstant(hold.startsAt)},
          ${isoInstant(hold.expiresAt)})`.execute(trx)
    },
    async hold(holdId) {
      const { rows } = await sql<HoldRow>`
        select hold_id, customer_id, service_id, resource_ids, starts_at, expires_at from slot_hold
        where business_id = ${business} and hold_id = ${holdId} for update`.execute(trx)
      return rows[0] && holdOf(rows[0])
    },
    async dropHold(holdId) {
      await sql`delete from slot_cell where business_id = ${business} and taken_by = ${holdId}`.execute(trx)
      await sql`delete from slot_hold where business_id = ${business} and hold_id = ${holdId}`.execute(trx)
    },
    async dropExpiredHolds(at) {
      await sql`delete from slot_cell where business_id = ${business} and taken_as = 'hold'
        and taken_by in (select hold_id from slot_hold where business_id = ${business} and expires_at <= ${isoInstant(at)})`.execute(trx)
      const { numAffectedRows } =
        await sql`delete from slot_hold where business_id = ${business} and expires_at <= ${isoInstant(at)}`.execute(trx)
      return Number(numAffectedRows ?? 0n)
    },
  }
}

async function readTaken(
  trx: Transaction<Database>,
  business: BusinessId,
  {
    resourceIds,
    first,
    end,
    at,
    except,
  }: {
    readonly resourceIds: readonly ResourceId[]
    readonly first: number
    readonly end: number
    readonly at: Instant
    readonly except: string | null
  },
): Promise<ReadonlyMap<ResourceId, ReadonlySet<string>>> {
  const { rows } = await sql<{ resource_id: string; unit: number; cell: number }>`
    select resource_id, unit, cell from slot_cell
    where business_id = ${business} and resource_id = any(${[...resourceIds]}::uuid[]) and cell >= ${first} and cell < ${end}
      and (expires_at is null or expires_at > ${isoInstant(at)})
      and taken_by is distinct from ${except}::uuid`.execute(trx)
  const taken = new Map<ResourceId, Set<string>>()
  for (const row of rows) {
    const resourceId = id<'resource'>(row.resource_id)
    const cells = taken.get(resourceId) ?? new Set<string>()
    cells.add(cellKey(row.unit, row.cell))
    taken.set(resourceId, cells)
  }
  return taken
}

/** A cell of a hold that ran out is taken over; any other one stays with whoever has it. */
async function takeCells(
  trx: Transaction<Database>,
  business: BusinessId,
  { claim, at }: { readonly claim: CellClaim; readonly at: Instant },
): Promise<boolean> {
  const { resourceId, unit, first, end, takenBy, takenAs, expiresAt } = claim
  const { rows } = await sql<{ cell: number }>`
    insert into slot_cell (business_id, resource_id, unit, cell, taken_by, taken_as, expires_at)
    select ${business}::integer, ${resourceId}::uuid, ${unit}::smallint, cell, ${takenBy}::uuid, ${takenAs}::text,
      ${expiresAt === null ? null : isoInstant(expiresAt)}::timestamptz
    from generate_series(${first}::integer, ${end - 1}::integer) as cell order by cell
    on conflict (business_id, resource_id, unit, cell) do update
      set taken_by = excluded.taken_by, taken_as = excluded.taken_as, expires_at = excluded.expires_at
      where slot_cell.expires_at <= ${isoInstant(at)} or slot_cell.taken_by = excluded.taken_by
    returning cell`.execute(trx)
  if (rows.length === end - first) return true
  await sql`delete from slot_cell where business_id = ${business} and resource_id = ${resourceId} and unit = ${unit}
    and cell = any(${rows.map(row => row.cell)}::integer[]) and taken_by = ${takenBy}`.execute(trx)
  return false
}

function holdOf(row: HoldRow): Hold {
  return {
    holdId: id<'hold'>(row.hold_id),
    customerId: row.customer_id === null ? null : id<'customer'>(row.customer_id),
    serviceId: row.service_id === null ? null : id<'service'>(row.service_id),
    resourceIds: row.resource_ids.map(one => id<'resource'>(one)),
    startsAt: row.starts_at,
    expiresAt: row.expires_at,
  }
}
