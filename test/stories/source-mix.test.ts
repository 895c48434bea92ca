/** ST13: the travel agency, whose guests come back, bring others, or come by advertising; and ST14: the online shop after its ads end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CustomerSource } from '../../src/domain/collect/customer.ts'
import { addDays, day } from '../../src/kernel/day.ts'
import { id } from '../../src/kernel/ids.ts'
import { noon, openTown, type Town } from './town.ts'

const TOUR = [{ name: 'Тур', groupName: 'Туры', totalMinor: 100_000 }]

describe('ST13 the travel agency', () => {
  let agency: Town
  const sale = async (source: CustomerSource, on: string): Promise<void> => {
    const guest = await agency.newcomer({ source })
    await agency.buys(guest.customerId, { on: day(on), lines: TOUR })
  }
  beforeAll(async () => {
    agency = await openTown({ trade: 'other', name: 'Туры' })
    const regulars = []
    for (let n = 0; n < 5; n += 1) {
      const guest = await agency.newcomer({ source: 'referral' })
      await agency.buys(guest.customerId, { on: addDays(day('2025-06-02'), n), lines: TOUR })
      regulars.push(guest)
    }
    // June: half existing, a third referrals, the rest advertising. July: advertising alone carries it.
    for (const [n, guest] of regulars.entries()) await agency.buys(guest.customerId, { on: addDays(day('2026-06-02'), n), lines: TOUR })
    for (let n = 0; n < 3; n += 1) await sale('referral', '2026-06-10')
    for (let n = 0; n < 2; n += 1) await sale('ads', '2026-06-12')
    for (let n = 0; n < 4; n += 1) await sale('ads', '2026-07-05')
    await sale('referral', '2026-07-06')
    await agency.live({ from: day('2026-06-16'), to: day('2026-07-31'), everyDays: 5 })
  })
  afterAll(() => agency.close())

  test('ST13 a month of 50 : 30 : 20 is told as it is, and raises no alarm', async () => {
    const report = await agency.ask('GET /reports/kpis?month=2026-06', { at: noon('2026-07-31') })
    const { sources } = report.json as {
      readonly sources: readonly { readonly source: string; readonly share: number | null; readonly customers: number }[]
    }
    const found = ['existing', 'referral', 'ads'].map(source => sources.find(one => one.source === source))
    expect(found.map(one => [one?.share, one?.customers])).toEqual([
      [0.5, 5],
      [0.3, 3],
      [0.2, 2],
    ])
    expect(JSON.stringify(report.json)).not.toContain('ads-exceed')
  })

  test('ST13 a month in which advertising brings more than guests and their friends together raises the alarm', async () => {
    const report = await agency.ask('GET /reports/kpis?month=2026-07', { at: noon('2026-07-31') })
    expect(JSON.stringify(report.json)).toContain('ads-exceed-existing-and-referral')
  })
})

describe('ST14 the online shop after its ads end', () => {
  let shop: Town
  beforeAll(async () => {
    shop = await openTown({ trade: 'shop', name: 'Магазин', policy: { cycleDays: 30 } })
    for (let n = 0; n < 6; n += 1) {
      const buyer = await shop.newcomer({ source: 'ads' })
      for (let month = 0; month < 5; month += 1)
        await shop.buys(buyer.customerId, {
          on: addDays(day('2026-03-02'), month * 30 + n),
          lines: [{ name: 'Корм', groupName: 'Корм', totalMinor: 90_000 }],
        })
    }
    await shop.live({ from: day('2026-07-15'), to: day('2026-07-24') })
  })
  afterAll(() => shop.close())

  test('ST14 the dependence on advertising is a figure: months later those whom ads once brought count as existing', async () => {
    const march = JSON.stringify((await shop.ask('GET /reports/kpis?month=2026-03', { at: noon('2026-07-24') })).json)
    const june = JSON.stringify((await shop.ask('GET /reports/kpis?month=2026-06', { at: noon('2026-07-24') })).json)
    expect(march).toContain('ads-exceed')
    expect(june).not.toContain('ads-exceed')
  })

  test('ST14 C99 E39 whoever bought through another channel is not chased: the rest of his ladder is gone with the next second', async () => {
    const open = async (customerId: string) =>
      (await shop.store.inBusiness(shop.business, tx => tx.plan.contactsOf(id<'customer'>(customerId), 20))).filter(
        contact => contact.state === 'planned',
      )
    const { json } = await shop.ask('GET /customers?limit=50', { at: noon('2026-07-24') })
    const items = json['items']
    const ids = Array.isArray(items) ? items.map((one: { customerId: string }) => one.customerId) : []
    let planned: string | undefined
    for (const one of ids) if ((await open(one)).length > 0) planned ??= one
    if (planned === undefined) throw new Error('somebody has a ladder')
    const lines = [{ name: 'Корм', groupName: 'Корм', totalMinor: 90_000 }]
    await shop.buys(id<'customer'>(planned), { on: day('2026-07-24'), lines, source: 'marketplace' })
    await shop.tickAt(noon('2026-07-24'), ['refresh-changed'])
    const left = await open(planned)
    expect(left.every(contact => contact.cycleNo >= 20_658)).toBe(true)
  })
})
