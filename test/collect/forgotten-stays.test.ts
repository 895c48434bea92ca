/** A stop outlives everything that can happen to a card: merging and parting, erasing, undoing an import, and the next file. */
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addMs } from '../../src/kernel/instant.ts'
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
const PHONE = '+79450000101'
const LIST =
  'Дата;Клиент;Телефон;Сумма;Согласие\n01.02.2026;Мария Волкова;8 945 000-01-01;100;да\n02.02.2026;Анна Ким;8 945 000-01-02;200;да\n'

async function customer(fullName: string, phone: string): Promise<string> {
  const made = await ask('POST /customers', { fullName, phones: [phone] })
  return String(made.json['customerId'])
}

const consent = (customerId: string, status: 'given' | 'withdrawn', purpose = 'marketing') =>
  ask('POST /consents', { customerId, channel: 'all', purpose, status, basis: status === 'given' ? 'explicit' : 'refusal', source: 'till' })

async function stop(customerId: string): Promise<void> {
  for (const purpose of ['marketing', 'content', 'service']) await consent(customerId, 'withdrawn', purpose)
}

const isSilent = async (customerId: string) => (await ask(`GET /customers/${customerId}`)).json['silence'] !== null

async function checkedFile(): Promise<Awaited<ReturnType<typeof ask>>> {
  return server.ask('POST /imports', {
    key: shop.key,
    raw: new TextEncoder().encode(LIST),
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'again.csv' },
  })
}

async function importWithBasis(): Promise<string> {
  const importId = String((await checkedFile()).json['importId'])
  expect((await ask(`POST /imports/${importId}/commits`, {})).status).toBe(201)
  const cookie = await shop.cookieOf('owner')
  await server.ask(`POST /imports/${importId}/consent-bases`, { cookie, body: { basis: 'explicit', note: 'В анкете' } })
  return importId
}

async function isSilentPhone(phone: string): Promise<boolean> {
  const { rows } = await client.query<{ customer_id: string }>(
    `select l.customer_id from contact_point_link l join contact_point p using (business_id, contact_point_id) where p.address = $1 and l.unlinked_at is null`,
    [phone],
  )
  expect(rows).toHaveLength(1)
  return isSilent(rows[0]?.customer_id ?? '')
}

describe('E7, E9: a stop stays', () => {
  test('through a merge either way, also at the other address of the one person, and is gone from it when the merge is', async () => {
    const maria = await customer('Мария Волкова', PHONE)
    const masha = await customer('Маша Волкова', '+79450000103')
    await consent(masha, 'given')
    expect(await isSilent(masha)).toBe(false)
    await stop(maria)
    for (const [kept, merged] of [
      [maria, masha],
      [masha, maria],
    ] as const) {
      const done = await ask(`POST /customers/${kept}/merges`, { customerId: merged })
      expect(await isSilent(kept)).toBe(true)
      expect((await ask(`DELETE /merges/${String(done.json['mergeId'])}`)).status).toBe(200)
      expect([await isSilent(maria), await isSilent(masha)]).toEqual([true, false])
    }
  })

  test('through an erasure and the next file, which says so; nobody is contacted', async () => {
    const maria = await customer('Мария Волкова', PHONE)
    await ask(`DELETE /customers/${maria}`)
    const checked = await checkedFile()
    expect(checked.json['warnings']).toContainEqual({ row: 2, reason: expect.objectContaining({ code: 'asked_to_be_forgotten' }) })
    const importId = await importWithBasis()
    expect(
      (await client.query(`select row_no, reason from import_reject where import_id = $1 and kind = 'warning'`, [importId])).rows,
    ).toEqual([{ row_no: 2, reason: 'asked_to_be_forgotten' }])
    expect(await isSilentPhone(PHONE)).toBe(true)
    expect(await isSilentPhone('+79450000102')).toBe(false)
    const sent = await client.query('select 1 from message union all select 1 from contact')
    expect(sent.rowCount).toBe(0)
  })

  test('through an import, its undoing and the same file once more', async () => {
    const first = await importWithBasis()
    const { rows } = await client.query<{ id: string }>(`select customer_id as id from customer where full_name = 'Мария Волкова'`)
    await stop(rows[0]?.id ?? '')
    expect((await ask(`DELETE /imports/${first}`)).status).toBe(200)
    await importWithBasis()
    expect(await isSilentPhone(PHONE)).toBe(true)
  })
})

describe('E4: what somebody agreed to is evidence', () => {
  const evidence = {
    channel: 'all',
    purpose: 'marketing',
    basis: 'explicit',
    textVersion: '2026-11',
    textShown: 'Можно писать о шинах',
    locale: 'ru',
    source: 'paper',
  }

  test('with its exact words, version, language, channel, moment, source and operator, in what is handed over and in the whole export', async () => {
    const maria = await customer('Мария Волкова', PHONE)
    expect((await ask('POST /consents', { customerId: maria, status: 'given', ...evidence })).status).toBe(201)
    const { json } = await ask(`GET /customers/${maria}/export`)
    const { consent: rows } = json['tables'] as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
    expect(rows).toMatchObject([
      {
        channel: 'all',
        purpose: 'marketing',
        basis: 'explicit',
        text_version: '2026-11',
        text_shown: 'Можно писать о шинах',
        locale: 'ru',
        source: 'paper',
      },
    ])
    expect(String(rows?.[0]?.['actor'])).toMatch(/^key:/)
    expect(Date.parse(String(rows?.[0]?.['at']))).toBe(server.now())
  })

  test('no statement changes it or takes it away, whoever asks the database', async () => {
    const maria = await customer('Мария Волкова', PHONE)
    await ask('POST /consents', { customerId: maria, status: 'given', ...evidence })
    for (const statement of [
      `update consent set status = 'withdrawn'`,
      `update consent set text_shown = 'Можно всё'`,
      `delete from consent`,
      `delete from consent where false`,
      `truncate consent`,
    ])
      await expect(client.query(statement), statement).rejects.toThrow(/consent only grows/)
    expect((await client.query('select status from consent')).rows).toEqual([{ status: 'given' }])
    // A refusal is one more row; the yes before it stays readable.
    server.setNow(addMs(server.now(), 1000))
    await consent(maria, 'withdrawn')
    expect((await client.query('select status from consent order by at, consent_id')).rows).toEqual([
      { status: 'given' },
      { status: 'withdrawn' },
    ])
  })
})
