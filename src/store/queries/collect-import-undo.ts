/** Takes an import out again: what nobody touched since goes back to what it was before, everything else stays and is listed. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { type BusinessId, id, type ImportId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { EVERYBODY } from '../../ports/business-store.ts'
import type { ImportStore, KeptRow } from '../../ports/import-store.ts'
import { tablesOf } from '../catalogue.ts'
import type { Database } from '../schema/database.ts'
import { consentMayLeave } from './consent-leaves.ts'
import { quickOrCareful } from './quick-or-careful.ts'

export function importUndoQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<ImportStore, 'importedPoints' | 'markImported' | 'undo'> {
  return {
    importedPoints: async importId => {
      const rows = await sql<{ id: string; kind: string }>`select distinct p.contact_point_id as id, p.kind from contact_point_link l
        join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id
        where l.business_id = ${business} and l.import_id = ${importId} and l.unlinked_at is null order by 1`.execute(trx)
      return rows.rows.map(row => ({ id: id<'contact-point'>(row.id), kind: row.kind }))
    },
    markImported: (importId, at) => markPeople({ trx, business, importId }, isoInstant(at)),
    undo: async (importId, at) => {
      const work: Undo = { trx, business, importId }
      await markPeople(work, isoInstant(at))
      const kept: KeptRow[] = []
      let [removed, restored] = [0, 0]
      for (const step of [undoRefunds, undoPurchases, undoCustomers]) {
        const done = await step(work)
        removed += done.removed
        restored += done.restored
        kept.push(...done.kept)
      }
      await removeLoose(work)
      return { removed, restored, kept }
    },
  }
}

interface Undo {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
  readonly importId: ImportId
}

interface Done {
  readonly removed: number
  readonly restored: number
  readonly kept: readonly KeptRow[]
}

/** From so many people on everything is computed anew, whoever of them has changed: they are noted together and not one by one. */
const EVERYBODY_MIN = 1000

const MARK_AGAIN = sql`on conflict (business_id, customer_id) do update set changed_at = excluded.changed_at`

/**
 * Everybody the import spoke of is understood again; those who go away are taken off the list with their rows. Most are customers it
 * made: they go in first, in the order of the index, and only the others are looked for.
 */
async function markPeople({ trx, business, importId }: Undo, at: string): Promise<void> {
  const mark = (people: RawBuilder<unknown>, onConflict = MARK_AGAIN): Promise<unknown> =>
    sql`insert into customer_change (business_id, customer_id, changed_at) select ${business}::integer, customer_id, ${at}::timestamptz from (${people}) who
      ${onConflict}`.execute(trx)
  const own = sql`business_id = ${business} and import_id = ${importId}::uuid`
  const made = sql`select customer_id from customer where ${own} order by customer_id`
  const found = await sql<{ nobody_marked: boolean; all_count: number; made_count: number }>`select
    not exists (select from customer_change where business_id = ${business}) as nobody_marked,
    (select count(*) from customer where business_id = ${business}) as all_count, (select count(*) from customer where ${own}) as made_count`.execute(
    trx,
  )
  const { nobody_marked: isFirst = false, all_count: allCount = 0, made_count: madeCount = 0 } = found.rows[0] ?? {}
  const isAll = allCount === madeCount
  if (isAll && allCount >= EVERYBODY_MIN) {
    await mark(sql`select ${EVERYBODY}::uuid as customer_id`)
    return
  }
  if (isFirst)
    await quickOrCareful(
      trx,
      () => mark(made, sql``),
      () => mark(made),
    )
  else await mark(made)
  if (isAll) return
  // Sets and no joins: nothing is known yet of tables that were filled this minute, and a loop in a loop takes the square of the rows.
  await mark(sql`select customer_id from (
      select customer_id from purchase where ${own}
      union select customer_id from refund where ${own}
      union select customer_id from contact_point_link where ${own}
      union select (before_image -> 'row' ->> 'customer_id')::uuid from import_journal where ${own} and entity = 'purchase'
      union select p.customer_id from purchase p join import_journal j on j.business_id = p.business_id and j.entity_id = p.purchase_id
        where p.business_id = ${business} and j.import_id = ${importId}::uuid
      except select customer_id from customer where ${own}) told
    where customer_id is not null`)
}

async function undoRefunds({ trx, business, importId }: Undo): Promise<Done> {
  const removed = await sql<{
    purchase_id: string | null
  }>`delete from refund where business_id = ${business} and import_id = ${importId} and revision = 1
    returning purchase_id`.execute(trx)
  const restored = await sql<{
    purchase_id: string | null
  }>`update refund r set (purchase_id, customer_id, local_day, currency, total_minor, content_hash, revision)
      = (b.purchase_id, b.customer_id, b.local_day, b.currency, b.total_minor, b.content_hash, b.revision)
    from import_journal j, jsonb_populate_record(null::refund, j.before_image) b
    where r.business_id = ${business} and j.business_id = ${business} and j.import_id = ${importId} and j.entity = 'refund'
      and r.refund_id = j.entity_id and r.revision = j.revision_after returning r.purchase_id`.execute(trx)
  const purchases = [...removed.rows, ...restored.rows].map(row => row.purchase_id).filter(purchase => purchase !== null)
  await sql`update purchase p set refunded_minor = coalesce((select sum(r.total_minor) from refund r
      where r.business_id = p.business_id and r.purchase_id = p.purchase_id), 0)::bigint
    where p.business_id = ${business} and p.purchase_id = any(${purchases}::uuid[])`.execute(trx)
  const kept = await sql<{ id: string }>`select refund_id as id from refund where business_id = ${business} and import_id = ${importId}
    union select r.refund_id from refund r join import_journal j on j.business_id = r.business_id and j.entity_id = r.refund_id
      where r.business_id = ${business} and j.import_id = ${importId} and r.revision > j.revision_after`.execute(trx)
  return { removed: removed.rows.length, restored: restored.rows.length, kept: kept.rows.map(row => ({ entity: 'refund', id: row.id })) }
}

/** A purchase that somebody corrected or gave money back for since is kept. */
async function undoPurchases({ trx, business, importId }: Undo): Promise<Done> {
  const removed = await sql<{ count: number }>`with gone as (
      delete from purchase p where p.business_id = ${business} and p.import_id = ${importId} and p.revision = 1
        and not exists (select from refund r where r.business_id = p.business_id and r.purchase_id = p.purchase_id)
      returning purchase_id),
    lines as (delete from purchase_line l using gone where l.business_id = ${business} and l.purchase_id = gone.purchase_id)
    select count(*) from gone`.execute(trx)
  const own = sql`j.business_id = ${business} and j.import_id = ${importId} and j.entity = 'purchase'`
  await sql`delete from purchase_line l using import_journal j, purchase p
    where ${own} and p.business_id = ${business} and p.purchase_id = j.entity_id and p.revision = j.revision_after
      and l.business_id = ${business} and l.purchase_id = p.purchase_id`.execute(trx)
  await sql`insert into purchase_line select b.* from import_journal j join purchase p on p.business_id = ${business} and p.purchase_id = j.entity_id,
      jsonb_populate_recordset(null::purchase_line, j.before_image -> 'lines') b
    where ${own} and p.revision = j.revision_after`.execute(trx)
  const columns = sql.raw(
    [
      'customer_id',
      'receipt_no',
      'local_day',
      'local_minute',
      'occurred_at',
      'currency',
      'total_minor',
      'location',
      'staff_name',
      'content_hash',
      'updated_at',
      'revision',
    ].join(', '),
  )
  const restored =
    await sql`update purchase p set (${columns}) = (select ${columns} from jsonb_populate_record(null::purchase, j.before_image -> 'row'))
    from import_journal j where ${own} and p.business_id = ${business} and p.purchase_id = j.entity_id and p.revision = j.revision_after`.execute(
      trx,
    )
  const kept = await sql<{ id: string }>`select purchase_id as id from purchase where business_id = ${business} and import_id = ${importId}
    union select p.purchase_id from purchase p join import_journal j on j.entity_id = p.purchase_id
      where ${own} and p.business_id = ${business} and p.revision > j.revision_after`.execute(trx)
  return {
    removed: removed.rows[0]?.count ?? 0,
    restored: Number(restored.numAffectedRows ?? 0n),
    kept: kept.rows.map(row => ({ entity: 'purchase', id: row.id })),
  }
}

async function undoCustomers({ trx, business, importId }: Undo): Promise<Done> {
  const own = sql`j.business_id = ${business} and j.import_id = ${importId} and j.entity = 'customer'`
  const columns = sql.raw(
    'full_name, first_name, name_folded, birthday_month, birthday_day, birthday_year, note, source_key, updated_at, revision',
  )
  const restored =
    await sql`update customer c set (${columns}) = (select ${columns} from jsonb_populate_record(null::customer, j.before_image))
    from import_journal j where ${own} and c.business_id = ${business} and c.customer_id = j.entity_id and c.revision = j.revision_after`.execute(
      trx,
    )
  const untouched = sql.join(
    tablesOf('lived').map(
      table => sql`not exists (select from ${sql.table(table)} t where t.business_id = c.business_id and t.customer_id = c.customer_id)`,
    ),
    sql` and `,
  )
  const gone = await sql<{
    id: string
  }>`delete from customer c where c.business_id = ${business} and c.import_id = ${importId} and c.revision = 1 and c.erased_at is null
      and ${untouched}
      and not exists (select from customer_merge m where m.business_id = c.business_id and c.customer_id in (m.kept_id, m.merged_id))
      and not exists (select from contact_point_link l
        where l.business_id = c.business_id and l.customer_id = c.customer_id and l.import_id is distinct from ${importId}::uuid)
      and not exists (select from contact_point_link l join consent o on o.business_id = l.business_id and o.contact_point_id = l.contact_point_id
        where l.business_id = c.business_id and l.customer_id = c.customer_id and o.import_id is distinct from ${importId}::uuid)
    returning customer_id as id`.execute(trx)
  const ids = gone.rows.map(row => row.id)
  for (const table of tablesOf('derived'))
    await sql`delete from ${sql.table(table)} where business_id = ${business} and customer_id = any(${ids}::uuid[])`.execute(trx)
  await sql`delete from contact_point_link l where l.business_id = ${business} and l.import_id = ${importId} and (l.customer_id = any(${ids}::uuid[])
    or not exists (select from customer c where c.business_id = l.business_id and c.customer_id = l.customer_id and c.import_id = ${importId}::uuid))`.execute(
    trx,
  )
  const kept = await sql<{ id: string }>`select customer_id as id from customer where business_id = ${business} and import_id = ${importId}
    union select c.customer_id from customer c join import_journal j on j.entity_id = c.customer_id
      where ${own} and c.business_id = ${business} and c.revision > j.revision_after`.execute(trx)
  return {
    removed: ids.length,
    restored: Number(restored.numAffectedRows ?? 0n),
    kept: kept.rows.map(row => ({ entity: 'customer', id: row.id })),
  }
}

/** Contact points, consents, products and groups that only this import brought and nothing holds any more. */
async function removeLoose({ trx, business, importId }: Undo): Promise<void> {
  const ofImport = sql`t.business_id = ${business} and t.import_id = ${importId}`
  await consentMayLeave(trx, 'undone-import')
  await sql`delete from consent t where ${ofImport}
    and not exists (select from contact_point_link l where l.business_id = t.business_id and l.contact_point_id = t.contact_point_id and l.import_id = ${importId}::uuid)`.execute(
    trx,
  )
  await sql`delete from contact_point t where ${ofImport}
    and not exists (select from contact_point_link l where l.business_id = t.business_id and l.contact_point_id = t.contact_point_id)
    and not exists (select from consent o where o.business_id = t.business_id and o.contact_point_id = t.contact_point_id)`.execute(trx)
  // Sets are subtracted, because looking each product up in the lines would read all of them each time.
  await sql`delete from product t using (
      select product_id from product where business_id = ${business} and import_id = ${importId}
      except select product_id from purchase_line where business_id = ${business}) loose
    where ${ofImport} and t.product_id = loose.product_id`.execute(trx)
  await sql`delete from product_group t using (
      select group_id from product_group where business_id = ${business} and import_id = ${importId}
      except select group_id from product where business_id = ${business}) loose
    where ${ofImport} and t.group_id = loose.group_id`.execute(trx)
}
