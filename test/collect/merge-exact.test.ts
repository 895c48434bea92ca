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

const KEPT_TABLES = [
  'purchase',
  'points_lot',
  'points_entry',
  'coupon',
  'stamp_gift',
  'contact_point_link',
  'consent',
  'suppression',
  'customer_note',
]

/** Every row of the tables that a merge may touch, as text. */
async function rowsNow(): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {}
  for (const table of KEPT_TABLES) all[table] = (await client.query(`select to_jsonb(t)::text as row from ${table} t order by 1`)).rows
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
})
