/** The slip from the API to the bytes on the printer's socket. */
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { escPosBytes, escPosPrinter } from '../../src/channels/printer/esc-pos.ts'
import { assert } from '../../src/kernel/assert.ts'
import { type Shop, type TestServer, testServer } from '../server.ts'

interface Sink {
  readonly port: number
  readonly slips: Buffer[]
  readonly server: Server
}

/** What stands at port 9100: it takes bytes and says nothing. */
async function printerSink(): Promise<Sink> {
  const slips: Buffer[] = []
  const server = createServer(socket => {
    const chunks: Buffer[] = []
    socket.on('data', chunk => chunks.push(chunk))
    socket.on('end', () => {
      slips.push(Buffer.concat(chunks))
      socket.end()
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert(typeof address === 'object' && address !== null, 'the printer listens')
  return { port: address.port, slips, server }
}

let server: TestServer
let shop: Shop
let cookie: string
let sink: Sink
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
  cookie = await shop.cookieOf('owner')
  sink = await printerSink()
})
afterAll(async () => {
  sink.server.close()
  await server.close()
})

const SLIP = {
  shop: 'Шины «У Ани»',
  phone: '',
  lines: [{ text: 'Переобувка', amount: '2 400 ₽' }],
  coupon: { code: 'ANNA-7K', offer: 'Скидка 10 %', lastDay: '2026-04-30', conditions: '' },
  nextEvent: null,
  checklist: ['Ёлочка'],
  signUp: { url: 'https://shop.test/c/abc', text: 'Напомнить?' },
  footer: '',
}
const ID = '01890000-0000-7000-8000-0000000000aa'
const print = (changes: object = {}, slipId = ID) =>
  server.ask('POST /slips', { cookie, body: { slipId, slip: { ...SLIP, ...changes }, onPaper: true } })

describe('bytes', () => {
  // Each letter by its place in code page 866, written down by hand.
  const cp866 = (text: string): Buffer =>
    Buffer.from(
      [...text].map(char => {
        const code = char.charCodeAt(0)
        if (code < 128) return code
        if (char === 'Ё') return 0xf0
        if (char === 'ё') return 0xf1
        return code <= 0x43f ? code - 0x410 + 0x80 : code - 0x440 + 0xe0
      }),
    )

  test('Cyrillic is code page 866, selected by the number the owner gave, and the paper is cut', () => {
    const bytes = escPosBytes('Ёлка, ёжик, Щука, эхо, Рябь\n=\n', { columns: 48, codePage: 46 })
    expect(bytes.includes(cp866('Ёлка, ёжик, Щука, эхо, Рябь'))).toBe(true)
    expect(bytes.includes(Buffer.from([0x1b, 0x74, 46]))).toBe(true)
    expect(bytes.includes(Buffer.from([0x1b, 0x74, 17]))).toBe(false)
    expect(bytes.includes(Buffer.from([0x1d, 0x56, 0x42, 0x00]))).toBe(true)
  })

  test('the usual printer gets exactly these bytes for a line', () => {
    const bytes = escPosBytes('Привет\n', { columns: 48, codePage: 17 })
    expect(bytes.toString('hex')).toContain('1b74118fe0a8a2a5e2')
  })

  test('the picture asks for nothing from outside', () => {
    expect(escPosPrinter.picture('Привет\n', 48)).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
  })
})

test('without a printer the slip is shown, and the page is as wide as the paper', async () => {
  const { status, json } = await print({}, '01890000-0000-7000-8000-0000000000ab')
  expect([status, json['outcome'], json['copyNumber']]).toEqual([201, 'no-printer', 1])
  expect(json['page']).toMatch(/@page\{size:80mm \d+mm;margin:0\}/)
})

test('printed once it is the original, again it is a copy, on the paper and in the log', async () => {
  await server.ask('PUT /channels/slip', {
    cookie,
    body: { kind: 'printer', values: { host: '127.0.0.1', port: String(sink.port) }, isActive: true },
  })
  expect((await print()).json).toMatchObject({ outcome: 'printed', copyNumber: 1 })
  expect((await print()).json).toMatchObject({ outcome: 'printed', copyNumber: 2 })
  const copyMark = Buffer.from('8a8e8f889f', 'hex')
  expect(sink.slips.map(bytes => bytes.includes(copyMark))).toEqual([false, true])
  expect(sink.slips.every(bytes => bytes.includes(Buffer.from('ANNA-7K')))).toBe(true)
  const { json } = await server.ask('GET /slips', { cookie })
  expect((json['items'] as readonly object[]).slice(0, 2)).toMatchObject([
    { copyNumber: 2, outcome: 'printed', couponCode: 'ANNA-7K' },
    { copyNumber: 1 },
  ])
})

test('two tills at the same moment: one original, one copy', async () => {
  const both = await Promise.all([print({}, '01890000-0000-7000-8000-0000000000ac'), print({}, '01890000-0000-7000-8000-0000000000ac')])
  expect(new Set(both.map(answer => answer.json['copyNumber']))).toEqual(new Set([1, 2]))
})

test('a printer that is off is said to be unreachable, and the coupon of today is refused', async () => {
  const gone = await printerSink()
  await new Promise<void>(resolve => gone.server.close(() => resolve()))
  await server.ask('PUT /channels/slip', {
    cookie,
    body: { kind: 'printer', values: { host: '127.0.0.1', port: String(gone.port) }, isActive: true },
  })
  expect((await print({}, '01890000-0000-7000-8000-0000000000ad')).json['outcome']).toBe('unreachable')
  expect((await print({ coupon: { ...SLIP.coupon, lastDay: '2026-03-10' } })).json['code']).toBe('coupon_ends_too_soon')
})
