/** Merging and taking it back: the stricter word wins, balances add up with their own days, and undoing leaves every row as it was. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nameUuid } from '../../src/kernel/digest.ts'
import { type Shop, type TestServer, testServer } from '../server.ts'

let server: TestServer
let shop: Shop
let client: pg.Client
beforeAll(async () => {
  server = await testServer()
  client = new pg.Client(server.databaseUrl)
  await client.connect()
})
beforeEach(async () => {
  shop = await server.newShop()
  await client.query(`select set_config('app.business_id', $1, false)`, [String(shop.business)])
})
afterAll(async () => {
  await client.end()
  await server.close()
})

const ask = (request: string, body?: unknown) => server.ask(request, { key: shop.key, ...(body !== undefined && { body }) })

async function imported(text: string): Promise<string> {
  const checked = await server.ask('POST /imports', {
    key: shop.key,
    raw: new TextEncoder().encode(text),
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'people.csv' },
  })
  const importId = String(checked.json['importId'])
  expect((await ask(`POST /imports/${importId}/commits`, {})).status).toBe(201)
  return importId
}

async function idsByName(): Promise<Record<string, string>> {
  const { rows } = await client.query<{ full_name: string; customer_id: string }>('select full_name, customer_id from customer')
  return Object.fromEntries(rows.map(row => [row.full_name, row.customer_id]))
}

/** Where it is written down that a merge happened, and whom to understand anew. */
const JOURNALS = new Set(['customer_merge', 'customer_change', 'audit', 'idempotency', 'session', 'api_key'])
/** Columns that count the changes of a row. */
const COUNTERS = ['revision', 'updated_at']

/** Every row of every table of the shop, as text. */
async function rowsNow(): Promise<Record<string, readonly string[]>> {
  const tables = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by 1`,
  )
  const all: Record<string, readonly string[]> = {}
  for (const { name } of tables.rows.filter(table => !JOURNALS.has(table.name))) {
    const { rows } = await client.query<{ row: string }>(`select (to_jsonb(t) - $1::text[])::text as row from ${name} t order by 1`, [
      COUNTERS,
    ])
    if (rows.length > 0) all[name] = rows.map(({ row }) => row)
  }
  return all
}

async function balance(customerId: string, points: number, expires: string): Promise<void> {
  const lot = nameUuid(`lot|${customerId}`)
  const stamp = [shop.business, lot, customerId]
  await client.query(
    `insert into points_lot (business_id, lot_id, customer_id, opens_on, expires_on, created_at) values ($1, $2, $3, '2026-01-01', $4, now())`,
    [...stamp, expires],
  )
  await client.query(
    `insert into points_entry (business_id, entry_id, lot_id, customer_id, kind, points, actor, at) values ($1, gen_random_uuid(), $2, $3, 'by-hand', $4, 'test', now())`,
    [...stamp, points],
  )
  await client.query(
    `insert into coupon (business_id, coupon_id, code, customer_id, gift, currency, deadline, origin, actor, issued_at)
      values ($1, gen_random_uuid(), $4, $3, '{}', 'RUB', '2027-01-01', 'hand', 'test', now() + ($2::text is null)::int * interval '1 day')`,
    [...stamp, `C${points}`],
  )
}

describe('two cards of one person', () => {
  test('E6: who refused and who agreed under one telephone are one who refused, whichever is kept', async () => {
    const importId = await imported(
      '№ клиента;Клиент;Телефон;Согласие\n1;Анна Первая;8 945 000-01-01;да\n2;Анна Вторая;8 945 000-01-01;нет\n',
    )
    const cookie = await shop.cookieOf('owner')
    await server.ask(`POST /imports/${importId}/consent-bases`, { cookie, body: { basis: 'explicit', note: 'В анкете' } })
    const { 'Анна Первая': agreed = '', 'Анна Вторая': refused = '' } = await idsByName()
    for (const [kept, merged] of [
      [agreed, refused],
      [refused, agreed],
    ]) {
      const done = await ask(`POST /customers/${kept}/merges`, { customerId: merged })
      expect((await ask(`GET /customers/${kept}`)).json['silence']).not.toBeNull()
      await ask(`DELETE /merges/${String(done.json['mergeId'])}`)
    }
  })

  test('E17: points of both add up, each with its own last day, and undoing the merge gives every row back', async () => {
    await imported('Дата;Клиент;Телефон;Сумма\n01.02.2026;Анна Первая;8 945 000-01-01;100\n02.02.2026;Анна Вторая;8 945 000-01-02;200\n')
    const { 'Анна Первая': kept = '', 'Анна Вторая': merged = '' } = await idsByName()
    await balance(kept, 40, '2026-12-01')
    await balance(merged, 2, '2027-03-01')
    const before = await rowsNow()
    const done = await ask(`POST /customers/${kept}/merges`, { customerId: merged })
    const lots = await client.query(
      `select to_char(l.expires_on, 'YYYY-MM-DD') as day, sum(e.points)::int as points from points_lot l join points_entry e using (business_id, lot_id)
        where l.customer_id = $1 and e.customer_id = $1 group by 1 order by 1`,
      [kept],
    )
    expect(lots.rows).toEqual([
      { day: '2026-12-01', points: 40 },
      { day: '2027-03-01', points: 2 },
    ])
    expect((await client.query('select 1 from coupon where customer_id = $1', [kept])).rowCount).toBe(2)
    expect((await ask(`DELETE /merges/${String(done.json['mergeId'])}`)).status).toBe(200)
    expect(await rowsNow()).toEqual(before)
  })

  test('E16: histories, balances, consents, wishes and plans of two full cards come back to the letter, in every table', async () => {
    await imported(
      'Дата;Клиент;Телефон;Сумма\n01.12.2025;Анна Первая;8 945 000-01-01;100\n01.01.2026;Анна Первая;8 945 000-01-01;100\n01.02.2026;Анна Первая;8 945 000-01-01;100\n02.02.2026;Анна Вторая;8 945 000-01-02;200\n',
    )
    const { 'Анна Первая': kept = '', 'Анна Вторая': merged = '' } = await idsByName()
    const preferences = { drink: 'капучино', hoursFrom: '18:00' }
    // A number the kept card gave up, which the other one has still.
    await ask(`PATCH /customers/${kept}`, { phones: ['89450000101', '89450000102'], preferences: { drink: 'чай' } })
    await ask(`PATCH /customers/${kept}`, { phones: ['89450000101'] })
    await ask(`PATCH /customers/${merged}`, {
      emails: ['anna@example.com'],
      preferences,
      locale: 'bg',
      source: 'ads',
      note: 'Ходит с собакой',
    })
    for (const [customerId, status] of [
      [kept, 'given'],
      [merged, 'withdrawn'],
    ])
      await ask('POST /consents', {
        customerId,
        channel: 'all',
        purpose: 'marketing',
        status,
        basis: status === 'given' ? 'explicit' : 'refusal',
      })
    const asset = { kind: 'stored', name: 'Зимние шины', note: '', sinceOn: '2026-02-02', returnOn: '2026-10-15', servedOn: null }
    for (const customerId of [kept, merged]) {
      await ask(`POST /customers/${customerId}/assets`, { ...asset, warrantyUntil: null, cycleDays: null, groupId: null })
      await ask(`POST /customers/${customerId}/replies`, { text: 'Давайте в апреле' })
    }
    await balance(merged, 2, '2027-03-01')
    const before = await rowsNow()
    const done = await ask(`POST /customers/${kept}/merges`, { customerId: merged })
    expect(done.json['customer']).toMatchObject({
      preferences: { drink: 'чай', hoursFrom: '18:00' },
      locale: 'bg',
      purchases: 4,
    })
    expect(JSON.stringify(done.json['customer'])).toContain('+79450000102')
    expect(await rowsNow()).not.toEqual(before)
    expect((await ask(`DELETE /merges/${String(done.json['mergeId'])}`)).status).toBe(200)
    expect(await rowsNow()).toEqual(before)
  })
})
