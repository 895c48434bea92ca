import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buy, noonOn, openShop, type Shop } from '../../../test/plan/shop.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { day } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import { addMs, HOUR_MS, type Instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import type { ContactRow } from '../../ports/plan-store.ts'
import { recordPurchase } from '../collect/record-purchase.ts'
import { withdrawConsent } from '../collect/withdraw-consent.ts'
import { approveContact } from './approve-contact.ts'
import { expireContacts } from './expire-contacts.ts'
import { listToday } from './list-today.ts'
import { planContacts } from './plan-contacts.ts'
import { planOneCustomer } from './plan-customer.ts'
import { refreshChanged } from './refresh-changed.ts'
import { rehearseDay } from './rehearse-day.ts'

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

const deps = (at: Instant) => ({ store: db.store, clock: fixedClock(at) })
const contactsOf = (shop: Shop, customerId: CustomerId = first(shop)): Promise<readonly ContactRow[]> =>
  db.store.inBusiness(shop.business, async tx => (await tx.plan.contactsOf(customerId, 50)).toReversed())
function first(shop: Shop): CustomerId {
  const [customerId] = shop.customers
  if (customerId === undefined) throw new Error('the shop has a customer')
  return customerId
}
const told = (rows: readonly ContactRow[]): string[] =>
  rows.map(row => `${row.rung} ${row.state}${row.stateReason === null ? '' : ` ${row.stateReason}`}`)

describe('planning a business', () => {
  test('a regular gets three rungs around his due day, each with its reason and evidence', async () => {
    const shop = await openShop(db.store)
    await planContacts(deps(noonOn('2026-11-01')), shop.business)
    const rows = await contactsOf(shop)
    expect(rows.map(row => row.rung)).toEqual(['soft', 'product', 'offer'])
    expect(rows.every(row => row.reason.code === 'due' && row.reason.lastDay === '2026-10-12' && row.reason.purchaseDays === 6)).toBe(true)
    const offer = rows.at(-1)
    expect(offer !== undefined && offer.plannedDay >= '2026-11-16' && offer.plannedDay <= '2026-11-30').toBe(true)
  })

  test('E61 E31 a second run changes nothing, also when the clock has jumped back an hour', async () => {
    const shop = await openShop(db.store, { customers: 3 })
    const at = noonOn('2026-11-10')
    await planContacts(deps(at), shop.business)
    const before = await Promise.all(shop.customers.map(customerId => contactsOf(shop, customerId)))
    expect(await planContacts(deps(at), shop.business)).toMatchObject({ planned: 0, cancelled: 0 })
    expect(await planContacts(deps(addMs(at, -HOUR_MS)), shop.business)).toMatchObject({ planned: 0, cancelled: 0 })
    expect(await Promise.all(shop.customers.map(customerId => contactsOf(shop, customerId)))).toEqual(before)
  })

  test('E35 ten planners at once make one ladder', async () => {
    const shop = await openShop(db.store)
    await Promise.all(Array.from({ length: 10 }, () => planOneCustomer(deps(noonOn('2026-11-10')), shop.business, first(shop))))
    expect((await contactsOf(shop)).map(row => row.rung)).toEqual(['soft', 'product', 'offer'])
  })

  test('E66 whoever is held out gets no contact, and stays held out when the share changes', async () => {
    const shop = await openShop(db.store, { policy: { holdOutShare: 1 } })
    await planContacts(deps(noonOn('2026-11-10')), shop.business)
    expect(await contactsOf(shop)).toEqual([])
    await db.store.inBusiness(shop.business, async tx => {
      const settings = await tx.business.read()
      await tx.business.change({ policy: { ...settings.policy, holdOutShare: 0 } }, { version: settings.version, at: noonOn('2026-11-11') })
    })
    await planContacts(deps(noonOn('2026-11-11')), shop.business)
    expect(await contactsOf(shop)).toEqual([])
  })

  test('E39 a purchase takes the rest of the ladder back, the approved message too', async () => {
    const shop = await openShop(db.store)
    const at = noonOn('2026-11-23')
    await planContacts(deps(at), shop.business)
    const offer = (await contactsOf(shop)).find(row => row.notBefore <= at && row.notAfter >= at && row.state === 'planned')
    if (offer === undefined) throw new Error('a contact is open on the due day')
    const approved = await approveContact(deps(at), shop.business, { contactId: offer.contactId, actor: 'test' })
    if (approved.status !== 'approved' || approved.messageId === null) throw new Error(`refused: ${JSON.stringify(approved)}`)
    await buy(db.store, shop.business, { customerId: first(shop), on: day('2026-11-23') })
    await refreshChanged(deps(addMs(at, 5000)), shop.business)
    const open = (await contactsOf(shop)).filter(row => row.notAfter >= at && row.cycleNo === offer.cycleNo)
    expect(open.map(row => [row.rung, row.state, row.stateReason])).toEqual([['offer', 'cancelled', 'bought']])
    const { messageId } = approved
    const message = await db.store.inBusiness(shop.business, tx => tx.deliver.find(messageId))
    expect([message?.state, message?.stateReason]).toEqual(['cancelled', 'purchase-since'])
  })

  test('a refusal takes back what was planned', async () => {
    const shop = await openShop(db.store)
    await planContacts(deps(noonOn('2026-11-10')), shop.business)
    const [point] = shop.points
    if (point === undefined) throw new Error('the customer has a phone')
    await withdrawConsent(deps(noonOn('2026-11-11')), shop.business, {
      contactPointId: point,
      channel: 'all',
      purposes: ['marketing'],
      locale: 'ru',
      source: 'reply',
      actor: 'customer',
    })
    await refreshChanged(deps(noonOn('2026-11-11')), shop.business)
    expect(told(await contactsOf(shop)).every(line => line.endsWith('cancelled opted-out'))).toBe(true)
  })

  test('E21 people of an import without a consent basis get no contact, and Today says what to do', async () => {
    const shop = await openShop(db.store, { consent: false })
    const at = noonOn('2026-11-20')
    await planContacts(deps(at), shop.business)
    expect(await contactsOf(shop)).toEqual([])
    const today = await listToday(deps(at), shop.business)
    expect([today.cards.length, today.nextStep?.code, today.notContacted[0]?.reason.code]).toEqual([0, 'choose-consent', 'no-consent'])
  })

  test('E64 two kinds of goods due in the same week make one ladder', async () => {
    const shop = await openShop(db.store, { purchases: 0 })
    for (const on of ['2026-07-20', '2026-08-31', '2026-10-12']) {
      await recordPurchase(deps(noonOn(on)), shop.business, {
        source: 'hand',
        sourceKey: on,
        customer: { customerId: first(shop) },
        day: day(on),
        lines: [
          { name: 'Стрижка', groupName: 'Стрижки', totalMinor: 200_000 },
          { name: 'Маникюр', groupName: 'Маникюр', totalMinor: 150_000 },
        ],
      })
    }
    await refreshChanged(deps(noonOn('2026-11-01')), shop.business)
    expect((await contactsOf(shop)).map(row => row.rung)).toEqual(['soft', 'product', 'offer'])
  })

  test('an offer the owner had no minutes for expires and is counted', async () => {
    const shop = await openShop(db.store)
    await planContacts(deps(noonOn('2026-11-20')), shop.business)
    const late = noonOn('2027-01-10')
    await expireContacts(deps(late), shop.business)
    const counted = await db.store.inBusiness(shop.business, tx => tx.plan.notContactedSince(day('2027-01-10')))
    expect(counted).toEqual([{ reason: 'over-budget', count: 1 }])
  })

  test('E65 "only Telegram" beats everything: with a phone alone there is silence', async () => {
    const shop = await openShop(db.store, { person: { preferences: { channel: 'telegram', channelOnly: true } } })
    await planContacts(deps(noonOn('2026-11-10')), shop.business)
    expect(await contactsOf(shop)).toEqual([])
  })

  test('E30 after three days down nothing is made late: what is stale expires, the rest is planned anew', async () => {
    const shop = await openShop(db.store)
    await planContacts(deps(noonOn('2026-11-12')), shop.business)
    const before = await contactsOf(shop)
    const offer = before.at(-1)
    if (offer === undefined) throw new Error('an offer was planned')
    const late = noonOn(offer.plannedDay)
    await expireContacts(deps(late), shop.business)
    await planContacts(deps(late), shop.business)
    expect(told(await contactsOf(shop))).toEqual(['soft expired past-validity', 'product expired past-validity', 'offer planned'])
    const [soft] = await contactsOf(shop)
    if (soft !== undefined)
      expect(await approveContact(deps(late), shop.business, { contactId: soft.contactId, actor: 'test' })).toEqual({
        status: 'refused',
        reason: 'not-open',
      })
  })
})

describe('Today', () => {
  test('a finite list with who, why, words and links; done when the minutes are used', async () => {
    const shop = await openShop(db.store, { customers: 5, policy: { effortMinutesPerDay: 6, minutesPerContact: 2 } })
    const at = noonOn('2026-11-23')
    await planContacts(deps(at), shop.business)
    const today = await listToday(deps(at), shop.business)
    expect([today.cards.length, today.laterCount, today.effortMinutes]).toEqual([3, 2, 6])
    const [card] = today.cards
    expect(card?.why.text).toMatch(/каждые ~4\d дн/)
    expect(card?.words.length).toBeGreaterThan(20)
    expect(card?.isSandbox).toBe(true)
    for (const one of today.cards) await approveContact(deps(at), shop.business, { contactId: one.contactId, actor: 'test' })
    const done = await listToday(deps(at), shop.business)
    expect([done.cards.length, done.done.contacts, done.nextStep?.code]).toEqual([0, 3, 'all-done'])
  })

  test('without purchases it says how to begin', async () => {
    const shop = await openShop(db.store, { customers: 0 })
    expect((await listToday(deps(noonOn('2026-11-23')), shop.business, { locale: 'en' })).nextStep?.code).toBe('no-history')
  })

  test('a rehearsal of any day writes nothing and shows who cannot be written to yet', async () => {
    const shop = await openShop(db.store, { consent: false, customers: 2 })
    const rehearsal = await rehearseDay(deps(noonOn('2027-06-01')), shop.business, { day: day('2026-11-21') })
    expect(rehearsal.cards.map(card => [card.segment, card.blockedBy])).toEqual([
      ['regular', 'no-consent'],
      ['regular', 'no-consent'],
    ])
    expect([rehearsal.nextStep?.code, rehearsal.blockedCount]).toEqual(['choose-consent', 2])
    expect(await contactsOf(shop)).toEqual([])
    const past = await rehearseDay(deps(noonOn('2027-06-01')), shop.business, { day: day('2026-04-01') })
    expect(past.cards.every(card => card.why.data['purchases'] === 1)).toBe(true)
  })
})
