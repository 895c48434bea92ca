/** A large outbox at once: customers with an e-mail address and a yes, and one message for each, straight into the tables. */
import type { Pool } from 'pg'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, type Instant, isoInstant } from '../../src/kernel/instant.ts'

export interface Outbox {
  readonly business: BusinessId
  readonly count: number
  /** `{n}` becomes the number of the person. */
  readonly body: string
  readonly at: Instant
  readonly purpose?: 'marketing' | 'service'
}

export async function fillOutbox(pool: Pool, { business, count, body, at, purpose = 'marketing' }: Outbox): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.business_id', $1, true)`, [String(business)])
    await client.query(
      `create temp table person on commit drop as select gen_random_uuid() as customer_id, gen_random_uuid() as point_id,
         gen_random_uuid() as message_id, n from generate_series(1, $1) n`,
      [count],
    )
    const values = [business, isoInstant(at), isoInstant(addMs(at, 3 * DAY_MS)), body, purpose]
    for (const statement of STATEMENTS) {
      const used = values.slice(0, Math.max(...[...statement.matchAll(/\$(\d)/g)].map(found => Number(found[1]))))
      await client.query(statement, used)
    }
    await client.query('commit')
    await client.query('analyze customer, contact_point, contact_point_link, consent, message')
  } finally {
    client.release()
  }
}

const STATEMENTS = [
  `insert into customer (business_id, customer_id, full_name, first_name, created_at, updated_at)
   select $1, customer_id, 'Anna ' || n, 'Anna', $2, $2 from person`,
  `insert into contact_point (business_id, contact_point_id, kind, address, created_at)
   select $1, point_id, 'email', 'person' || n || '@customers.test', $2 from person`,
  `insert into contact_point_link (business_id, contact_point_id, customer_id, linked_at) select $1, point_id, customer_id, $2 from person`,
  `insert into consent (business_id, consent_id, contact_point_id, channel, purpose, status, basis, text_version, locale, source, actor, at)
   select $1, gen_random_uuid(), point_id, 'all', 'marketing', 'given', 'explicit', 'v1', 'ru', 'till', 'staff:test', $2 from person`,
  `insert into message (business_id, message_id, dedupe_key, customer_id, contact_point_id, channel, address, purpose, locale, subject, body,
     state, state_at, not_before, not_after, created_at)
   select $1, message_id, 'test:' || customer_id, customer_id, point_id, 'email', 'person' || n || '@customers.test', $5, 'ru',
     'Пора переобуваться', replace($4, '{n}', n::text), 'queued', $2, $2, $3, $2 from person`,
] as const
