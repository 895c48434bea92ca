import { Client } from 'pg'
import { expect, test } from 'vitest'
import { testStore } from '../../test/database.ts'

test('a table that has just been filled is looked at, a small one is left alone', async () => {
  const { store, databaseUrl, close } = await testStore()
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    // The server's own look at night must not come first.
    await client.query(
      'create table filled with (autovacuum_enabled = off) as select n, repeat(n::text, 50) as words from generate_series(1, 2000) n',
    )
    await client.query('create table small with (autovacuum_enabled = off) as select 1 as n')
    const known = async (): Promise<unknown> =>
      (
        await client.query(`select (select reltuples from pg_class where relname = 'filled')::int as filled,
        (select reltuples from pg_class where relname = 'small')::int as small`)
      ).rows[0]
    expect(await known()).toEqual({ filled: -1, small: -1 })
    await store.system.freshStatistics()
    expect(await known()).toEqual({ filled: 2000, small: -1 })
    await client.query('insert into filled select n, repeat(n::text, 50) from generate_series(1, 2000) n')
    await store.system.freshStatistics()
    expect(await known()).toEqual({ filled: 4000, small: -1 })
  } finally {
    await client.end()
    await close()
  }
})
