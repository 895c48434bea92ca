/** The same tyre fitting told by the till, by the fiscal receipt and by the back office, in every order. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SourceName } from '../../src/domain/collect/source-event.ts'
import { sample, sourceRoom, type ConnectedShop, type SourceRoom } from './sources.ts'

let room: SourceRoom
beforeAll(async () => {
  room = await sourceRoom()
})
afterAll(() => room.close())

const FILES: readonly (readonly [SourceName, readonly string[]])[] = [
  ['evotor', ['evotor/documents-put-v1.json']],
  ['fiscal-ru', ['fiscal-ru/receipt-ffd105-fns-app.json', 'fiscal-ru/receipt-return.json']],
  ['moysklad', ['moysklad/retaildemand.expanded.json', 'moysklad/retailsalesreturn.expanded.json']],
]
const deliveries = FILES.flatMap(([source, files]) => files.map(file => ({ source, file })))

async function tellAll(shop: ConnectedShop, order: readonly (typeof deliveries)[number][]): Promise<void> {
  for (const { source, file } of order) expect(await shop.deliver(source, sample(file))).toBe('kept')
}

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length < 2) return yield items
  for (const [at, item] of items.entries()) for (const rest of permutations(items.toSpliced(at, 1))) yield [item, ...rest]
}

const ORDERS = [...permutations(deliveries)].filter((_order, nth) => nth % 13 === 0)

describe('E23 one sale told by three sources', () => {
  test.each(ORDERS.map(order => ({ order, title: order.map(({ file }) => file.split('/')[1]).join(' → ') })))(
    '$title is one purchase and one refund of one customer',
    async ({ order }) => {
      const shop = await room.newShop(['evotor', 'fiscal-ru', 'moysklad'])
      await tellAll(shop, order)
      await tellAll(shop, order)
      expect(await shop.query("select reason from hook_event where state <> 'done'")).toEqual([])
      expect(await shop.purchases()).toMatchObject([
        {
          total: 340_000,
          refunded: 45_000,
          currency: 'RUB',
          status: 'paid',
          day: '2024-05-02',
          minute: 615,
          known: true,
          fiscal_key: 'ru:9999078900000001:501:1111111111',
        },
      ])
      expect(await shop.refunds()).toEqual([{ total: 45_000, linked: true, day: '2024-05-03' }])
      expect(await shop.query('select full_name from customer')).toEqual([{ full_name: 'Иванов Пётр' }])
      expect(await shop.query(`select kind, address from contact_point order by kind`)).toEqual([
        { kind: 'card', address: '000123' },
        { kind: 'email', address: 'petr@example.com' },
        { kind: 'phone', address: '+79450000101' },
      ])
      expect(await shop.query(`select g.name from product_group g`)).toEqual([{ name: 'Шиномонтаж' }])
    },
  )
})

test('the receipt of Evotor 2 knows neither buyer nor receipt number, and is the same sale still', async () => {
  const shop = await room.newShop(['evotor', 'fiscal-ru', 'moysklad'])
  await shop.deliver('evotor', sample('evotor/receipt-webhook-v2.json'))
  await tellAll(shop, deliveries)
  expect(await shop.query("select state, reason, outcome from hook_event where state <> 'done' or outcome::text = '{}'")).toEqual([])
  expect(await shop.purchases()).toHaveLength(1)
  expect(await shop.query("select count(*)::integer as tellings from telling where kind = 'purchase'")).toEqual([{ tellings: 3 }])
})
