import { sql } from 'kysely'
import { Pool, type PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { businessId } from '../kernel/ids.ts'
import { keptStatements, openingOf } from './kept-statement.ts'
import { askAll, type Asked } from './message.ts'
import { prepared } from './prepared.ts'

let pool: Pool
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await testDatabase('empty')
  drop = database.drop
  pool = new Pool({ connectionString: database.databaseUrl })
})
afterAll(async () => {
  await pool.end()
  await drop()
})

async function connected<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release(true)
  }
}

const SUM = prepared({ a: 'integer', b: 'integer' }, ({ a, b }) => sql`select ${a} + ${b} + ${a} as sum`)
const DIVIDED = prepared({ by: 'integer' }, ({ by }) => sql`select 1 / ${by} as share`)
const ECHO = prepared(
  { words: 'text[]', kept: 'boolean', bytes: 'bytea', none: 'date' },
  ({ words, kept, bytes, none }) => sql`select ${words} as words, ${kept} as kept, encode(${bytes}, 'hex') as bytes, ${none} as none`,
)
const rowsOf = async (client: PoolClient, asked: readonly Asked[]) => (await askAll(client, asked)).map(answer => answer.rows)

describe('several statements in one message', () => {
  test('are answered in their order, the second time without being told again', async () => {
    const asked = [SUM({ a: 1, b: 2 }), DIVIDED({ by: 1 }), SUM({ a: 5, b: 0 })]
    const expected = [[{ sum: 4 }], [{ share: 1 }], [{ sum: 10 }]]
    await connected(async client => {
      expect(await rowsOf(client, asked)).toEqual(expected)
      expect(await rowsOf(client, asked)).toEqual(expected)
    })
  })

  test('stop at the first that fails, and the connection goes on', () =>
    connected(async client => {
      await expect(askAll(client, [SUM({ a: 1, b: 1 }), DIVIDED({ by: 0 }), SUM({ a: 1, b: 1 })])).rejects.toThrow('division by zero')
      expect(await rowsOf(client, [DIVIDED({ by: 1 }), SUM({ a: 1, b: 1 })])).toEqual([[{ share: 1 }], [{ sum: 3 }]])
    }))

  test('one whose table has changed meanwhile is asked again as if it were new', () =>
    connected(async client => {
      await client.query('create temp table shelf as select 1 as row')
      const all = { statement: { name: 'shelf', text: 'select * from shelf where row = $1' }, values: [1] }
      expect(await rowsOf(client, [all])).toEqual([[{ row: 1 }]])
      await client.query("alter table shelf add column label text default 'new'")
      await expect(askAll(client, [all])).rejects.toThrow('cached plan must not change result type')
      expect(await rowsOf(client, [all])).toEqual([[{ row: 1, label: 'new' }]])
    }))

  test('values arrive as they were given', () =>
    connected(async client => {
      const words = ['ёлка', 'a "b" \\ c', '', 'null', '{x,y}']
      const [rows] = await rowsOf(client, [ECHO({ words, kept: false, bytes: Buffer.from([1, 255]), none: null })])
      expect(rows).toEqual([{ words, kept: false, bytes: '01ff', none: null }])
    }))

  test('a connection that breaks while they are on their way is an error', () =>
    connected(async client => {
      client.on('error', () => undefined)
      const end = { statement: { name: 'end', text: 'select pg_terminate_backend(pg_backend_pid())' }, values: [] }
      await expect(askAll(client, [end, SUM({ a: 1, b: 1 })])).rejects.toThrow()
    }))
})

describe('a transaction', () => {
  const opening = openingOf(businessId(7), { isRedone: true })
  const TENANT = { statement: { name: 'asked-tenant', text: "select current_setting('app.business_id', true) as tenant" }, values: [] }
  const MAKE = { statement: { name: 'make', text: 'create table if not exists noted (n integer)' }, values: [] }
  const NOTE = prepared({ n: 'integer' }, ({ n }) => sql`insert into noted values (10 / ${n})`)
  const noted = (client: PoolClient) => client.query<{ n: number }>('select n from noted order by n')

  test('begins with its first statement, and speaks for its business until its end', () =>
    connected(async client => {
      const kept = keptStatements(client, opening)
      await kept.query('begin')
      expect(await kept.ask(TENANT)).toEqual([{ tenant: '7' }])
      await kept.query('commit')
      const { rows } = await client.query("select current_setting('app.business_id', true) as tenant")
      expect(rows).toEqual([{ tenant: '' }])
    }))

  test.each([
    { why: 'a plain statement', say: 'select 1' },
    { why: 'another message', say: null },
    { why: 'its end', say: undefined },
  ])('what can wait goes before $why', ({ say }) =>
    connected(async client => {
      await askAll(client, [MAKE])
      const kept = keptStatements(client, opening)
      await kept.query('begin')
      kept.later(NOTE({ n: 5 }))
      if (typeof say === 'string') await kept.query(say)
      if (say === null)
        expect(await kept.ask({ statement: { name: 'count', text: 'select n from noted' }, values: [] })).toEqual([{ n: 2 }])
      await kept.query('commit')
      expect((await noted(client)).rows).toEqual([{ n: 2 }])
      await client.query('drop table noted')
    }),
  )

  test('whose last statement fails is not ended as if it had not', () =>
    connected(async client => {
      await askAll(client, [MAKE])
      const kept = keptStatements(client, opening)
      await kept.query('begin')
      kept.later(NOTE({ n: 5 }))
      kept.later(NOTE({ n: 0 }))
      await expect(kept.query('commit')).rejects.toThrow('division by zero')
      await kept.query('rollback')
      expect((await noted(client)).rows).toEqual([])
      await client.query('drop table noted')
    }))

  test('that is taken back before anything was said says nothing', () =>
    connected(async client => {
      const kept = keptStatements(client, opening)
      await kept.query('begin')
      kept.later(NOTE({ n: 0 }))
      await kept.query('rollback')
      expect(await rowsOf(client, [SUM({ a: 1, b: 1 })])).toEqual([[{ sum: 3 }]])
    }))
})
