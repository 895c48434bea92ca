/** Lists as files: what a spreadsheet in that language opens, whole, and only for those who may see it. */
import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../test/server.ts'
import { LIST_COLUMNS, LISTS } from '../domain/collect/list.ts'
import { day } from '../kernel/day.ts'
import { instant } from '../kernel/instant.ts'
import { fixedClock } from '../ports/clock.ts'
import { addCustomer } from '../usecases/collect/add-customer.ts'
import { recordPurchase } from '../usecases/collect/record-purchase.ts'
import { workbook } from './list-files.ts'

let server: TestServer
let shop: Awaited<ReturnType<TestServer['newShop']>>

beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
  const deps = { store: server.store, clock: fixedClock(instant('2026-03-01T09:00:00Z')) }
  for (const [index, fullName] of ['=CMD()', 'Мария; "Маша"', 'Пётр'].entries()) {
    const added = await addCustomer(deps, shop.business, { fullName, contacts: [{ kind: 'phone', address: `+7945000200${index}` }] })
    if (!('outcome' in added)) throw new Error('a customer was not added')
    await recordPurchase(deps, shop.business, {
      source: 'hand',
      sourceKey: String(index),
      customer: { customerId: added.customerId },
      day: day('2026-03-01'),
      lines: [{ name: 'Шины', quantity: '4', totalMinor: 1_234_550 }],
    })
  }
  // More than one page.
  for (let index = 0; index < 520; index += 1)
    await recordPurchase(deps, shop.business, {
      source: 'till',
      sourceKey: `t${index}`,
      customer: null,
      day: day('2026-02-01'),
      totalMinor: 100,
    })
})
afterAll(() => server.close())

test('customers as CSV: semicolons and decimal commas in Russian, a formula is words, the search is kept', async () => {
  const all = await server.ask('GET /lists/customers.csv', { key: shop.key, headers: { 'accept-language': 'ru' } })
  expect(all.status).toBe(200)
  expect(all.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const lines = all.text.replace('\uFEFF', '').trim().split('\r\n')
  expect(lines[0]).toMatch(/^Клиент;Телефон;Почта/)
  expect(lines).toHaveLength(4)
  expect(all.text).toContain(`'=CMD();'+79450002000`)
  expect(all.text).toContain('"Мария; ""Маша"""')
  expect(all.text).toContain(';12345,50;RUB;')
  const found = await server.ask(`GET /lists/customers.csv?q=${encodeURIComponent('петр')}`, {
    key: shop.key,
    headers: { 'accept-language': 'en' },
  })
  expect(found.text).toMatch(/Customer,Phone,E-mail[^\n]+\r\nПётр,'\+79450002002,,[^\n]*12345\.50,RUB,2026-03-01/)
})

test('purchases as a workbook: every page of them, numbers as numbers', async () => {
  const { app } = server
  const answer = await app.request('http://regulars.test/api/v1/lists/purchases.xlsx', { headers: { authorization: `Bearer ${shop.key}` } })
  expect(answer.status).toBe(200)
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
  expect(sheet.match(/<row /g)).toHaveLength(1 + 3 + 520)
  expect(sheet).toContain('<v>12345.50</v>')
  expect(sheet).toContain('Шины × 4')
  expect(Object.keys(parts)).toContain('[Content_Types].xml')
})

test.each(['contacts', 'messages', 'coupons'] as const)('%s can be taken too, empty ones with their headings', async list => {
  const answer = await server.ask(`GET /lists/${list}.csv`, { key: shop.key })
  expect(answer.status).toBe(200)
  expect(answer.text.split('\r\n')).toHaveLength(2)
})

test('a list holds what its page shows: some days, one customer, one state', async () => {
  const rowsOf = async (address: string) =>
    (await server.ask(`GET /lists/${address}`, { key: shop.key })).text.trim().split('\r\n').length - 1
  const [customer] = (await server.ask('GET /customers?q=%D0%BF%D0%B5%D1%82%D1%80', { key: shop.key })).json['items'] as readonly {
    readonly customerId: string
  }[]
  expect(await rowsOf('purchases.csv?from=2026-03-01&to=2026-03-31')).toBe(3)
  expect(await rowsOf('purchases.csv?from=2026-02-01&to=2026-02-01')).toBe(520)
  expect(await rowsOf(`purchases.csv?of=${customer?.customerId}`)).toBe(1)
  expect(await rowsOf('purchases.csv?state=cancelled')).toBe(0)
  expect(await rowsOf('purchases.csv?from=yesterday&of=me')).toBe(523)
})

test('mailings, offers, experiments, thanks and who changed what leave too, in words, with days of the calendar', async () => {
  const words = { ru: { text: 'Здравствуйте!' } }
  const post = async (request: string, body: unknown) =>
    expect([
      request,
      (await server.ask(request, { key: shop.key, headers: { 'idempotency-key': `l-${request.length}` }, body })).status,
    ]).toEqual([request, 201])
  await post('POST /campaigns', { name: '=Весна', words, fromDay: '2026-03-11', toDay: '2026-03-14', costMinor: 250 })
  await post('POST /offers', {
    name: 'Ковёр',
    priceMinor: 990_000,
    costMinor: 700_000,
    fromDay: '2026-03-01',
    deadline: '2026-03-31',
    stock: 3,
  })
  await post('POST /experiments', { name: 'Час', change: { variable: 'hour', hour: 18 } })
  const whole = async (list: string) => (await server.ask(`GET /lists/${list}.csv?locale=ru`, { key: shop.key })).text
  const take = async (list: string) => (await whole(list)).split('\r\n')[1]
  expect(await take('campaigns')).toMatch(/^'=Весна;11\.03\.2026;14\.03\.2026;черновик;;0;0;0;0;2,50;RUB;.+;10\.03\.2026 13:00$/)
  expect(await take('offers')).toMatch(/^Ковёр;;;9900,00;7000,00;RUB;01\.03\.2026;31\.03\.2026;3;0;0;работает;/)
  expect(await take('experiments')).toMatch(/^Час;час;черновик;;;0;0;0;0;50;;/)
  // The clock stands still here, and what happened in one moment has no order.
  expect(await whole('audit')).toMatch(/\r\n10\.03\.2026 13:00;[^\n]+;список взят файлом;;;/)
  const { app } = server
  const book = await app.request('http://regulars.test/api/v1/lists/campaigns.xlsx', { headers: { authorization: `Bearer ${shop.key}` } })
  const read = await readXlsx(new Uint8Array(await book.arrayBuffer()))
  expect(read.sheets[0]?.rows[1]?.slice(0, 3)).toEqual(['=Весна', new Date('2026-03-11T00:00:00Z'), new Date('2026-03-14T00:00:00Z')])
})

test("E75: the change log is the owner's alone, and can be asked about one customer", async () => {
  const [customer] = (await server.ask('GET /customers?q=%D0%BF%D0%B5%D1%82%D1%80', { key: shop.key })).json['items'] as readonly {
    readonly customerId: string
    readonly version: number
  }[]
  const changed = await server.ask(`PATCH /customers/${customer?.customerId}`, { key: shop.key, body: { note: 'любит чай' } })
  expect(changed.status).toBe(200)
  const cookie = await shop.cookieOf('owner')
  const { text } = await server.ask(`GET /lists/audit.csv?locale=ru&of=${customer?.customerId}`, { cookie })
  expect(text.trim().split('\r\n').slice(1)).toEqual([expect.stringMatching(/;изменён клиент;customer:[^;]+;Пётр;/)])
  expect((await server.ask('GET /lists/audit.csv', { cookie: await shop.cookieOf('staff') })).status).toBe(403)
})

test('nobody, a cashier, a key without the scope and an unknown list get nothing; each taking is on the record', async () => {
  expect((await server.ask('GET /lists/customers.csv')).status).toBe(401)
  expect((await server.ask('GET /lists/customers.csv', { cookie: await shop.cookieOf('cashier') })).status).toBe(403)
  expect((await server.ask('GET /lists/messages.csv', { key: await shop.keyWith(['customers:read']) })).status).toBe(403)
  expect((await server.ask('GET /lists/secrets.csv', { key: shop.key })).status).toBe(404)
  const trail = await server.store.inBusiness(shop.business, tx => tx.business.auditTrail({ limit: 50 }))
  expect(trail.filter(entry => entry.action === 'list-taken').map(entry => entry.detail['list'])).toContain('purchases')
})

test('E4: every list leaves in both forms; the consents with the text, the day, the channel and who recorded it', async () => {
  const { json } = await server.ask('GET /customers?limit=1', { key: shop.key })
  const [customer] = json['items'] as readonly { readonly customerId: string }[]
  const body = { customerId: customer?.customerId, channel: 'all', purpose: 'marketing', status: 'given', basis: 'explicit' }
  for (const [request, what] of [
    ['POST /consents', { ...body, textShown: '=Можно; писать' }],
    [`POST /customers/${customer?.customerId}/replies`, { text: 'Давайте позже' }],
  ] as const)
    expect(
      (await server.ask(request, { key: shop.key, headers: { 'idempotency-key': String(request.length) }, body: what })).status,
    ).toBeLessThan(300)
  for (const list of LISTS) {
    const text = await server.ask(`GET /lists/${list}.csv`, { key: shop.key, headers: { 'accept-language': 'ru' } })
    expect([list, text.status, text.text.split('\r\n')[0]?.split(';').length]).toEqual([list, 200, LIST_COLUMNS[list].length])
    expect((await server.ask(`GET /lists/${list}.xlsx`, { key: shop.key })).status, list).toBe(200)
  }
  const consents = await server.ask('GET /lists/consents.csv', { key: shop.key, headers: { 'accept-language': 'ru' } })
  expect(consents.text).toMatch(/;все каналы;реклама;согласен;согласился сам;"'=Можно; писать";/)
  const lines = await server.ask('GET /lists/lines.csv', { key: shop.key, headers: { 'accept-language': 'ru' } })
  // Whole sales have no lines: each is one of its whole sum.
  expect(lines.text.trim().split('\r\n')).toHaveLength(1 + 3 + 520)
  expect(lines.text).toMatch(/^01\.03\.2026;Пётр;'\+79450002002;;Шины;;4;;12345,50;RUB;товар;hand\r$/m)
  const replies = await server.ask('GET /lists/replies.csv', { key: shop.key, headers: { 'accept-language': 'ru' } })
  expect(replies.text).toMatch(/;Давайте позже;позже\r\n/)
})

test('rows above what a sheet may hold go on in further sheets, under the same headings', async () => {
  const columns = LIST_COLUMNS.customers
  const pages = async function* (): AsyncGenerator<string[][]> {
    for (const numbers of [[1, 2, 3], [], [4, 5], [6]]) yield numbers.map(number => columns.map(() => String(number)))
  }
  const pieces: Uint8Array[] = []
  for await (const piece of workbook(pages(), { list: 'customers', locale: 'en', columns }, 3)) pieces.push(piece)
  const book = await readXlsx(new Uint8Array(Buffer.concat(pieces)))
  const rows = book.sheets.map(sheet => sheet.rows.map(row => String(row[0])))
  const [[heading = ''] = []] = rows
  expect(rows).toEqual([
    [heading, '1', '2'],
    [heading, '3', '4'],
    [heading, '5', '6'],
  ])
  expect(book.sheets.map(({ name }) => name)).toEqual(['Customers', 'Customers 2', 'Customers 3'])
})
