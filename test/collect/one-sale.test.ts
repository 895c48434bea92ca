/** The same tyre fitting told by the till, by the fiscal receipt and by the back office, in every order. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SourceEvent, SourceName } from '../../src/domain/collect/source-event.ts'
import { tell } from '../../src/usecases/collect/tell.ts'
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

const ORDERS = [...permutations(deliveries)]

/** Leaves the transaction, which is taken back, with what was found in it. */
class Seen extends Error {
  readonly seen: unknown
  constructor(seen: unknown) {
    super('seen')
    this.seen = seen
  }
}

async function seenAfter(shop: ConnectedShop, events: readonly { readonly source: SourceName; readonly told: readonly SourceEvent[] }[]) {
  const at = room.clock.now()
  return room.opened.store
    .inBusiness(shop.business, async tx => {
      const business = await tx.business.read()
      for (const { source, told } of events) await tell(tx, { business, source, at }, told)
      const customers = await tx.collect.customers.search({ text: '', limit: 9 })
      const points = await tx.collect.customers.pointsOf(customers.map(customer => customer.id))
      const sales = customers[0] ? await tx.collect.purchases.ofCustomer(customers[0].id, 9) : []
      const refunds = customers[0] ? await tx.collect.purchases.refundsOf(customers[0].id) : []
      const tellings = await Promise.all(
        events.flatMap(({ source, told }) =>
          told.flatMap(event =>
            event.kind === 'purchase' || event.kind === 'refund' ? [tx.sources.findTelling(event.kind, source, event.sourceId)] : [],
          ),
        ),
      )
      throw new Seen({
        names: customers.map(customer => customer.fullName),
        points: points.map(point => `${point.kind} ${point.address}`).toSorted(),
        sales: sales.map(sale => [sale.totalMinor, sale.refundedMinor, sale.status, sale.day, sale.minute, sale.fiscalKey]),
        refunds: refunds.map(refund => [refund.totalMinor, refund.purchaseId === sales[0]?.id, refund.day]),
        told: [...new Set(tellings.map(telling => `${telling?.kind} ${telling?.entityId}`))].toSorted(),
        entities: [...sales.map(sale => `purchase ${sale.id}`), ...refunds.map(refund => `refund ${refund.id}`)],
      })
    })
    .catch((error: unknown) => {
      if (error instanceof Seen) return error.seen
      throw error
    })
}

describe('E23 one sale told by three sources', () => {
  test(`in each of the ${ORDERS.length} orders it is one purchase and one refund of one customer`, async () => {
    const shop = await room.newShop(['evotor', 'fiscal-ru', 'moysklad'])
    const context = { currency: 'RUB', settings: {}, receivedAt: room.clock.now() } as const
    const events = new Map(
      deliveries.map(delivery => {
        const parsed = room.sources.find(delivery.source)?.parse({ headers: {}, body: sample(delivery.file) }, context)
        const told = parsed && 'events' in parsed ? parsed.events.filter(event => event.kind !== 'fetch') : []
        return [delivery, { source: delivery.source, told }] as const
      }),
    )
    expect(ORDERS).toHaveLength(120)
    for (const [nth, order] of ORDERS.entries()) {
      // Every twentieth is told twice over.
      const told = (nth % 20 === 0 ? [...order, ...order] : order).flatMap(delivery => events.get(delivery) ?? [])
      const seen = await seenAfter(shop, told)
      expect(seen, order.map(({ file }) => file).join(' → ')).toMatchObject({
        names: ['Иванов Пётр'],
        points: ['card 000123', 'email petr@example.com', 'phone +79450000101'],
        sales: [[340_000, 45_000, 'paid', '2024-05-02', 615, 'ru:9999078900000001:501:1111111111']],
        refunds: [[45_000, true, '2024-05-03']],
      })
      expect(seen).toHaveProperty('told', (seen as { readonly entities: readonly string[] }).entities)
    }
  })

  test.each([ORDERS.slice(0, 1), ORDERS.slice(-1)].flat().map(order => ({ order })))(
    'and as deliveries through the door, each twice: $order.0.file first',
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
