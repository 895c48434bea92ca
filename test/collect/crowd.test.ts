/** The till's own telephone, typed where a buyer gives none, is nobody; and one person after all when the owner says so. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { releaseCrowd } from '../../src/usecases/collect/crowd.ts'
import { recordPurchase } from '../../src/usecases/collect/record-purchase.ts'
import { type ConnectedShop, type SourceRoom, sourceRoom } from './sources.ts'

let room: SourceRoom
beforeAll(async () => {
  room = await sourceRoom()
})
afterAll(() => room.close())

const TILL = '+79450000900'
const OTHER = '+79450000901'

interface Sold {
  readonly phone: string
  readonly day: number
  readonly name?: string
}

let told = 0
/** All in one delivery, as a till tells them that was offline. */
async function sell(shop: ConnectedShop, sold: readonly Sold[]): Promise<void> {
  const sales = sold.map(({ phone, day, name = '' }) => {
    told += 1
    const occurredLocal = `2026-0${1 + Math.floor(day / 28)}-${String(1 + (day % 28)).padStart(2, '0')}T12:00`
    return { sourceId: `s${told}`, occurredLocal, totalMinor: 100 + told, customerRef: { phone, name } }
  })
  expect(await shop.deliver('webhook', JSON.stringify(sales))).toBe('kept')
}

const salesOf = async (shop: ConnectedShop, phone: string): Promise<number> => {
  const rows = await shop.query(`select count(*)::int as n from purchase k join contact_point_link l using (business_id, customer_id)
    join contact_point p using (business_id, contact_point_id) where p.address = '${phone}'`)
  return Number(rows[0]?.['n'])
}

test('an address on more than thirty receipts and one in fifty is put aside, and nobody else; taken back, it is as before', async () => {
  const shop = await room.newShop(['webhook'])
  // The till's number stands on three receipts of each of ten days; somebody else buys twice.
  const typed = Array.from({ length: 30 }, (_, nth) => ({ phone: TILL, day: nth % 10 }))
  await sell(shop, [{ phone: OTHER, day: 1, name: 'Олег' }, ...typed, { phone: OTHER, day: 2 }])
  expect([await salesOf(shop, OTHER), await salesOf(shop, TILL)]).toEqual([2, 30])
  // The thirty-first is one too many.
  await sell(shop, [{ phone: TILL, day: 11 }])
  await sell(shop, [{ phone: TILL, day: 12, name: 'Мария' }])
  expect([await salesOf(shop, OTHER), await salesOf(shop, TILL)]).toEqual([2, 0])
  expect((await shop.purchases()).filter(sale => sale['known'] === false)).toHaveLength(32)

  const deps = { store: room.opened.store, clock: room.clock }
  const [crowd] = await room.opened.store.inBusiness(shop.business, tx => tx.sources.crowds(10))
  expect(crowd).toMatchObject({ address: TILL, receipts: 31, isReleased: false })
  const given = { crowdId: crowd?.crowdId ?? '', actor: 'staff:owner' }
  expect(await releaseCrowd(deps, shop.business, given)).toEqual({ outcome: 'released' })
  expect(await salesOf(shop, TILL)).toBe(31)
  await sell(shop, [{ phone: TILL, day: 13 }])
  expect(await salesOf(shop, TILL)).toBe(32)
  expect(await releaseCrowd(deps, shop.business, given)).toEqual({ refusal: 'unknown-crowd' })
})

test('the same at the API: a till that posts its sales with its own number is put aside, and what a person types is not', async () => {
  const shop = await room.newShop([])
  const deps = { store: room.opened.store, clock: room.clock }
  const sell = async (source: string, phone: string, nth: number) =>
    recordPurchase(deps, shop.business, {
      source,
      sourceKey: `${source}${phone}${nth}`,
      customer: { contacts: [{ kind: 'phone', address: phone }] },
      day: day(`2026-01-${String(1 + (nth % 10)).padStart(2, '0')}`),
      totalMinor: 100,
    })
  for (let nth = 0; nth < 31; nth += 1) await sell('hand', OTHER, nth)
  expect(await salesOf(shop, OTHER)).toBe(31)
  for (let nth = 0; nth < 30; nth += 1) await sell('api', TILL, nth)
  expect(await salesOf(shop, TILL)).toBe(30)
  await sell('api', TILL, 30)
  expect(await sell('api', TILL, 31)).toMatchObject({ outcome: 'recorded', customerId: null })
  expect([await salesOf(shop, TILL), await salesOf(shop, OTHER)]).toEqual([0, 31])
})
