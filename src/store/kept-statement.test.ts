import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Pool } from 'pg'
import { testDatabase } from '../../test/database.ts'
import { keptForFew, keptStatements, TransactionIsOver } from './kept-statement.ts'

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

/** Names of the statements that the server keeps after these were asked over one connection. */
async function keptAfter(...texts: readonly string[]): Promise<number> {
  const client = await pool.connect()
  try {
    const connection = keptStatements(client)
    for (const text of texts) await connection.query(text, [1])
    const { rows } = await client.query<{ kept: number }>('select count(*)::int as kept from pg_prepared_statements')
    return rows[0]?.kept ?? -1
  } finally {
    client.release(true)
  }
}

describe('statements that the server keeps', () => {
  test.each([
    { texts: ['/* kept */ select $1::int'], kept: 1, why: 'a marked one' },
    { texts: ['/* kept */ select $1::int', '/* kept */ select $1::int'], kept: 1, why: 'once, however often it is asked' },
    { texts: ['select $1::int'], kept: 0, why: 'no other' },
    { texts: [`select $1::int, 'a text that holds the mark somewhere: /* kept */'`], kept: 0, why: 'the mark stands at the front' },
  ])('$why', async ({ texts, kept }) => expect(await keptAfter(...texts)).toBe(kept))
})

test('a statement about many is planned anew for their number', () => {
  const text = (count: number) => JSON.stringify(keptForFew(Array.from({ length: count })).toOperationNode())
  expect([text(1).includes('kept'), text(8).includes('kept'), text(9).includes('kept')]).toEqual([true, true, false])
})

test('what is said after the transaction has ended is not run, and says so', async () => {
  const connection = keptStatements(await pool.connect())
  await connection.query('begin', [])
  await connection.query('commit', [])
  connection.release()
  await expect(connection.query('select 1', [])).rejects.toThrow(TransactionIsOver)
  await expect(connection.ask({ statement: { name: 'late', text: 'select 1' }, values: [] })).rejects.toThrow(TransactionIsOver)
})
