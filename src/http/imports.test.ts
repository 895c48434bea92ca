/** A file over the API: uploaded, looked at, confirmed, taken out again; and every file that is none. */
import { readdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { textFile } from '../../test/import-text.ts'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'
import { day } from '../kernel/day.ts'
import { instant } from '../kernel/instant.ts'
import { fixedClock } from '../ports/clock.ts'
import { commitImport } from '../usecases/collect/commit-import.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  shop = await server.newShop()
})
afterAll(() => server.close())

const FILE =
  'Дата;Телефон;Клиент;Товар;Сумма\n10.12.2025;8 945 000-01-01;Иванов Пётр;Шины;5 200,00\n' +
  '20.01.2026;8 945 000-01-02;Анна;Диски;1 000,50\n31.02.2026;8 945 000-01-03;Ошибка;Шины;1,00\n'
const bytes = (text: string) => new TextEncoder().encode(text)
const upload = (content: BodyInit, headers: Record<string, string> = {}) =>
  server.ask('POST /imports', {
    key: shop.key,
    raw: content,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('продажи.csv'), ...headers },
  })
const ask = (request: string, body?: unknown) => server.ask(request, { key: shop.key, ...(body !== undefined && { body }) })
const inCountry = async (country: string) => {
  const { version } = (await ask('GET /business')).json
  expect((await ask('PATCH /business', { version, country })).status).toBe(200)
}
const customers = async () => (await ask('GET /customers')).json['total']

test('the whole story of a file', async () => {
  const checked = await upload(bytes(FILE))
  const importId = String(checked.json['importId'])
  expect(checked).toMatchObject({
    status: 201,
    json: {
      state: 'checked',
      fileName: 'продажи.csv',
      kind: 'purchases',
      mapping: { date: 'Дата', phone: 'Телефон', line_total: 'Сумма' },
      counts: { customers: 2, purchases: 2 },
      money: [{ currency: 'RUB', grossMinor: 620_050 }],
      rejectedCount: 1,
      result: { created: expect.any(Number) },
    },
  })
  expect((checked.json['rejected'] as unknown[])[0]).toEqual({
    row: 4,
    reason: { code: 'bad_date', data: { cell: '31.02.2026' }, text: 'дату не прочитать' },
  })
  expect((checked.json['columns'] as { heading: string; field: string; samples: string[] }[])[1]).toMatchObject({
    heading: 'Телефон',
    field: 'phone',
    samples: expect.arrayContaining(['8 945 000-01-01']),
    readings: expect.arrayContaining([{ raw: '8 945 000-01-01', read: '+79450000101', remark: null }]),
  })
  // What stands in the file beside what it is read as, and what is refused and why, before anything is stored.
  const [first, , third] = checked.json['firstRows'] as { row: number; cells: unknown[]; refused: { code: string } | null }[]
  expect(first).toMatchObject({ row: 2, refused: null })
  expect(first?.cells).toContainEqual({ heading: 'Дата', field: 'date', raw: '10.12.2025', read: '10 декабря 2025 г.', remark: null })
  expect(first?.cells).toContainEqual({ heading: 'Сумма', field: 'line_total', raw: '5 200,00', read: '5\u00A0200\u00A0₽', remark: null })
  expect(third).toMatchObject({ row: 4, refused: { code: 'bad_date' } })
  expect(await customers()).toBe(0)
  expect((await ask(`GET /imports/${importId}`)).json).toMatchObject({ state: 'checked', importId, counts: { purchases: 2 } })

  const mapping = checked.json['mapping'] as Record<string, string>
  const { item: _item, ...withoutItem } = mapping
  expect((await ask(`POST /imports/${importId}/checks`, { mapping: withoutItem })).json['mapping']).not.toHaveProperty('item')

  const done = await ask(`POST /imports/${importId}/commits`, { mapping })
  expect(done).toMatchObject({ status: 201, json: { importId, state: 'done', consentBasis: null, rejectedCount: 1 } })
  expect(await customers()).toBe(2)
  expect((await ask('GET /imports')).json).toMatchObject({ items: [{ importId, state: 'done', rejectedCount: 1 }] })

  const [row] = (await ask('GET /customers?q=Иванов')).json['items'] as { customerId: string }[]
  expect((await ask(`GET /customers/${String(row?.customerId)}`)).json).toMatchObject({ silence: { code: 'no-consent' } })
  const cookie = await shop.cookieOf('owner')
  expect(
    (await server.ask(`POST /imports/${importId}/consent-bases`, { cookie, body: { basis: 'soft-opt-in', note: 'Покупали у нас' } })).json,
  ).toMatchObject({ consentBasis: 'soft-opt-in' })
  // In Russia a buyer has not agreed to reminders by buying; where the law takes that for a yes, he has.
  const profile = () => ask(`GET /customers/${String(row?.customerId)}`)
  expect((await profile()).json).toMatchObject({ silence: { code: 'no-consent' } })
  await inCountry('BG')
  expect((await profile()).json).toMatchObject({ silence: null })
  await inCountry('RU')

  expect((await ask(`DELETE /imports/${importId}`)).json).toMatchObject({ importId, kept: [] })
  expect(await customers()).toBe(0)
  expect((await ask(`DELETE /imports/${importId}`)).json).toMatchObject({ status: 409, code: 'already_undone' })
})

test('a file tells how far it is while it is stored, stops when it is told to, and goes on when it is brought again', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, row) => `${String((row % 28) + 1).padStart(2, '0')}.01.2026;${row >> 1};Товар ${row % 9};${100 + row},50`,
  )
  const content = bytes(`Дата;№ чека;Товар;Сумма\n${rows.join('\n')}\n`)
  const file = { ...textFile(new TextDecoder().decode(content)), name: 'продажи.csv' }
  let seen: Record<string, unknown> = {}
  let stopped: unknown
  const half = await commitImport({ store: server.store, clock: fixedClock(instant('2026-06-01T09:00:00Z')) }, shop.business, {
    file,
    options: { today: day('2026-06-01') },
    actor: 'system',
    rowsPerBatch: 10,
    onProgress: async ({ written }) => {
      if (written === 0 || stopped !== undefined) return
      const [running] = (await ask('GET /imports')).json['items'] as { importId: string }[]
      seen = (await ask(`GET /imports/${String(running?.importId)}`)).json
      stopped = await ask(`POST /imports/${String(running?.importId)}/cancellations`)
    },
  })
  expect(half).toMatchObject({ stopped: true })
  expect(seen).toMatchObject({ state: 'committing', progress: { phase: 'storing', bytesTotal: content.length } })
  expect((seen['progress'] as { bytesDone: number }).bytesDone).toBeGreaterThan(0)
  expect(stopped).toMatchObject({ status: 201, json: { state: 'stopped' } })
  const importId = String(seen['importId'])
  expect((await ask(`POST /imports/${importId}/cancellations`)).json).toMatchObject({ status: 409, code: 'not_running' })
  const checked = await upload(content)
  const done = await ask(`POST /imports/${String(checked.json['importId'])}/commits`, {})
  expect(done.json).toMatchObject({ importId, state: 'done', progress: null, result: { created: 60 } })
})

test('the same file again changes nothing', async () => {
  for (const expected of [{ created: 4 }, { created: 0, updated: 0 }]) {
    const checked = await upload(bytes(FILE))
    const done = await ask(`POST /imports/${String(checked.json['importId'])}/commits`, {})
    expect(done.json['result']).toMatchObject(expected)
  }
})

test('a file that was only looked at is forgotten, and so are its bytes', async () => {
  const checked = await upload(bytes(FILE))
  const path = `/imports/${String(checked.json['importId'])}`
  expect((await ask(`DELETE ${path}`)).status).toBe(200)
  expect((await ask(`GET ${path}`)).status).toBe(404)
  expect((await ask(`POST ${path}/commits`, {})).status).toBe(404)
})

test('multipart, as forms and curl send it, and packed', async () => {
  const form = new FormData()
  form.set('kind', 'purchases')
  form.set('file', new File([bytes(FILE)], 'продажи 2026.csv', { type: 'text/csv' }))
  const sent = await server.ask('POST /imports', { key: shop.key, raw: form })
  expect(sent.json).toMatchObject({ fileName: 'продажи 2026.csv', counts: { purchases: 2 } })
  expect((await upload(gzipSync(bytes(FILE)), { 'x-file-name': 'sales.csv.gz' })).json).toMatchObject({ counts: { purchases: 2 } })
})

describe('files that are none', () => {
  test.each<[code: string, content: Uint8Array | string, why: string]>([
    ['empty_file', '', 'nothing in it'],
    ['header_only', 'Дата;Телефон;Сумма\n', 'headings and no row'],
    ['binary_file', new Uint8Array(5000).map((_, at) => (at * 7919) % 251), 'no text at all'],
    ['unsupported_format', new Uint8Array([0x50, 0x4b, 3, 4, ...Array.from({ length: 500 }, () => 0)]), 'a spreadsheet of another kind'],
  ])('%s: %s', async (code, content) => {
    const told = await upload(typeof content === 'string' ? bytes(content) : content.slice())
    expect(told.json).toMatchObject({ status: 422, code, errors: [{ path: 'file' }] })
    expect(String(told.json['detail'])).toMatch(/\p{Script=Cyrillic}/u)
  })

  test('larger than the limit, told before it is read and while it is read', async () => {
    const big = new Uint8Array(2_100_000).fill(65)
    expect((await upload(big)).json).toMatchObject({ status: 413, code: 'body_too_large' })
    const stream = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 21; i += 1) controller.enqueue(big.slice(0, 100_000))
        controller.close()
      },
    })
    const request = new Request('http://regulars.test/api/v1/imports', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { authorization: `Bearer ${shop.key}`, 'x-file-name': 'big.csv' },
    } as RequestInit)
    expect((await server.app.request(request)).status).toBe(413)
    expect((await readdir(server.uploadDir)).filter(name => !/^[0-9a-f-]{36}\.upload(\.json)?$/.test(name))).toEqual([])
  })

  test('no file, and a form without one', async () => {
    expect((await server.ask('POST /imports', { key: shop.key })).json).toMatchObject({ status: 422, code: 'file_missing' })
    const form = new FormData()
    form.set('kind', 'purchases')
    expect((await server.ask('POST /imports', { key: shop.key, raw: form })).json).toMatchObject({ status: 422, code: 'file_missing' })
  })

  test('a mapping to a column or a field that is not there', async () => {
    const path = `/imports/${String((await upload(bytes(FILE))).json['importId'])}/checks`
    expect((await ask(`POST ${path}`, { mapping: { date: 'Нет такой' } })).json).toMatchObject({
      status: 422,
      errors: [{ path: 'mapping.date' }],
    })
    expect((await ask(`POST ${path}`, { mapping: { nonsense: 'Дата' } })).json).toMatchObject({
      status: 422,
      errors: [{ path: 'mapping.nonsense' }],
    })
  })
})

test('a name cannot lead out of the folder, and another business cannot open the file', async () => {
  const checked = await upload(bytes(FILE), { 'x-file-name': encodeURIComponent('../../etc/passwd\n') })
  expect(checked.json).toMatchObject({ fileName: 'passwd' })
  const other = await server.newShop()
  for (const request of ['GET', 'DELETE'])
    expect((await server.ask(`${request} /imports/${String(checked.json['importId'])}`, { key: other.key })).status).toBe(404)
})
