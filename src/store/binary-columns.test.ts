import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { day } from '../kernel/day.ts'
import { nameUuid } from '../kernel/digest.ts'
import { instant } from '../kernel/instant.ts'
import { column, rowsOf } from './binary-columns.ts'

let db: Kysely<unknown>
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await testDatabase('empty')
  drop = database.drop
  db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.databaseUrl }) }) })
})
afterAll(async () => {
  await db.destroy()
  await drop()
})

const CASES = [
  {
    type: 'uuid',
    made: column.uuid([nameUuid('a'), 'FFFFFFFF-0123-4567-89AB-CDEF01234567', null]),
    expected: [nameUuid('a'), 'ffffffff-0123-4567-89ab-cdef01234567', null],
  },
  { type: 'int', made: column.int([0, -1, 2_147_483_647, null]), expected: ['0', '-1', '2147483647', null] },
  { type: 'float8', made: column.double([0.1, -3e-300, 1e300]), expected: ['0.1', '-3e-300', '1e+300'] },
  { type: 'boolean', made: column.bool([true, false, null]), expected: ['true', 'false', null] },
  {
    type: 'date',
    made: column.day([day('1999-12-31'), day('2000-01-01'), day('2026-02-28'), null]),
    expected: ['1999-12-31', '2000-01-01', '2026-02-28', null],
  },
  {
    type: 'timestamptz',
    made: column.instant([instant('1970-01-01T00:00:00Z'), instant('2026-11-20T09:00:00.123Z')]),
    expected: ['1970-01-01 00:00:00+00', '2026-11-20 09:00:00.123+00'],
  },
  { type: 'text', made: column.text(['', 'ü 🙂 "\\', null]), expected: ['', 'ü 🙂 "\\', null] },
  { type: 'json', made: column.json([{ words: 'Шины "R16"', also: [] }, 7]), expected: ['{"words":"Шины \\"R16\\"","also":[]}', '7'] },
  { type: 'an empty column', made: column.uuid([]), expected: [] },
] as const

test.each(CASES)('$type comes back as it was', async ({ made, expected }) => {
  const { rows } = await db.connection().execute(async one => {
    await sql`set timezone to 'UTC'`.execute(one)
    return sql<{
      value: string | null
    }>`select r.value::text as value from ${rowsOf([made])} with ordinality as r(value, place) order by r.place`.execute(one)
  })
  expect(rows.map(row => row.value)).toEqual(expected)
})

test('the same value in one row after another is that value in each', async () => {
  const reason = { code: 'due' }
  const { rows } = await sql<{ id: number; code: string }>`
    select r.id, r.reason ->> 'code' as code from ${rowsOf([column.int([1, 2, 3]), column.json([reason, reason, { code: 'overdue' }])])} as r(id, reason)
    order by r.id`.execute(db)
  expect(rows.map(row => row.code)).toEqual(['due', 'due', 'overdue'])
})
