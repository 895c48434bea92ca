/** How far a shop has come, told by its own sales. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../test/server.ts'
import { addDays, day } from '../kernel/day.ts'
import { fixedClock } from '../ports/clock.ts'
import { addCustomer } from '../usecases/collect/add-customer.ts'
import { recordConsent } from '../usecases/collect/record-consent.ts'
import { recordPurchase } from '../usecases/collect/record-purchase.ts'

let server: TestServer
const TODAY = day('2026-03-10')

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('C64: a shop that has just begun is told to write sales down', async () => {
  const { key } = await server.newShop()
  const told = await server.ask('GET /reports/maturity', { key })
  expect(told.json).toEqual({
    level: 1,
    step: 'record-sales',
    contactShare: null,
    consentShare: null,
    historyDays: 0,
    returnShare: null,
    lostMonthly: null,
  })
})

test('C53, C64: anonymous sales are a loss in money; with contacts and a yes of each the shop is on the third level', async () => {
  const { key, business } = await server.newShop()
  const deps = { store: server.store, clock: fixedClock(server.now()) }
  for (let n = 0; n < 24; n += 1) {
    const added = await addCustomer(deps, business, {
      fullName: `Клиент ${n}`,
      contacts: [{ kind: 'phone', address: `+7945000${2000 + n}` }],
    })
    if (!('contactPointIds' in added)) throw new Error('not added')
    const customer = { customerId: added.customerId }
    const [contactPointId] = added.contactPointIds
    if (contactPointId === undefined) throw new Error('no phone')
    await recordPurchase(deps, business, { source: 'hand', sourceKey: `a${n}`, customer, day: addDays(TODAY, -200), totalMinor: 100_000 })
    // Every second one came again.
    if (n % 2 === 0)
      await recordPurchase(deps, business, { source: 'hand', sourceKey: `b${n}`, customer, day: addDays(TODAY, -150), totalMinor: 100_000 })
    // The others gave their number when they bought: in Russia that is no yes to reminders.
    if (n < 20)
      await recordConsent(deps, business, {
        contactPointId,
        channel: 'all',
        purposes: ['marketing'],
        basis: n < 12 ? 'explicit' : 'soft-opt-in',
        textVersion: '1',
        textShown: 'Можно писать',
        locale: 'ru',
        source: 'till',
        actor: 'system',
      })
  }
  for (let n = 0; n < 30; n += 1)
    await recordPurchase(deps, business, {
      source: 'till',
      sourceKey: `t${n}`,
      customer: null,
      day: addDays(TODAY, -5),
      totalMinor: 100_000,
    })
  const before = await server.ask('GET /reports/maturity', { key })
  // 30 sales of 1 000 in a quarter, half of the known return: 5 000 a month.
  expect(before.json).toMatchObject({ level: 1, step: 'ask-contacts', contactShare: 0, returnShare: 0.5, consentShare: 0.5 })
  expect(before.json['lostMonthly']).toEqual({ minor: 500_000, currency: 'RUB' })

  for (let n = 0; n < 30; n += 1)
    await recordPurchase(deps, business, {
      source: 'till',
      sourceKey: `n${n}`,
      customer: { contacts: [{ kind: 'phone', address: `+7945000${2000 + (n % 24)}` }] },
      day: addDays(TODAY, -3),
      totalMinor: 100_000,
    })
  expect((await server.ask('GET /reports/maturity', { key })).json).toMatchObject({
    level: 3,
    step: 'keep-going',
    contactShare: 0.5,
    historyDays: 200,
  })
})
