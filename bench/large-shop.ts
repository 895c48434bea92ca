/** A business as large as the promise: filled by the server itself, for the benches. */
import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { DEFAULT_CHANNELS, DEFAULT_HOURS, DEFAULT_POLICY, DEFAULT_WORDS } from '../src/domain/collect/business.ts'
import { type BusinessId, type CustomerId, id } from '../src/kernel/ids.ts'
import type { Instant } from '../src/kernel/instant.ts'
import type { Store } from '../src/ports/store.ts'

export interface LargeShop {
  readonly customers: number
  readonly purchasesEach: number
}

export async function fillLargeShop(
  { store, databaseUrl, now }: { readonly store: Store; readonly databaseUrl: string; readonly now: Instant },
  shop: LargeShop,
): Promise<BusinessId> {
  const business = await store.system.nextBusiness()
  await store.inBusiness(business, tx =>
    tx.business.insert(
      {
        name: 'Bench',
        trade: 'other',
        locale: 'ru',
        country: 'RU',
        currency: 'RUB',
        zone: 'Europe/Moscow',
        hours: DEFAULT_HOURS,
        policy: DEFAULT_POLICY,
        channels: DEFAULT_CHANNELS,
        words: DEFAULT_WORDS,
      },
      { isSample: true, at: now },
    ),
  )
  await asServer(databaseUrl, async client => {
    await client.query(`select set_config('app.business_id', '${business}', false)`)
    await withoutIndexes(client, () => client.query(fillingOf(business, shop)))
  })
  await analyzeAll(databaseUrl)
  return business
}

export async function analyzeAll(databaseUrl: string): Promise<void> {
  await asServer(databaseUrl, client => client.query('analyze'))
}

async function asServer(databaseUrl: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const FILLED = ['customer', 'contact_point', 'contact_point_link', 'consent', 'purchase']

/** Rows first, indexes afterwards: many times faster for a million. Keys stay, and what refers to them. */
async function withoutIndexes(client: Client, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select i.relname as name, pg_get_indexdef(x.indexrelid) as made from pg_index x join pg_class i on i.oid = x.indexrelid
     where x.indrelid = any($1::regclass[]) and not exists (select from pg_constraint k where k.conindid = x.indexrelid)`,
    [FILLED],
  )
  for (const { name } of rows) await client.query(`drop index "${name}"`)
  await work()
  await client.query("set maintenance_work_mem = '512MB'")
  for (const { made } of rows) await client.query(made)
}

/** Cycles of 20 to 120 days with a tenth of scatter; a third of the customers left at some time. */
const fillingOf = (business: number, { customers, purchasesEach }: LargeShop): string => `
  insert into customer (business_id, customer_id, full_name, first_name, name_folded, created_at, updated_at)
    select ${business}, md5('c' || n)::uuid, 'Customer ' || n, 'Customer', 'customer ' || n, '2024-01-01', '2024-01-01' from generate_series(1, ${customers}) n;
  insert into contact_point (business_id, contact_point_id, kind, address, phone_kind, created_at)
    select ${business}, md5('p' || n)::uuid, 'phone', '+7945' || lpad(n::text, 7, '0'), 'mobile', '2024-01-01' from generate_series(1, ${customers}) n;
  insert into contact_point_link (business_id, contact_point_id, customer_id, linked_at)
    select ${business}, md5('p' || n)::uuid, md5('c' || n)::uuid, '2024-01-01' from generate_series(1, ${customers}) n;
  insert into consent (business_id, consent_id, contact_point_id, channel, purpose, status, basis, text_version, locale, source, actor, at)
    select ${business}, md5('a' || n)::uuid, md5('p' || n)::uuid, 'all', 'marketing', 'given', 'explicit', '1', 'ru', 'till', 'bench',
      '2024-01-01' from generate_series(1, ${customers}) n;
  insert into purchase (business_id, purchase_id, customer_id, source, source_key, local_day, occurred_at, currency, total_minor, created_at, updated_at)
    select ${business}, md5('b' || n || '/' || k)::uuid, md5('c' || n)::uuid, 'bench', n || '/' || k, d, d + interval '12 hours', 'RUB',
      100000 + (n::bigint * 7919 + k * 104729) % 400000, d, d
    from generate_series(1, ${customers}) n, generate_series(1, ${purchasesEach}) k,
      lateral (select date '2026-11-19' - ((n * 31) % (20 + n % 100)) - (case when n % 3 = 0 then (n * 17) % 400 else 0 end)
        - (k - 1) * (20 + n % 100) - (n * 13 + k * 7) % greatest(1, (20 + n % 100) / 10) as d) days;`

export function customerOf(n: number): CustomerId {
  return id<'customer'>(md5Uuid(n))
}

/** PostgreSQL's md5('c' || n)::uuid, as the filling makes it. */
function md5Uuid(n: number): string {
  const hex = createHash('md5').update(`c${n}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
