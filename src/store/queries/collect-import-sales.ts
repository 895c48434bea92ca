/** A batch of sales of a file: new ones are made, changed ones are replaced and remembered as they were, equal ones are left alone. */
import { sql, type Transaction } from 'kysely'
import { foldName, tidyName } from '../../domain/collect/customer.ts'
import { dayNumber } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { ImportBatch, ImportStore, StagedItem, StagedPurchase, StagedRefund, WriteTally } from '../../ports/import-store.ts'
import { type CopyRow, copyToStage } from '../copy.ts'
import { BinaryRows, type RowWriter } from '../binary-rows.ts'
import { copyBinary, sendRows } from '../copy-binary.ts'
import type { Database } from '../schema/database.ts'
import { lookedUpByIndex } from './by-index.ts'

const PURCHASE_STAGE = {
  stage: 'import_purchase',
  columns: {
    purchase_id: 'uuid',
    customer_id: 'uuid',
    source_key: 'text',
    receipt_no: 'text',
    local_day: 'date',
    local_minute: 'smallint',
    occurred_at: 'timestamptz',
    currency: 'text',
    total_minor: 'bigint',
    location: 'text',
    staff_name: 'text',
    content_hash: 'text',
  },
} as const
const LINE_STAGE = {
  stage: 'import_line',
  columns: { purchase_id: 'uuid', line_no: 'integer', product_id: 'uuid', name: 'text', quantity: 'numeric', total_minor: 'bigint' },
} as const
const REFUND_STAGE = {
  stage: 'import_refund',
  columns: {
    refund_id: 'uuid',
    purchase_id: 'uuid',
    purchase_key: 'text',
    customer_id: 'uuid',
    source_key: 'text',
    local_day: 'date',
    currency: 'text',
    total_minor: 'bigint',
    content_hash: 'text',
  },
} as const

export function importSalesQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<ImportStore, 'writeProducts' | 'writePurchases' | 'writeRefunds'> {
  return {
    writeProducts: async (batch, products) => {
      const stamp = [batch.importId, isoInstant(batch.at)] as const
      const groups = new Map(products.flatMap(({ group }) => (group ? [[group.id, group] as const] : [])))
      await copyAndInsert(
        trx,
        { table: 'product_group', columns: ['business_id', 'group_id', 'name', 'name_folded', 'import_id', 'created_at'] },
        [...groups.values()].map(group => [business, group.id, tidyName(group.name), foldName(group.name), ...stamp]),
      )
      await copyAndInsert(
        trx,
        { table: 'product', columns: ['business_id', 'product_id', 'name', 'name_folded', 'sku', 'group_id', 'import_id', 'created_at'] },
        products.map(product => [
          business,
          product.id,
          tidyName(product.name),
          foldName(product.name),
          product.sku,
          product.group?.id,
          ...stamp,
        ]),
      )
    },
    writePurchases: async (batch, purchases) => {
      const rows = [new BinaryRows(PURCHASE_STAGE), new BinaryRows(LINE_STAGE)] as const
      let count = 0
      for (const purchase of purchases) {
        count += 1
        writePurchase(rows[0], purchase)
        writeLines(rows[1], purchase)
      }
      for (const stage of rows) await sendRows(trx, stage)
      const merging = { batch, count }
      const tally = batch.isFirstOfSales ? await insertFirst(trx, business, merging) : await mergePurchases(trx, business, merging)
      await sql`drop table if exists pg_temp.import_purchase, pg_temp.import_line, pg_temp.changed_purchase`.execute(trx)
      return tally
    },
    writeRefunds: async (batch, refunds) => {
      if (refunds.length === 0) return { created: 0, updated: 0, unchanged: 0 }
      await copyBinary(trx, REFUND_STAGE, { items: refunds, write: writeRefund })
      if (!batch.isFirstOfSales) await nameKnownPurchases(trx, business, batch)
      const tally = await mergeRefunds(trx, business, { batch, count: refunds.length })
      await sql`drop table pg_temp.import_refund`.execute(trx)
      return tally
    },
  }
}

async function copyAndInsert(
  trx: Transaction<Database>,
  { table, columns }: { readonly table: 'product' | 'product_group'; readonly columns: readonly string[] },
  rows: readonly CopyRow[],
): Promise<void> {
  if (rows.length === 0) return
  const stage = `import_${table}`
  await copyToStage(trx, { stage, like: table, columns }, rows)
  const list = sql.raw(columns.join(', '))
  await sql`insert into ${sql.table(table)} (${list}) select ${list} from ${sql.table(`pg_temp.${stage}`)} on conflict do nothing`.execute(
    trx,
  )
  await sql`drop table ${sql.table(`pg_temp.${stage}`)}`.execute(trx)
}

function writePurchase(row: RowWriter, purchase: StagedPurchase): void {
  row.begin()
  row.uuidBytes(purchase.idBytes)
  row.uuid(purchase.customerId)
  row.text(purchase.sourceKey)
  row.text(purchase.receiptNo)
  row.date(dayNumber(purchase.day))
  row.smallint(purchase.minute)
  row.timestamptz(purchase.occurredAt)
  row.repeated(purchase.currency)
  row.bigint(purchase.totalMinor)
  row.text(purchase.location)
  row.text(purchase.staffName)
  row.hex(purchase.contentHash)
}

function writeLines(row: RowWriter, { idBytes, lines }: StagedPurchase): void {
  let number = 0
  for (const line of lines) {
    number += 1
    row.begin()
    row.uuidBytes(idBytes)
    row.integer(number)
    row.together(line.item, writeItem)
    row.millionths(line.quantityMillionths)
    row.bigint(line.totalMinor)
  }
}

function writeItem(row: RowWriter, { productId, name }: StagedItem): void {
  row.uuid(productId)
  row.text(name)
}

function writeRefund(row: RowWriter, refund: StagedRefund): void {
  row.begin()
  row.uuid(refund.id)
  row.uuid(refund.purchaseId)
  row.text(refund.purchaseKey)
  row.uuid(refund.customerId)
  row.text(refund.sourceKey)
  row.date(dayNumber(refund.day))
  row.text(refund.currency)
  row.bigint(refund.totalMinor)
  row.text(refund.contentHash)
}

interface Merging {
  readonly batch: ImportBatch
  readonly count: number
}

/** The first file of a source brings only new sales: every row goes in as it is, in the order of the indexes. */
async function insertFirst(trx: Transaction<Database>, business: BusinessId, { batch, count }: Merging): Promise<WriteTally> {
  const { importId, source } = batch
  const at = isoInstant(batch.at)
  await sql`insert into purchase (business_id, purchase_id, customer_id, source, source_key, receipt_no, local_day, local_minute, occurred_at, currency, total_minor,
      location, staff_name, content_hash, import_id, created_at, updated_at)
    select ${business}, purchase_id, customer_id, ${source}, source_key, receipt_no, local_day, local_minute, occurred_at, currency, total_minor,
      location, staff_name, content_hash, ${importId}::uuid, ${at}::timestamptz, ${at}::timestamptz
    from pg_temp.import_purchase`.execute(trx)
  await sql`insert into purchase_line (business_id, purchase_id, line_no, product_id, name, quantity, total_minor)
    select ${business}, purchase_id, line_no, product_id, name, quantity, total_minor from pg_temp.import_line`.execute(trx)
  return { created: count, updated: 0, unchanged: 0 }
}

async function mergePurchases(trx: Transaction<Database>, business: BusinessId, { batch, count }: Merging): Promise<WriteTally> {
  const { importId, source } = batch
  const at = isoInstant(batch.at)
  // A sale that a person corrected by hand has no content hash any more; the file does not overrule him.
  await lookedUpByIndex(trx, () =>
    sql`create temporary table changed_purchase on commit drop as
    select p.purchase_id, p.customer_id as old_customer_id, s.customer_id, s.purchase_id as proposed_id from pg_temp.import_purchase s
    cross join lateral (select purchase_id, customer_id, content_hash from purchase
      where business_id = ${business} and source = ${source} and source_key = s.source_key offset 0) p
    where p.content_hash <> s.content_hash`.execute(trx),
  )
  const changed = await sql<{ count: number }>`select count(*) from pg_temp.changed_purchase`.execute(trx)
  if ((changed.rows[0]?.count ?? 0) > 0) {
    await takeKnownIds(trx)
    await replaceChanged(trx, business, batch)
  }
  const made = await sql<{ count: number }>`with made as (
      insert into purchase (business_id, purchase_id, customer_id, source, source_key, receipt_no, local_day, local_minute, occurred_at, currency, total_minor,
        location, staff_name, content_hash, import_id, created_at, updated_at)
      select ${business}, purchase_id, customer_id, ${source}, source_key, receipt_no, local_day, local_minute, occurred_at, currency, total_minor,
        location, staff_name, content_hash, ${importId}::uuid, ${at}::timestamptz, ${at}::timestamptz
      from pg_temp.import_purchase on conflict do nothing returning purchase_id, customer_id),
    touched as (select purchase_id, customer_id from made union all select purchase_id, customer_id from pg_temp.changed_purchase),
    lines as (
      insert into purchase_line (business_id, purchase_id, line_no, product_id, name, quantity, total_minor)
      select ${business}, l.purchase_id, l.line_no, l.product_id, l.name, l.quantity, l.total_minor
      from pg_temp.import_line l join touched using (purchase_id)),
    people as (
      select customer_id from touched where customer_id is not null
      union select old_customer_id from pg_temp.changed_purchase where old_customer_id is not null),
    marks as (
      insert into customer_change (business_id, customer_id, changed_at) select ${business}, customer_id, ${at}::timestamptz from people
      on conflict (business_id, customer_id) do update set changed_at = excluded.changed_at)
    select count(*) from made`.execute(trx)
  const created = made.rows[0]?.count ?? 0
  const updated = changed.rows[0]?.count ?? 0
  return { created, updated, unchanged: count - created - updated }
}

/** A sale that was stored under another id keeps it: ids were made otherwise before, and a sale told by two sources has one. */
async function takeKnownIds(trx: Transaction<Database>): Promise<void> {
  for (const stage of ['import_purchase', 'import_line'])
    await sql`update ${sql.table(`pg_temp.${stage}`)} s set purchase_id = c.purchase_id from pg_temp.changed_purchase c
      where s.purchase_id = c.proposed_id and c.purchase_id <> c.proposed_id`.execute(trx)
}

/** The purchases that refunds take back, under the ids they are stored by. */
async function nameKnownPurchases(trx: Transaction<Database>, business: BusinessId, { source }: ImportBatch): Promise<void> {
  await lookedUpByIndex(trx, () =>
    sql`update pg_temp.import_refund s set purchase_id = coalesce((select p.purchase_id from purchase p
      where p.business_id = ${business} and p.source = ${source} and p.source_key = s.purchase_key), s.purchase_id)
    where s.purchase_key is not null`.execute(trx),
  )
}

async function replaceChanged(trx: Transaction<Database>, business: BusinessId, { importId, at }: ImportBatch): Promise<void> {
  await sql`insert into import_journal (business_id, import_id, entity, entity_id, before_image, revision_after)
    select p.business_id, ${importId}, 'purchase', p.purchase_id,
      jsonb_build_object('row', to_jsonb(p), 'lines', coalesce((select jsonb_agg(to_jsonb(l)) from purchase_line l
        where l.business_id = p.business_id and l.purchase_id = p.purchase_id), '[]')), p.revision + 1
    from purchase p join pg_temp.changed_purchase using (purchase_id) where p.business_id = ${business} on conflict do nothing`.execute(trx)
  await sql`delete from purchase_line l using pg_temp.changed_purchase c where l.business_id = ${business} and l.purchase_id = c.purchase_id`.execute(
    trx,
  )
  await sql`update purchase p set customer_id = s.customer_id, receipt_no = s.receipt_no, local_day = s.local_day, local_minute = s.local_minute,
      occurred_at = s.occurred_at,
      currency = s.currency, total_minor = s.total_minor, location = s.location, staff_name = s.staff_name, content_hash = s.content_hash,
      updated_at = ${isoInstant(at)}, revision = p.revision + 1
    from pg_temp.import_purchase s join pg_temp.changed_purchase c on c.purchase_id = s.purchase_id
    where p.business_id = ${business} and p.purchase_id = c.purchase_id`.execute(trx)
}

async function mergeRefunds(trx: Transaction<Database>, business: BusinessId, { batch, count }: Merging): Promise<WriteTally> {
  const { importId, source, zone } = batch
  const at = isoInstant(batch.at)
  const changed = sql`select r.refund_id from pg_temp.import_refund s
    join refund r on r.business_id = ${business} and r.source = ${source} and r.source_key = s.source_key where r.content_hash <> s.content_hash`
  await sql`insert into import_journal (business_id, import_id, entity, entity_id, before_image, revision_after)
    select r.business_id, ${importId}, 'refund', r.refund_id, to_jsonb(r), r.revision + 1 from refund r
    where r.business_id = ${business} and r.refund_id in (${changed}) on conflict do nothing`.execute(trx)
  const updated =
    await sql`update refund r set purchase_id = s.purchase_id, customer_id = s.customer_id, local_day = s.local_day, currency = s.currency,
      total_minor = s.total_minor, content_hash = s.content_hash, revision = r.revision + 1
    from pg_temp.import_refund s where r.business_id = ${business} and r.refund_id = s.refund_id and r.content_hash <> s.content_hash`.execute(
      trx,
    )
  const made =
    await sql`insert into refund (business_id, refund_id, purchase_id, customer_id, source, source_key, local_day, occurred_at, currency, total_minor,
      content_hash, import_id, created_at)
    select ${business}, refund_id, purchase_id, customer_id, ${source}, source_key, local_day, (local_day + interval '12 hours') at time zone ${zone},
      currency, total_minor, content_hash, ${importId}::uuid, ${at}::timestamptz
    from pg_temp.import_refund on conflict do nothing`.execute(trx)
  await sql`update purchase p set refunded_minor = r.total from (
      select purchase_id, sum(total_minor)::bigint as total from refund
      where business_id = ${business} and purchase_id in (select purchase_id from pg_temp.import_refund) group by purchase_id) r
    where p.business_id = ${business} and p.purchase_id = r.purchase_id and p.refunded_minor <> r.total`.execute(trx)
  await sql`insert into customer_change (business_id, customer_id, changed_at)
    select distinct ${business}::integer, customer_id, ${at}::timestamptz from pg_temp.import_refund where customer_id is not null
    on conflict (business_id, customer_id) do update set changed_at = excluded.changed_at`.execute(trx)
  const [created, replaced] = [Number(made.numAffectedRows ?? 0n), Number(updated.numAffectedRows ?? 0n)]
  return { created, updated: replaced, unchanged: count - created - replaced }
}
