/** Somebody asks to be forgotten: every table is looked through, column by column, for whatever names him. */
import { readdir } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMs } from '../../src/kernel/instant.ts'
import { LISTS } from '../../src/domain/collect/list.ts'
import { id } from '../../src/kernel/ids.ts'
import { openSources } from '../../src/sources/open-sources.ts'
import { processHooks } from '../../src/usecases/collect/process-hooks.ts'
import { testServer, type TestServer } from '../server.ts'

const NAME = 'Мария Королёва'
const PHONE = '+79451234567'
const EMAIL = 'maria.koroleva@example.com'
const TRACES = [/корол[её]в/i, /945\D{0,3}123\D{0,3}45\D{0,3}67/, /maria\.koroleva@/i]

let server: TestServer
let shop: Awaited<ReturnType<TestServer['newShop']>>
let customerId = ''

beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
  const ask = async (request: string, body?: unknown): Promise<Record<string, unknown>> => {
    server.setNow(addMs(server.now(), 1000))
    const headers: Record<string, string> = request.startsWith('GET') ? {} : { 'idempotency-key': String(server.now()) }
    const told = await server.ask(request, { key: shop.key, headers, ...(body === undefined ? {} : { body }) })
    expect(told.status, `${request}: ${told.text}`).toBeLessThan(300)
    return told.json
  }
  customerId = String(
    (await ask('POST /customers', { fullName: NAME, phones: [PHONE], emails: [EMAIL], note: 'Королёва любит чай' }))['customerId'],
  )
  const twin = String(
    (await ask('POST /customers', { fullName: 'Королева Мария', emails: ['maria.koroleva@old.example.com'] }))['customerId'],
  )
  await ask('POST /customers', { fullName: 'Иван Сосед', phones: ['+79451234999'], note: 'привела Мария Королёва, 8 (945) 123-45-67' })
  await ask(`POST /customers/${customerId}/merges`, { customerId: twin })
  await ask('POST /consents', {
    customerId,
    channel: 'all',
    purpose: 'marketing',
    status: 'given',
    basis: 'explicit',
    textShown: 'Можно писать',
  })
  await ask('POST /purchases', {
    customerRef: { customerId },
    totalMinor: 77_700,
    staff: 'Оля',
    orderRef: 'заказ Королёвой',
    note: `звонить ${PHONE}`,
    occurredLocal: '2026-03-01',
    lines: [{ name: 'Чай для Мария Королева', totalMinor: 77_700 }],
  })
  await ask('POST /purchases', {
    customerRef: null,
    totalMinor: 300,
    note: `возьмёт Мария Королёва ${EMAIL.toUpperCase()}`,
    occurredLocal: '2026-03-02',
  })
  await ask(`POST /customers/${customerId}/replies`, { text: `Это ${NAME}, мой номер 8-945-123-45-67, запишите на пятницу` })
  await ask(`POST /customers/${customerId}/assets`, {
    kind: 'vehicle',
    name: `Лада, Мария Королёва`,
    note: PHONE,
    sinceOn: '2026-03-01',
    returnOn: '2026-09-01',
    cycleDays: null,
    servedOn: null,
    warrantyUntil: null,
    groupId: null,
  })
  // What tills and forms bring of him: understood, not understood, and in the spelling of an old program.
  const { path } = await ask('POST /sources', { source: 'webhook' })
  const sale = { sourceId: 'k1', occurredLocal: '2026-03-03T12:00', totalMinor: 5000, customerRef: { phone: PHONE, name: NAME } }
  for (const raw of [JSON.stringify(sale), `звонила ${NAME}, 8 (945) 123-45-67`, JSON.stringify({ who: NAME, mail: EMAIL })])
    expect((await server.ask(`POST ${String(path)}`, { raw })).status).toBe(200)
  await processHooks({ store: server.store, clock: server, sources: openSources() }, shop.business)
  // A file that waits for its owner's word.
  const waiting = new TextEncoder().encode(`Дата;Клиент;Телефон;Сумма\n04.03.2026;${NAME};${PHONE};100\n`)
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'waits.csv' }
  expect((await server.ask('POST /imports', { key: shop.key, raw: waiting, headers })).status).toBe(201)
})
afterAll(() => server.close())

async function everyCell(): Promise<readonly { readonly place: string; readonly text: string }[]> {
  const client = new Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    await client.query(`select set_config('app.business_id', $1, false)`, [String(shop.business)])
    const { rows: columns } = await client.query<{ table: string; column: string; type: string }>(
      `select c.relname as table, a.attname as column, t.typname as type from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type t on t.oid = a.atttypid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and t.typname in ('text', 'jsonb', 'json', '_text', 'bytea')`,
    )
    const cells: { place: string; text: string }[] = []
    for (const { table, column, type } of columns) {
      const value = type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`
      const { rows } = await client.query<{ text: string | null }>(`select ${value} as text from ${table}`)
      for (const { text } of rows) if (text !== null) cells.push({ place: `${table}.${column}`, text })
    }
    return cells
  } finally {
    await client.end()
  }
}

/** Rows that carry his number, by table, asked of the database itself; a restored card of a merge is the merge's own. */
async function rowsAbout(about: string): Promise<Readonly<Record<string, number>>> {
  const client = new Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    await client.query(`select set_config('app.business_id', $1, false)`, [String(shop.business)])
    const { rows: tables } = await client.query<{ table: string }>(
      `select table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'customer_id' order by 1`,
    )
    const found: Record<string, number> = {}
    for (const { table } of tables) {
      const { rows } = await client.query<{ n: number }>(`select count(*)::integer as n from ${table} where customer_id = $1`, [about])
      if ((rows[0]?.n ?? 0) > 0) found[table] = rows[0]?.n ?? 0
    }
    return found
  } finally {
    await client.end()
  }
}

const tracesIn = (cells: readonly { readonly place: string; readonly text: string }[]): string[] =>
  cells.filter(({ text }) => TRACES.some(trace => trace.test(text))).map(({ place, text }) => `${place}: ${text.slice(0, 200)}`)

test('E8: the person export is one archive with every row about the person, the consent with its exact words among them', async () => {
  const before = await server.store.inBusiness(shop.business, tx => tx.collect.customers.everythingAbout(id<'customer'>(customerId)))
  const answer = await server.app.request(`http://regulars.test/api/v1/customers/${customerId}/export.zip`, {
    headers: { authorization: `Bearer ${shop.key}`, 'accept-language': 'ru' },
  })
  expect(answer.headers.get('content-type')).toBe('application/zip')
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const text = (name: string): string => new TextDecoder().decode(files[name])
  const whole: { tables: Record<string, unknown[]> } = JSON.parse(text('person.json'))
  const about = await rowsAbout(customerId)
  expect(Object.fromEntries(Object.keys(about).map(table => [table, whole.tables[table]?.length ?? 0]))).toEqual(about)
  for (const [table, rows] of Object.entries(before)) {
    expect(whole.tables[table], table).toHaveLength(rows.length)
    expect(Object.keys(files)).toContain(`tables/${table}.csv`)
  }
  expect(before['purchase']).toHaveLength(2)
  expect(before['asset']).toHaveLength(1)
  expect(text('tables/consent.csv')).toContain('Можно писать')
  expect(text('person.html')).toContain('Согласия')
  expect((await server.ask(`GET /customers/${customerId}/export.zip`)).status).toBe(401)
})

test('E9: after an erasure no text of any table, no list, no log and no waiting file holds the name, the phone or the e-mail; sums stay', async () => {
  expect(tracesIn(await everyCell()).length).toBeGreaterThan(12)
  expect(await readdir(server.uploadDir)).toHaveLength(2)
  const kpis = await server.ask('GET /reports/kpis?month=2026-03', { key: shop.key })
  expect((await server.ask(`DELETE /customers/${customerId}`, { key: shop.key, headers: { 'idempotency-key': 'gone' } })).status).toBe(200)
  expect(tracesIn(await everyCell())).toEqual([])
  expect(server.logged.filter(line => TRACES.some(trace => trace.test(line)))).toEqual([])
  const after = await server.ask('GET /reports/kpis?month=2026-03', { key: shop.key })
  expect(after.json).toEqual(kpis.json)
  expect(await readdir(server.uploadDir)).toEqual([])
  for (const list of LISTS) {
    const { status, text } = await server.ask(`GET /lists/${list}.csv`, { key: shop.key })
    expect([list, status, TRACES.filter(trace => trace.test(text))]).toEqual([list, 200, []])
  }
  for (const q of ['корол', '9451234567', 'koroleva'])
    expect((await server.ask(`GET /customers?q=${encodeURIComponent(q)}`, { key: shop.key })).json['items'], q).toEqual([])
  const neighbour = await server.ask(`GET /customers?q=${encodeURIComponent('сосед')}`, { key: shop.key })
  expect(neighbour.json['items']).toMatchObject([{ name: 'Иван Сосед', phone: '+79451234999' }])
})
