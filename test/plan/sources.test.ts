/** What makes something due besides purchases, and what a quiet night costs, on the real database. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '../../src/kernel/day.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { addAsset } from '../../src/usecases/collect/keep-asset.ts'
import { recordPurchase } from '../../src/usecases/collect/record-purchase.ts'
import { planContacts } from '../../src/usecases/plan/plan-contacts.ts'
import { refreshChanged } from '../../src/usecases/plan/refresh-changed.ts'
import { understandBusiness } from '../../src/usecases/understand/understand-business.ts'
import { recordOutcome } from '../../src/usecases/respond/record-outcome.ts'
import { testStore } from '../database.ts'
import { noonOn, openShop, type Shop } from './shop.ts'

let db: Awaited<ReturnType<typeof testStore>>
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

const deps = (on: string) => ({ store: db.store, clock: fixedClock(noonOn(on)) })
const planned = async (shop: Shop) => {
  const [customerId] = shop.customers
  if (customerId === undefined) throw new Error('the shop has a customer')
  return (await db.store.inBusiness(shop.business, tx => tx.plan.contactsOf(customerId, 50))).filter(row => row.state === 'planned')
}
const customerOf = (shop: Shop) =>
  shop.customers[0] ??
  (() => {
    throw new Error('the shop has a customer')
  })()

test('ST1 a stored set has its own contacts around the day it is fetched, and a changed day moves them', async () => {
  const shop = await openShop(db.store, { purchases: 1 })
  const tyres = { kind: 'stored', name: 'Зимний комплект', note: '', sinceOn: day('2026-10-12'), returnOn: day('2027-04-10') } as const
  await addAsset(deps('2026-10-12'), shop.business, {
    ...tyres,
    cycleDays: null,
    servedOn: null,
    warrantyUntil: null,
    groupId: null,
    customerId: customerOf(shop),
  })
  await refreshChanged(deps('2027-03-20'), shop.business)
  const about = (await planned(shop)).filter(row => row.purpose.startsWith('asset:'))
  expect(about.map(row => [row.rung, row.plannedDay])).toEqual(expect.arrayContaining([['offer', '2027-04-10']]))
  expect(about[0]?.reason).toMatchObject({ code: 'asset-return', about: 'Зимний комплект' })
})

test('E64 two kinds of goods of one rhythm are told in one message that names both', async () => {
  const shop = await openShop(db.store, { purchases: 0 })
  for (let back = 3; back >= 0; back -= 1) {
    const on = addDays(day('2026-10-12'), -42 * back)
    await recordPurchase(deps(on), shop.business, {
      source: 'hand',
      sourceKey: on,
      customer: { customerId: customerOf(shop) },
      day: on,
      lines: [
        { name: 'Стрижка', groupName: 'Стрижки', totalMinor: 200_000 },
        { name: 'Маникюр', groupName: 'Маникюр', totalMinor: 150_000 },
      ],
    })
  }
  await refreshChanged(deps('2026-11-01'), shop.business)
  const rows = await planned(shop)
  expect(new Set(rows.map(row => row.purpose))).toEqual(new Set(['repeat']))
  expect(rows[0]?.reason.also?.map(one => one.about).toSorted()).toEqual(['Маникюр', 'Стрижки'])
})

test('a purchase elsewhere begins the cycle anew: the ladder of the old one is taken back', async () => {
  const shop = await openShop(db.store)
  await refreshChanged(deps('2026-11-20'), shop.business)
  await recordOutcome(deps('2026-11-20'), shop.business, {
    about: { customerId: customerOf(shop) },
    outcome: 'bought-elsewhere',
    actor: 'staff:test',
  })
  await refreshChanged(deps('2026-11-20'), shop.business)
  await planContacts(deps('2026-12-20'), shop.business)
  const rows = await planned(shop)
  expect(rows.every(row => row.reason.code === 'elsewhere' && row.reason.lastDay === '2026-11-20')).toBe(true)
  expect(rows.length).toBeGreaterThan(0)
})

test('a night on which nothing changed plans nobody; a day that comes, a fact and a changed rule do', async () => {
  const shop = await openShop(db.store, { customers: 3 })
  const night = async (on: string) => {
    await understandBusiness(deps(on), shop.business)
    return (await planContacts(deps(on), shop.business)).customers
  }
  await night('2026-11-01')
  expect(await night('2026-11-02')).toBe(0)
  expect(await night('2026-11-16')).toBe(3)
  expect(await night('2026-11-17')).toBe(0)
  await db.store.inBusiness(shop.business, async tx => {
    const before = await tx.business.read()
    await tx.business.change({ policy: { ...before.policy, holdOutShare: 0.01 } }, { version: before.version, at: noonOn('2026-11-17') })
  })
  expect(await night('2026-11-17')).toBe(3)
})
