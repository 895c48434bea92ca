/** A shop leaves for another installation: everything it knows goes with it, and the numbers say the same there. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_CHANNELS } from '../../src/domain/collect/business.ts'
import type { CustomerId } from '../../src/kernel/ids.ts'
import { instantFromMs } from '../../src/kernel/instant.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { loadSampleShop } from '../../src/usecases/business/load-sample-shop.ts'
import { eraseCustomer } from '../../src/usecases/collect/erase-customer.ts'
import { freezeMonths } from '../../src/usecases/measure/freeze-months.ts'
import { WHOLE_FOLDER } from '../../src/store/whole-export.ts'
import { newBusiness } from '../business.ts'
import { testDatabase, testStore, type TestStore } from '../database.ts'
import { inEnglish as regulars, newFolder } from './stranger.ts'

let folder: Awaited<ReturnType<typeof newFolder>>
let source: TestStore
let exported = ''
let number = 0

beforeAll(async () => {
  folder = await newFolder()
  source = await testStore()
  const now = instantFromMs(Date.now())
  const deps = { store: source.store, clock: fixedClock(now) }
  await source.store.system.installation(now)
  // Not the first shop here: its number goes with it, for the hashes of addresses are made with that number.
  await newBusiness(source.store, { name: 'Другая', at: now })
  const business = await newBusiness(source.store, { name: 'Кафе «Ёлка»\tи\\слэш', channels: DEFAULT_CHANNELS, at: now })
  number = business
  await loadSampleShop(deps, business, { shop: 'tyres', locale: 'ru', actor: 'system' })
  const [someone] = await rowsOf<{ id: CustomerId }>(
    source.databaseUrl,
    'select customer_id as id from customer order by customer_id limit 1',
  )
  if (someone === undefined) throw new Error('the sample shop has customers')
  await eraseCustomer(deps, business, { customerId: someone.id, actor: 'system' })
  await freezeMonths(deps, business)
  exported = join(folder.path, 'leaving')
  const answer = await regulars(
    ['export', exported, '--data', folder.path, '--business', String(business)],
    environment(source.databaseUrl),
  )
  expect(answer).toMatchObject({ code: 0, err: '' })
})
afterAll(async () => {
  await source.close()
  await folder.remove()
})

const environment = (databaseUrl: string): Readonly<Record<string, string>> => ({ DATABASE_URL: databaseUrl })

async function rowsOf<Row extends object>(databaseUrl: string, query: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`select set_config('app.business_id', $1, false)`, [String(number)])
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end()
  }
}

async function report(databaseUrl: string, month: string): Promise<unknown> {
  const words = ['report', '--json', '--month', month, '--business', String(number), '--data', folder.path]
  const answer = await regulars(words, environment(databaseUrl))
  expect(answer).toMatchObject({ code: 0, err: '' })
  return JSON.parse(answer.out)
}

test('E80: exported whole and brought into a fresh installation, every row is there and every month tells the same numbers', async () => {
  const fresh = await testDatabase('empty')
  const data = join(folder.path, 'second')
  // The stranger has started the program once already: an empty shop is there, with a number of its own.
  expect(await regulars(['owner-link', '--data', data], environment(fresh.databaseUrl))).toMatchObject({ code: 0 })
  const brought = await regulars(['import', exported, '--data', data], environment(fresh.databaseUrl))
  expect(brought).toMatchObject({ code: 0, err: '', out: expect.stringContaining('live copy') })

  const again = join(folder.path, 'again')
  const words = ['export', again, '--data', data, '--business', String(number)]
  expect(await regulars(words, environment(fresh.databaseUrl))).toMatchObject({ code: 0, err: '' })
  const manifests = await Promise.all([exported, again].map(async each => JSON.parse(await readFile(join(each, 'whole.json'), 'utf8'))))
  const tablesOf = (manifest: { tables: { table: string; rows: number; sha256: string }[] }): unknown =>
    manifest.tables.filter(each => each.table !== 'staff' && each.table !== 'audit')
  expect(tablesOf(manifests[1])).toEqual(tablesOf(manifests[0]))
  for (const table of ['customer', 'consent', 'suppression', 'purchase', 'kpi_month', 'due_event', 'contact'])
    expect(manifests[0].tables.find((each: { table: string }) => each.table === table).rows, table).toBeGreaterThan(0)

  const months = await rowsOf<{ month: string }>(
    source.databaseUrl,
    `select distinct to_char(local_day, 'YYYY-MM') as month from purchase order by 1 desc`,
  )
  for (const { month } of [months[0], months[1], months.at(-1)].flatMap(each => each ?? []))
    expect(await report(fresh.databaseUrl, month)).toEqual(await report(source.databaseUrl, month))
  const frozen = `select month, kpis::text as kpis from kpi_month order by 1`
  expect(await rowsOf(fresh.databaseUrl, frozen)).toEqual(await rowsOf(source.databaseUrl, frozen))

  const unforced = await rowsOf(fresh.databaseUrl, 'select relname from pg_class where relrowsecurity and not relforcerowsecurity')
  expect(unforced).toEqual([])
  expect(await rowsOf(fresh.databaseUrl, 'select live from installation')).toEqual([{ live: false }])
  expect(await rowsOf(fresh.databaseUrl, 'select business_id from tenant')).toEqual([{ business_id: number }])

  const second = await regulars(['import', exported, '--data', data], environment(fresh.databaseUrl))
  // The sample shop gives way to whatever comes; a shop of its own does not.
  expect(second.code).toBe(0)
  await rowsOf(fresh.databaseUrl, 'update business set is_sample = false')
  expect(await regulars(['import', exported, '--data', data], environment(fresh.databaseUrl))).toMatchObject({
    code: 1,
    err: expect.stringContaining('data'),
  })
  await fresh.drop()
})

test('a file that was touched, or a folder of something else, changes nothing', async () => {
  const fresh = await testDatabase('empty')
  const data = join(folder.path, 'third')
  const file = join(exported, WHOLE_FOLDER, 'customer.csv')
  const before = await readFile(file)
  await writeFile(file, before.subarray(1))
  expect(await regulars(['import', exported, '--data', data], environment(fresh.databaseUrl))).toMatchObject({
    code: 1,
    err: expect.stringContaining('customer.csv'),
  })
  await writeFile(file, before)
  expect(await regulars(['import', join(exported, WHOLE_FOLDER), '--data', data], environment(fresh.databaseUrl))).toMatchObject({
    code: 1,
    err: expect.stringContaining('whole.json'),
  })
  await fresh.drop()
})

test('no password, key or sealed secret leaves with the export', async () => {
  const staff = await readFile(join(exported, WHOLE_FOLDER, 'staff.csv'), 'utf8')
  expect(staff).not.toContain('scrypt')
  for (const table of ['session', 'owner_link', 'api_key', 'source_connection', 'webhook_endpoint'])
    await expect(readFile(join(exported, WHOLE_FOLDER, `${table}.csv`))).rejects.toThrow('ENOENT')
})
