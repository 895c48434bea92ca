/** Looks for a person in every text of the shop, whatever table it lies in, and takes him out of it. */
import { sql, type Transaction } from 'kysely'
import { personTraces } from '../../domain/collect/person-trace.ts'
import type { ContactPoint } from '../../domain/collect/contact-point.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Database } from '../schema/database.ts'

/** Names and addresses of others, who may be called the same, and texts that are nobody's. */
const OTHERS: ReadonlySet<string> = new Set(['contact_point', 'business', 'staff', 'product_group', 'schedule_run'])
const OTHERS_NAMES: ReadonlySet<string> = new Set(['full_name', 'first_name', 'name_folded', 'locale', 'zone', 'source', 'source_key'])
const GONE = '…'
/** Inside JSON a phone may stand as a number. */
const GONE_JSON = '0'

export interface Traced {
  readonly customerId: CustomerId
  readonly fullName: string
  readonly points: readonly ContactPoint[]
}

/** A phone that somebody else still uses is his too, and a name that somebody else bears: those are left where they stand. */
export async function sweepTraces(trx: Transaction<Database>, business: BusinessId, traced: Traced): Promise<void> {
  const { customerId } = traced
  await sql`delete from idempotency where business_id = ${business} and body like ${`%${customerId}%`}`.execute(trx)
  const namesakes = await sql<{ found: boolean }>`select exists (select from customer where business_id = ${business}
    and customer_id <> ${customerId} and erased_at is null and full_name = ${traced.fullName}) as found`.execute(trx)
  const shared = await sql<{ address: string }>`select p.address from contact_point p join contact_point_link l
      on l.business_id = p.business_id and l.contact_point_id = p.contact_point_id and l.unlinked_at is null
    where p.business_id = ${business} and p.address = any(${traced.points.map(point => point.address)}::text[]) and l.customer_id <> ${customerId}`.execute(
    trx,
  )
  const kept = new Set(shared.rows.map(row => row.address))
  const patterns = personTraces({
    fullName: namesakes.rows[0]?.found === true ? '' : traced.fullName,
    points: traced.points.filter(point => !kept.has(point.address)),
  })
  if (patterns.length === 0) return
  const pattern = patterns.join('|')
  for (const { name, columns } of await textTables(trx)) {
    const swept = name === 'customer' ? columns.filter(column => !OTHERS_NAMES.has(column.name)) : columns
    if (!OTHERS.has(name)) await sweepTable(trx, business, { name, columns: swept, pattern })
  }
}

interface TextTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'jsonb' | 'bytea' }[]
}

/** Columns of keys are no words: they stay. */
async function textTables(trx: Transaction<Database>): Promise<readonly TextTable[]> {
  const { rows } = await sql<TextTable>`
    select c.relname as name, json_agg(json_build_object('name', a.attname, 'type', t.typname) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relrowsecurity
      and (t.typname in ('text', 'jsonb') or t.typname = 'bytea' and a.attname = 'body')
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey))
    group by c.relname order by c.relname`.execute(trx)
  return rows
}

async function sweepTable(
  trx: Transaction<Database>,
  business: BusinessId,
  { name, columns, pattern }: TextTable & { readonly pattern: string },
): Promise<void> {
  const readable = (column: TextTable['columns'][number]) =>
    column.type === 'bytea' ? sql`convert_from(${sql.ref(column.name)}, 'LATIN1')` : sql`${sql.ref(column.name)}::text`
  const found = columns.map(column =>
    // Raw deliveries are bytes of any encoding: the numbers and addresses in them are plain ASCII, a name is looked for as UTF-8.
    column.type === 'bytea' ? sql`(${readable(column)} ~* ${latin(pattern)})` : sql`${readable(column)} ~* ${pattern}`,
  )
  const cleaned = columns.map(column => {
    const place = sql.ref(column.name)
    if (column.type === 'bytea') return sql`${place} = case when ${readable(column)} ~* ${latin(pattern)} then null else ${place} end`
    const text = sql`regexp_replace(${place}::text, ${pattern}, ${column.type === 'jsonb' ? GONE_JSON : GONE}, 'gi')`
    return column.type === 'jsonb' ? sql`${place} = ${text}::jsonb` : sql`${place} = ${text}`
  })
  await sql`update ${sql.table(name)} set ${sql.join(cleaned)} where business_id = ${business} and (${sql.join(found, sql` or `)})`.execute(
    trx,
  )
}

/** The pattern as bytes of UTF-8, each read as one Latin-1 letter: what it looks like in a body that was not decoded. */
function latin(pattern: string): string {
  return Buffer.from(pattern, 'utf8').toString('latin1')
}
