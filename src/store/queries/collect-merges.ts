/** Merging two customers is a list of what changed its owner, so that it can be taken back exactly. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { CustomerMerge, CustomerStore } from '../../ports/customer-store.ts'
import { movingTables } from '../catalogue.ts'
import type { CollectTables } from '../schema/collect.ts'
import type { Database } from '../schema/database.ts'
import { emptyAgain, fillGaps } from './merged-fields.ts'
import { restSecondGifts, wakeGifts } from './merged-gifts.ts'
import { notePlans, reopenPlans } from './merged-plans.ts'

/** Their rows simply change their customer. */
const MOVING = movingTables()

type MergeQueries = Pick<CustomerStore, 'merge' | 'findMerge' | 'mergesOf' | 'undoMerge'>

export function mergeQueries(trx: Transaction<Database>, business: BusinessId): MergeQueries {
  return {
    merge: async ({ id: mergeId, keptId, mergedId, actor, mergedAt }) => {
      const moved = await moveAll(trx, business, { from: mergedId, to: keptId, at: mergedAt })
      await trx
        .insertInto('customer_merge')
        .values({
          business_id: business,
          merge_id: mergeId,
          kept_id: keptId,
          merged_id: mergedId,
          moved: JSON.stringify(moved),
          actor,
          merged_at: isoInstant(mergedAt),
          undone_at: null,
        })
        .execute()
    },
    findMerge: async mergeId => {
      const row = await trx
        .selectFrom('customer_merge')
        .selectAll()
        .where('business_id', '=', business)
        .where('merge_id', '=', mergeId)
        .executeTakeFirst()
      return row && mergeOf(row)
    },
    mergesOf: async customerId => {
      const rows = await trx
        .selectFrom('customer_merge')
        .selectAll()
        .where('business_id', '=', business)
        .where(eb => eb.or([eb('kept_id', '=', customerId), eb('merged_id', '=', customerId)]))
        .orderBy('merged_at', 'desc')
        .execute()
      return rows.map(mergeOf)
    },
    undoMerge: async (merge, at) => {
      for (const { table, key } of MOVING) {
        await sql`update ${sql.table(table)} set customer_id = ${merge.mergedId}
          where business_id = ${business} and customer_id = ${merge.keptId} and ${sql.ref(key)} = any(${merge.moved[table] ?? []}::uuid[])`.execute(
          trx,
        )
      }
      await sql`update contact_point_link set unlinked_at = null
        where business_id = ${business} and customer_id = ${merge.mergedId} and contact_point_id = any(${merge.moved['unlinked'] ?? []}::uuid[])`.execute(
        trx,
      )
      await sql`delete from contact_point_link
        where business_id = ${business} and customer_id = ${merge.keptId} and contact_point_id = any(${merge.moved['linked'] ?? []}::uuid[])`.execute(
        trx,
      )
      await unlinkAgain(trx, business, merge)
      await emptyAgain(trx, business, merge)
      await wakeGifts(trx, business, merge)
      await reopenPlans(trx, business, merge)
      await trx
        .updateTable('customer_merge')
        .set({ undone_at: isoInstant(at) })
        .where('business_id', '=', business)
        .where('merge_id', '=', merge.id)
        .execute()
    },
  }
}

/** What changed its owner, and what has to be put back when the merge is taken back. */
async function moveAll(
  trx: Transaction<Database>,
  business: BusinessId,
  move: LinkMove,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { from, to } = move
  // Before anything moves: afterwards it cannot be told whose promise was whose.
  const moved: Record<string, readonly string[]> = { ...(await notePlans(trx, business, move)) }
  for (const { table, key } of MOVING) moved[table] = await moveRows(trx, business, { table, key, from, to })
  Object.assign(moved, await moveLinks(trx, business, move))
  moved['filled'] = await fillGaps(trx, business, move)
  moved['rested'] = await restSecondGifts(trx, business, to)
  return moved
}

interface Move {
  readonly table: string
  readonly key: string
  readonly from: CustomerId
  readonly to: CustomerId
}

async function moveRows(trx: Transaction<Database>, business: BusinessId, { table, key, from, to }: Move): Promise<string[]> {
  const done = await sql<{ id: string }>`update ${sql.table(table)} set customer_id = ${to}
    where business_id = ${business} and customer_id = ${from} returning ${sql.ref(key)} as id`.execute(trx)
  return done.rows.map(row => row.id)
}

interface LinkMove {
  readonly from: CustomerId
  readonly to: CustomerId
  readonly at: Instant
}

async function moveLinks(
  trx: Transaction<Database>,
  business: BusinessId,
  { from, to, at }: LinkMove,
): Promise<{ linked: string[]; relinked: string[]; unlinked: string[] }> {
  // An address that the kept card once had and gave up comes back with the card that has it still.
  const relinked = await sql<{ was: string }>`
    update contact_point_link l set unlinked_at = null from contact_point_link o, contact_point_link was
    where l.business_id = ${business} and l.customer_id = ${to} and l.unlinked_at is not null
      and o.business_id = ${business} and o.customer_id = ${from} and o.contact_point_id = l.contact_point_id and o.unlinked_at is null
      and was.business_id = l.business_id and was.customer_id = l.customer_id and was.contact_point_id = l.contact_point_id
    returning l.contact_point_id || '|' || was.unlinked_at as was`.execute(trx)
  const linked = await sql<{ id: string }>`
    insert into contact_point_link (business_id, contact_point_id, customer_id, linked_at)
    select business_id, contact_point_id, ${to}, ${isoInstant(at)} from contact_point_link
    where business_id = ${business} and customer_id = ${from} and unlinked_at is null
    on conflict do nothing returning contact_point_id as id`.execute(trx)
  const unlinked = await sql<{ id: string }>`
    update contact_point_link set unlinked_at = ${isoInstant(at)}
    where business_id = ${business} and customer_id = ${from} and unlinked_at is null returning contact_point_id as id`.execute(trx)
  return { linked: linked.rows.map(row => row.id), relinked: relinked.rows.map(row => row.was), unlinked: unlinked.rows.map(row => row.id) }
}

/** Each entry is the address and the moment at which the kept card had given it up. */
async function unlinkAgain(trx: Transaction<Database>, business: BusinessId, { keptId, moved }: CustomerMerge): Promise<void> {
  await sql`update contact_point_link l set unlinked_at = split_part(was, '|', 2)::timestamptz
    from unnest(${moved['relinked'] ?? []}::text[]) was
    where l.business_id = ${business} and l.customer_id = ${keptId} and l.contact_point_id = split_part(was, '|', 1)::uuid`.execute(trx)
}

function mergeOf(row: Selectable<CollectTables['customer_merge']>): CustomerMerge {
  return {
    id: id<'merge'>(row.merge_id),
    keptId: id<'customer'>(row.kept_id),
    mergedId: id<'customer'>(row.merged_id),
    moved: row.moved as CustomerMerge['moved'],
    actor: row.actor,
    mergedAt: row.merged_at,
    undoneAt: row.undone_at,
  }
}
