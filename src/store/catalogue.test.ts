/** Whoever adds a table says here what its rows are; the database is asked whether that is all of them. */
import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { CATALOGUE, movingTables, type RowsAre, tablesOf } from './catalogue.ts'

/** Columns of each table with their types. */
let columns: ReadonlyMap<string, ReadonlyMap<string, string>>

beforeAll(async () => {
  const database = await testDatabase()
  const client = new Client({ connectionString: database.databaseUrl })
  await client.connect()
  const found = await client.query<{ name: string; columns: [string, string][] }>(`
    select c.relname as name, json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod))) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition group by c.relname`)
  columns = new Map(found.rows.map(row => [row.name, new Map(row.columns)]))
  await client.end()
  await database.drop()
})

const having = (column: string) => [...columns].filter(([, of]) => of.has(column)).map(([name]) => name)
const named = (...kinds: RowsAre[]) => tablesOf(...kinds).toSorted()

test('every table of the database stands in the catalogue, and no other', () => {
  expect(Object.keys(CATALOGUE).toSorted()).toEqual([...columns.keys()].toSorted())
})

test('what speaks of a customer is shown to him and forgotten with him', () => {
  expect(named('person', 'lived', 'derived', 'forgotten')).toEqual(having('customer_id').toSorted())
})

test('what belongs to a business names it, so that it can move with its shop or be left behind', () => {
  const ofBusinesses = named('person', 'lived', 'derived', 'forgotten', 'shop', 'door')
  expect(ofBusinesses.filter(name => columns.get(name)?.has('business_id') !== true)).toEqual([])
})

test('what moves to another card is named by a column of its own', () => {
  expect(movingTables().filter(({ table, key }) => columns.get(table)?.get(key) !== 'uuid')).toEqual([])
})
