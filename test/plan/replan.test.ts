/** Whatever is planned again, by whomever and from whatever copy, it is the same contacts, and nobody is contacted twice. */
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/kernel/day.ts'
import type { BusinessId, CustomerId } from '../../src/kernel/ids.ts'
import { addMs, MINUTE_MS } from '../../src/kernel/instant.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { addAsset } from '../../src/usecases/collect/keep-asset.ts'
import { recordPurchase } from '../../src/usecases/collect/record-purchase.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { approveContact } from '../../src/usecases/plan/approve-contact.ts'
import { planContacts } from '../../src/usecases/plan/plan-contacts.ts'
import { planOneCustomer } from '../../src/usecases/plan/plan-customer.ts'
import { refreshChanged } from '../../src/usecases/plan/refresh-changed.ts'
import { type TestStore, testStore } from '../database.ts'
import { movedClock, sendDeps } from '../deliver/shop.ts'
import { noonOn, openShop, type Shop } from './shop.ts'

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

const deps = (on: string) => ({ store: db.store, clock: fixedClock(noonOn(on)) })
const PLANNED_ON = '2026-11-20'

/** A customer with a thing to fetch and a group of goods on which he comes every 60 days. */
async function shopWithSubjects(): Promise<{ readonly shop: Shop; readonly customerId: CustomerId }> {
  const shop = await openShop(db.store, { purchases: 0 })
  const [customerId] = shop.customers
  if (customerId === undefined) throw new Error('the shop has a customer')
  for (const [name, everyDays, last] of [
    ['Стрижка', 42, '2026-10-12'],
    ['Краска', 75, '2026-09-24'],
  ] as const)
    for (let back = 4; back >= 0; back -= 1) {
      const on = addDays(day(last), -everyDays * back)
      const sale = { source: 'hand', sourceKey: `${name}/${on}`, customer: { customerId }, day: on }
      await recordPurchase(deps(on), shop.business, { ...sale, lines: [{ name, groupName: name, totalMinor: 200_000 }] })
    }
  const dates = { sinceOn: day('2026-10-12'), returnOn: day('2026-12-24'), cycleDays: null, servedOn: null, warrantyUntil: null }
  await addAsset(deps('2026-10-12'), shop.business, {
    ...dates,
    kind: 'stored',
    name: 'Комплект',
    note: '',
    groupId: null,
    customerId,
  })
  await refreshChanged(deps(PLANNED_ON), shop.business)
  return { shop, customerId }
}

const contactsOf = (business: BusinessId, customerId: CustomerId) =>
  db.store.inBusiness(business, async tx =>
    (await tx.plan.contactsOf(customerId, 100))
      .map(row => ({ contactId: row.contactId, purpose: row.purpose, cycleNo: row.cycleNo, rung: row.rung, day: row.plannedDay }))
      .toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1)),
  )

/** What a copy from before the planning does not know. */
async function forgetPlans(business: BusinessId): Promise<void> {
  const client = new Client({ connectionString: db.databaseUrl })
  await client.connect()
  try {
    await client.query(`select set_config('app.business_id', $1, false)`, [String(business)])
    for (const table of ['plan_mark', 'not_contacted', 'contact', 'due_event'])
      await client.query(`delete from ${table} where business_id = ${business}`)
  } finally {
    await client.end()
  }
}

describe('a copy that was restored from before the planning', () => {
  test('plans the very same contacts again, of purchases, groups and things alike', async () => {
    const { shop, customerId } = await shopWithSubjects()
    const before = await contactsOf(shop.business, customerId)
    expect(new Set(before.map(row => row.purpose.split(':')[0])).size).toBeGreaterThan(1)
    await forgetPlans(shop.business)
    expect(await contactsOf(shop.business, customerId)).toEqual([])
    await planContacts(deps(PLANNED_ON), shop.business)
    expect(await contactsOf(shop.business, customerId)).toEqual(before)
  })

  test('does not send again what the outbox has sent, about a thing too', async () => {
    const { shop, customerId } = await shopWithSubjects()
    const at = '2026-12-24'
    await refreshChanged(deps(at), shop.business)
    await planContacts(deps(at), shop.business)
    const rows = await db.store.inBusiness(shop.business, tx => tx.plan.contactsOf(customerId, 100))
    const open = rows.find(row => row.state === 'planned' && row.purpose.startsWith('asset:') && row.notBefore <= noonOn(at))
    if (open === undefined) throw new Error('the thing is due')
    expect(await approveContact(deps(at), shop.business, { contactId: open.contactId, actor: 'staff:test' })).toMatchObject({
      status: 'approved',
    })
    await sendDue(sendDeps(db.store, movedClock(addMs(noonOn(at), MINUTE_MS))), shop.business)
    await forgetPlans(shop.business)
    await planContacts(deps(at), shop.business)
    expect(await approveContact(deps(at), shop.business, { contactId: open.contactId, actor: 'staff:test' })).toMatchObject({
      status: 'refused',
    })
    const { messages } = await db.store.inBusiness(shop.business, tx => tx.deliver.list({ limit: 9 }))
    expect(messages).toHaveLength(1)
  })
})

test('E35 fifty planners at once plan what one plans', async () => {
  const shop = await openShop(db.store, { customers: 4 })
  await forgetPlans(shop.business)
  await planContacts(deps(PLANNED_ON), shop.business)
  const plansOf = () => Promise.all(shop.customers.map(customerId => contactsOf(shop.business, customerId)))
  const alone = await plansOf()
  expect(alone.flat().length).toBeGreaterThan(4)
  await forgetPlans(shop.business)
  const planners = Array.from({ length: 50 }, (_, n) => {
    const customerId = shop.customers[n % shop.customers.length]
    return n % 5 === 0 || customerId === undefined
      ? planContacts(deps(PLANNED_ON), shop.business)
      : planOneCustomer(deps(PLANNED_ON), shop.business, customerId)
  })
  await Promise.all(planners)
  expect(await plansOf()).toEqual(alone)
})

/** One customer of each kind of fact that can make something due or stand against it, among others about whom nothing is known. */
const FACTS = (business: BusinessId, [booked, unhappy, elsewhere, promised, made, ...rest]: readonly CustomerId[]) => `
  insert into booking (business_id, booking_id, customer_id, local_day, zone, starts_at, state, state_at, source, created_at)
    values (${business}, gen_random_uuid(), '${booked}', '2026-11-25', 'Europe/Moscow', '2026-11-25T09:00Z', 'booked', now(), 'test', now());
  insert into complaint (business_id, complaint_id, customer_id, words, opened_at) values (${business}, gen_random_uuid(), '${unhappy}', '…', now());
  insert into contact_outcome (business_id, outcome_id, customer_id, outcome, actor, at)
    values (${business}, gen_random_uuid(), '${elsewhere}', 'bought-elsewhere', 'test', '2026-11-01T09:00Z');
  insert into follow_up (business_id, follow_up_id, customer_id, agreed_at, agreed_on, due_on, state, state_at)
    values (${business}, gen_random_uuid(), '${promised}', '2026-11-02T09:00Z', '2026-11-02', '2026-12-01', 'open', now());
  update contact set state = 'done', approved_at = '2026-11-19T09:00Z' where business_id = ${business} and customer_id = '${made}' and rung = 'soft';
  insert into reply (business_id, reply_id, customer_id, channel, provider_reply_id, text, intent, reader_version, actor, at)
    select ${business}, gen_random_uuid(), '${made}', channel, channel || at, '…', 'other', 1, 'customer', at from (values
      ('email', timestamptz '2026-11-01T09:00Z'), ('sms', '2026-11-02T09:00Z'), ('email', '2026-10-01T09:00Z')) as told (channel, at);
  delete from contact where business_id = ${business} and customer_id = '${rest.at(-1)}'`

test('what is asked about many customers at once is what is asked about each', async () => {
  const shop = await openShop(db.store, { customers: 12 })
  await planContacts(deps(PLANNED_ON), shop.business)
  const client = new Client({ connectionString: db.databaseUrl })
  await client.connect()
  await client.query(`select set_config('app.business_id', '${shop.business}', false)`)
  await client.query(FACTS(shop.business, shop.customers))
  await client.end()
  const moment = { at: noonOn(PLANNED_ON), today: day(PLANNED_ON) }
  await db.store.inBusiness(shop.business, async tx => {
    const [refused] = await tx.collect.consents.reachOf(shop.customers.slice(0, 1))
    if (refused === undefined) expect.fail('he has an address')
    await tx.collect.consents.suppress(refused, { channel: 'all', kind: 'opt-out', source: 'reply', at: noonOn('2026-11-10') })
    const together = await tx.plan.planningFacts(shop.customers, moment)
    const alone = []
    for (const customerId of shop.customers) {
      const [{ reach, ...rest } = expect.fail('he is known')] = await tx.plan.planningFacts([customerId], moment)
      expect(await tx.collect.consents.reachOf([customerId])).toMatchObject(reach ?? [])
      if (alone.length === 0) expect(reach?.[0]?.suppressions).toHaveLength(1)
      alone.push(rest)
    }
    expect(together).toEqual(alone)
    const [booked, unhappy, elsewhere, promised, made, other] = together
    expect(booked?.bookedDay).toBe('2026-11-25')
    expect(unhappy?.isUnhappy).toBe(true)
    expect(elsewhere?.boughtElsewhereOn).toBe('2026-11-01')
    expect(promised?.agreed).toMatchObject({ dueOn: '2026-12-01', hasBoughtSince: false })
    expect(made?.marketingAt).toEqual([noonOn('2026-11-19')])
    expect(made?.answeredOn).toEqual(['sms', 'email'])
    expect(other?.answeredOn).toBeUndefined()
    expect(other).toMatchObject({ bookedDay: null, isUnhappy: false, agreed: null, marketingAt: [] })
    expect(together.at(-1)?.contacts).toEqual([])
  })
})
