/** What to offer next, over the API. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

test('one who buys the same, and less and less: his basket, his prices, and the alarm in the language that was asked for', async () => {
  let customerId = ''
  for (const [at, totalMinor] of [100_000, 110_000, 90_000, 105_000, 95_000, 50_000, 45_000, 55_000, 48_000].entries()) {
    const sold = await server.ask('POST /purchases', {
      key: shop.key,
      body: {
        customerRef: { phone: '+79450000177' },
        totalMinor,
        occurredLocal: `2025-0${at + 1}-10T14:30`,
        lines: [{ name: 'Кофе в зёрнах', category: 'Кофе', totalMinor }],
      },
    })
    customerId = (sold.json['purchase'] as { customerId: string }).customerId
  }
  const next = await server.ask(`GET /customers/${customerId}/next`, { key: shop.key, headers: { 'accept-language': 'ru' } })
  expect(next).toMatchObject({
    status: 200,
    json: {
      due: [],
      basket: [{ product: { kind: 'product', name: 'Кофе в зёрнах' }, bought: 9 }],
      alarms: [
        {
          code: 'shrinking-basket',
          data: { recent: 49_000, before: 100_000 },
          text: expect.stringMatching(/^Покупает меньше: теперь обычно на 490/),
        },
      ],
      usualHour: { hour: 14 },
    },
  })
})

test('nobody of that number is not found', async () => {
  const next = await server.ask('GET /customers/01890000-0000-7000-8000-000000000000/next', { key: shop.key })
  expect(next.status).toBe(404)
})
