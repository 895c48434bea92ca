/** Merging two customers is a list of what changed its owner, so that it can be taken back exactly. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { CustomerMerge, CustomerStore } from '../../ports/customer-store.ts'
import type { CollectTables } from '../schema/collect.ts'
import type { Database } from '../schema/database.ts'

/** Tables whose rows simply change their customer, with the column that names a row. */
const MOVING = [
  { table: 'purchase', key: 'purchase_id' },
  { table: 'refund', key: 'refund_id' },
  { table: 'booking', key: 'booking_id' },
  { table: 'reply', key: 'reply_id' },
  { table: 'follow_up', key: 'follow_up_id' },
  { table: 'message', key: 'message_id' },
  { table: 'telling', key: 'telling_id' },
  { table: 'asset', key: 'asset_id' },
  { table: 'outside_booking', key: 'outside_booking_id' },
  { table: 'customer_note', key: 'note_id' },
  { table: 'complaint', key: 'complaint_id' },
  { table: 'coupon', key: 'coupon_id' },
  { table: 'points_lot', key: 'lot_id' },
  { table: 'points_entry', key: 'entry_id' },
  { table: 'stamp_gift', key: 'gift_id' },
  { table: 'sign_up', key: 'sign_up_id' },
] as const

type MergeQueries = Pick<CustomerStore, 'merge' | 'findMerge' | 'mergesOf' | 'undoMerge'>

export function mergeQueries(trx: Transaction<Database>, business: BusinessId): MergeQueries {
  return {
    merge: async ({ id: mergeId, keptId, mergedId, actor, mergedAt }) => {
      const moved: Record<string, readonly string[]> = {}
      for (const { table, key } of MOVING) moved[table] = await moveRows(trx, business, { table, key, from: mergedId, to: keptId })
      Object.assign(moved, await moveLinks(trx, business, { from: mergedId, to: keptId, at: mergedAt }))
      moved['filled'] = await fillGaps(trx, business, { from: mergedId, to: keptId, at: mergedAt })
      moved['contact'] = await cancelContacts(trx, business, { customerId: mergedId, at: mergedAt })
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
      await emptyAgain(trx, business, merge)
      await trx
        .updateTable('customer_merge')
        .set({ undone_at: isoInstant(at) })
        .where('business_id', '=', business)
        .where('merge_id', '=', merge.id)
        .execute()
    },
  }
}

interface Move {
  readonly table: (typeof MOVING)[number]['table']
  readonly key: (typeof MOVING)[number]['key']
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
): Promise<{ linked: string[]; unlinked: string[] }> {
  const linked = await sql<{ id: string }>`
    insert into contact_point_link (business_id, contact_point_id, customer_id, linked_at)
    select business_id, contact_point_id, ${to}, ${isoInstant(at)} from contact_point_link
    where business_id = ${business} and customer_id = ${from} and unlinked_at is null
    on conflict do nothing returning contact_point_id as id`.execute(trx)
  const unlinked = await sql<{ id: string }>`
    update contact_point_link set unlinked_at = ${isoInstant(at)}
    where business_id = ${business} and customer_id = ${from} and unlinked_at is null returning contact_point_id as id`.execute(trx)
  return { linked: linked.rows.map(row => row.id), unlinked: unlinked.rows.map(row => row.id) }
}

/** What the kept card leaves empty the other one fills. Answers which columns. */
const FILLABLE = [
  { columns: ['full_name', 'first_name', 'name_folded'], isEmpty: "full_name = ''", empty: "''" },
  { columns: ['birthday_month', 'birthday_day', 'birthday_year'], isEmpty: 'birthday_month is null', empty: 'null' },
  { columns: ['note'], isEmpty: "note = ''", empty: "''" },
] as const

async function fillGaps(trx: Transaction<Database>, business: BusinessId, { from, to, at }: LinkMove): Promise<string[]> {
  const filled: string[] = []
  for (const { columns, isEmpty } of FILLABLE) {
    const list = sql.raw(columns.join(', '))
    const done = await sql`update customer set (${list}) = row(${sql.raw(columns.map(column => `o.${column}`).join(', '))}),
        revision = customer.revision + 1, updated_at = ${isoInstant(at)}
      from customer o where customer.business_id = ${business} and customer.customer_id = ${to} and customer.${sql.raw(isEmpty)}
        and o.business_id = ${business} and o.customer_id = ${from} and not (o.${sql.raw(isEmpty)})`.execute(trx)
    if (Number(done.numAffectedRows ?? 0n) > 0) filled.push(columns[0])
  }
  return filled
}

/** What was filled goes out again, unless somebody has written something else there since. */
async function emptyAgain(trx: Transaction<Database>, business: BusinessId, merge: CustomerMerge): Promise<void> {
  for (const { columns, empty } of FILLABLE) {
    if (!merge.moved['filled']?.includes(columns[0])) continue
    await sql`update customer set ${sql.raw(columns.map(column => `${column} = ${empty}`).join(', '))}, revision = customer.revision + 1
      from customer o where customer.business_id = ${business} and customer.customer_id = ${merge.keptId}
        and o.business_id = ${business} and o.customer_id = ${merge.mergedId}
        and customer.${sql.raw(columns[0])} is not distinct from o.${sql.raw(columns[0])}`.execute(trx)
  }
}

/** What was planned for the customer who goes away is not sent; he is planned for again if the merge is undone. */
async function cancelContacts(
  trx: Transaction<Database>,
  business: BusinessId,
  { customerId, at }: { readonly customerId: CustomerId; readonly at: Instant },
): Promise<string[]> {
  const done = await sql<{ id: string }>`update contact set state = 'cancelled', state_reason = 'merged', state_at = ${isoInstant(at)}
    where business_id = ${business} and customer_id = ${customerId} and state in ('planned', 'approved') returning contact_id as id`.execute(
    trx,
  )
  return done.rows.map(row => row.id)
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
