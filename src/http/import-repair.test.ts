/** What an owner does with a file that was not understood at once: another column, another sheet, the refused rows repaired. */
import { readXlsx, writeXlsx } from 'hucre'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Shop, SITE, type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  shop = await server.newShop()
})
afterAll(() => server.close())

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const upload = async (content: Uint8Array) =>
  server.ask('POST /imports', {
    key: shop.key,
    raw: Uint8Array.from(content),
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'sales.xlsx' },
  })
const ask = (request: string, body?: unknown) => server.ask(request, { key: shop.key, ...(body !== undefined && { body }) })

async function download(importId: string, key?: string): Promise<Response> {
  const headers = new Headers({ host: 'regulars.test' })
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`)
  return server.app.request(`${SITE}/api/v1/imports/${importId}/rejects.xlsx`, { headers })
}

async function rejects(importId: string): Promise<string[][]> {
  const answer = await download(importId, shop.key)
  expect(answer.status).toBe(200)
  const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
  return (book.sheets[0]?.rows ?? []).map(row => row.map(cell => String(cell ?? '')))
}

const FILE =
  'Дата;Телефон;Клиент;Товар;Сумма\n10.12.2025;8 945 000-01-01;Иванов Пётр;=1+1;5 200,00\n31.02.2026;8 945 000-01-03;Анна;=SUM(A1);1,00\nИтого;;;;5 201,00\n'

describe('the refused rows as a workbook', () => {
  test('before and after storing they are the same, and repaired they join the rest', async () => {
    const checked = await upload(bytes(FILE))
    const importId = String(checked.json['importId'])
    expect(checked.json).toMatchObject({ statedTotalMinor: 520_100, refusedMinor: 100, months: [{ month: '2025-12', netMinor: 520_000 }] })
    const before = await rejects(importId)
    expect(before[0]?.slice(0, 6)).toEqual(['Дата', 'Телефон', 'Клиент', 'Товар', 'Сумма', before[0]?.[5]])
    expect(before[1]?.slice(0, 6)).toEqual(['31.02.2026', '8 945 000-01-03', 'Анна', '=SUM(A1)', '1,00', '3'])
    await ask(`POST /imports/${importId}/commits`, {})
    expect(await rejects(importId)).toEqual(before)

    const repaired = before.map((row, at) => (at === 1 ? ['28.02.2025', ...row.slice(1)] : row))
    const again = await upload(await writeXlsx({ sheets: [{ name: 'A', rows: repaired }] }))
    expect(again.json).toMatchObject({ counts: { purchases: 1 }, rejectedCount: 0 })
    const stored = await ask(`POST /imports/${String(again.json['importId'])}/commits`, {})
    expect(stored.json).toMatchObject({ result: { created: 2, updated: 0, unchanged: 0 } })
    expect((await ask('GET /customers')).json['total']).toBe(2)
  })

  test('another shop has none of them', async () => {
    const checked = await upload(bytes(FILE))
    const other = await server.newShop()
    const importId = String(checked.json['importId'])
    expect((await download(importId, other.key)).status).toBe(404)
    expect((await download(importId)).status).toBe(401)
  })
})

test('a column that the owner put right is remembered for the next file with these headings', async () => {
  const odd = 'Когда-то;Кто;Куда;Почём\n10.12.2025;Пётр;89450000101;5 200,00\n'
  const first = await upload(bytes(odd))
  const importId = String(first.json['importId'])
  const mapping = { date: 'Когда-то', note: 'Кто', phone: 'Куда', line_total: 'Почём' }
  expect((await ask(`POST /imports/${importId}/checks`, { mapping, kind: 'purchases' })).json).toMatchObject({
    mapping,
    mappingOrigin: 'given',
  })
  await ask(`POST /imports/${importId}/commits`, {})
  const second = await upload(bytes(odd.replace('10.12', '11.12')))
  expect(second.json).toMatchObject({ mapping, mappingOrigin: 'remembered', kind: 'purchases' })
})

test('another sheet is taken with its own columns', async () => {
  const book = await writeXlsx({
    sheets: [
      {
        name: 'Продажи',
        rows: [
          ['Дата', 'Сумма', 'Телефон'],
          ['10.12.2025', 5, '89450000101'],
        ],
      },
      {
        name: 'Клиенты',
        rows: [
          ['Имя', 'Телефон'],
          ['Анна', '89450000102'],
          ['Пётр', '89450000103'],
        ],
      },
    ],
  })
  const checked = await upload(book)
  const importId = String(checked.json['importId'])
  expect(checked.json).toMatchObject({ kind: 'purchases', format: { container: 'xlsx', sheet: 'Продажи', sheets: ['Продажи', 'Клиенты'] } })
  expect((await ask(`POST /imports/${importId}/checks`, { sheet: 'Клиенты' })).json).toMatchObject({
    kind: 'customers',
    counts: { customers: 2 },
  })
  expect((await ask(`POST /imports/${importId}/commits`, {})).json).toMatchObject({ kind: 'customers', result: { created: 2 } })
})

test('two columns of one heading are told apart', async () => {
  const checked = await upload(bytes('Имя;Телефон;Телефон\nАнна;89450000101;89450000102\n'))
  expect(checked.json).toMatchObject({ mapping: { phone: 'Телефон', phone_2: 'Телефон (2)' } })
})
