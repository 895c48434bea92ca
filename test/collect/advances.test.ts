/** Tiles paid in advance and fetched later: two fiscal receipts, one purchase, whichever is told first. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../src/kernel/instant.ts'
import { countOldAdvances } from '../../src/usecases/collect/settle-advances.ts'
import { sampleJson, type ConnectedShop, sourceRoom, type SourceRoom } from './sources.ts'

let room: SourceRoom
beforeAll(async () => {
  room = await sourceRoom()
})
afterAll(() => room.close())

interface Receipt {
  readonly document: number
  readonly day: string
  readonly total: number
  readonly prepaid?: number
  readonly buyer?: string | null
}

const plain = sampleJson('fiscal-ru/receipt-ffd105-fns-app.json') as object

/** An advance where `prepaid` is missing, a delivery where it is given. */
function receipt({ document, day, total, prepaid, buyer = '+79450000101' }: Receipt): string {
  return JSON.stringify({
    ...plain,
    buyerPhoneOrAddress: buyer ?? undefined,
    dateTime: `${day}T12:00:00`,
    fiscalDocumentNumber: document,
    fiscalSign: 9_000_000 + document,
    requestNumber: document,
    totalSum: total,
    prepaidSum: prepaid ?? 0,
    items: [
      {
        name: prepaid === undefined ? 'Аванс' : 'Плитка 20x30',
        quantity: 1,
        price: total,
        sum: total,
        paymentType: prepaid === undefined ? 3 : 4,
      },
    ],
  })
}

const ADVANCE = receipt({ document: 701, day: '2024-05-02', total: 100_000 })
const DELIVERY = receipt({ document: 702, day: '2024-05-20', total: 340_000, prepaid: 100_000 })

async function told(...receipts: readonly string[]): Promise<ConnectedShop> {
  const shop = await room.newShop(['fiscal-ru'])
  for (const each of [...receipts, ...receipts]) await shop.deliver('fiscal-ru', each)
  expect(await shop.query("select reason from hook_event where state <> 'done'")).toEqual([])
  return shop
}
const salesOf = async (shop: ConnectedShop) => (await shop.purchases()).map(each => [each['day'], each['total'], each['status']])
const nightOf = (shop: ConnectedShop, day: string) => countOldAdvances(room.opened, shop.business, instant(`${day}T02:00:00Z`))

test('the delivery counts with its whole price, in either order, and however often it is told', async () => {
  for (const order of [
    [ADVANCE, DELIVERY],
    [DELIVERY, ADVANCE],
  ])
    expect(await salesOf(await told(...order))).toEqual([
      ['2024-05-02', 100_000, 'cancelled'],
      ['2024-05-20', 340_000, 'paid'],
    ])
})

test('an advance waits for sixty days, counts then on its own day, and not any more when the delivery comes after all', async () => {
  const shop = await told(ADVANCE)
  expect(await salesOf(shop)).toEqual([['2024-05-02', 100_000, 'pending']])
  expect(await nightOf(shop, '2024-06-30')).toEqual({ counted: 0 })
  expect(await nightOf(shop, '2024-07-01')).toEqual({ counted: 1 })
  expect(await nightOf(shop, '2024-07-02')).toEqual({ counted: 0 })
  expect(await salesOf(shop)).toEqual([['2024-05-02', 100_000, 'paid']])
  await shop.deliver('fiscal-ru', receipt({ document: 703, day: '2024-08-01', total: 340_000, prepaid: 100_000 }))
  expect(await salesOf(shop)).toEqual([
    ['2024-05-02', 100_000, 'cancelled'],
    ['2024-08-01', 340_000, 'paid'],
  ])
})

test("nobody's advance is taken up by a stranger's delivery, unless register and sum agree and neither names anybody", async () => {
  const others = await told(ADVANCE, receipt({ document: 702, day: '2024-05-20', total: 340_000, prepaid: 100_000, buyer: '+79450000102' }))
  expect((await salesOf(others))[0]).toEqual(['2024-05-02', 100_000, 'pending'])
  const nobody = (document: number, total: number, prepaid?: number) =>
    receipt({ document, day: `2024-05-${document - 700}`, total, buyer: null, ...(prepaid !== undefined && { prepaid }) })
  const shop = await told(nobody(711, 50_000), nobody(712, 70_000), nobody(720, 340_000, 70_000))
  expect((await salesOf(shop)).map(([, , status]) => status)).toEqual(['pending', 'cancelled', 'paid'])
})
