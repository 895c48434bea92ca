/** Rows that existed before come back into the tables, from a backup or from a whole export: all of them or none. */
import type { ClientBase, Pool } from 'pg'
import { readTables, type TableShape } from './tables.ts'

/**
 * One transaction in which row-level security does not bind the owner, because COPY FROM is refused where it does, and in
 * which no trigger tells anybody that the rows have happened just now. The copy is not live until the owner confirms it.
 */
export async function putBack(pool: Pool, fill: (client: ClientBase, tenant: readonly TableShape[]) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const tenant = (await readTables(client)).filter(table => table.isTenant)
    for (const { name } of tenant) await client.query(`alter table ${name} no force row level security, disable trigger user`)
    await fill(client, tenant)
    for (const { name } of tenant) await client.query(`alter table ${name} force row level security, enable trigger user`)
    await client.query(`insert into installation (installation_id, live, live_changed_at) values (gen_random_uuid(), false, now())
      on conflict (one) do update set live = false, live_changed_at = now()`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release(true)
  }
}
