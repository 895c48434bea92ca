import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buy, noonOn, openShop, type Shop } from '../../../test/plan/shop.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { DEFAULT_CHANNELS, DEFAULT_POLICY } from '../../domain/collect/business.ts'
import { cappedBy } from '../../domain/plan/caps.ts'
import { addDays, day } from '../../kernel/day.ts'
import { type ContactId, type CustomerId } from '../../kernel/ids.ts'
import { addMs, type Instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import type { ContactRow } from '../../ports/plan-store.ts'
import { approveContact } from './approve-contact.ts'
import { runAutopilot } from './autopilot.ts'
import { dismissContact } from './dismiss-contact.ts'
import { listToday } from './list-today.ts'
import { planContacts } from './plan-contacts.ts'
import { planOneCustomer } from './plan-customer.ts'
import { refreshChanged } from './refresh-changed.ts'
import { remindFollowUps } from './remind-follow-ups.ts'
import { snoozeContact } from './snooze-contact.ts'
import { undoApproval } from './undo-approval.ts'

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

const actor = 'staff:test'
const due = noonOn('2026-11-23')
const deps = (at: Instant) => ({ store: db.store, clock: fixedClock(at) })
const contactsOf = (shop: Shop, customerId: CustomerId): Promise<readonly ContactRow[]> =>
  db.store.inBusiness(shop.business, async tx => (await tx.plan.contactsOf(customerId, 50)).toReversed())

async function openContact(shop: Shop, at: Instant): Promise<ContactRow> {
  await planContacts(deps(at), shop.business)
  const rows = await Promise.all(shop.customers.map(customerId => contactsOf(shop, customerId)))
  const open = rows.flat().find(row => row.state === 'planned' && row.notBefore <= at && row.notAfter >= at)
  if (open === undefined) throw new Error('a contact is open')
  return open
}
const stateOf = (shop: Shop, contactId: ContactId): Promise<string | undefined> =>
  db.store.inBusiness(shop.business, async tx => (await tx.plan.contact(contactId))?.state)

describe('approving', () => {
  test('queues a message that can be taken back for ten seconds, undone and sent again', async () => {
    const shop = await openShop(db.store)
    const { contactId } = await openContact(shop, due)
    const yes = await approveContact(deps(due), shop.business, { contactId, actor })
    expect(yes).toMatchObject({ status: 'approved', channel: 'sandbox', sendAt: due + 10_000, undoUntil: due + 10_000 })
    expect(await approveContact(deps(due), shop.business, { contactId, actor })).toEqual({ status: 'refused', reason: 'not-open' })
    expect(await undoApproval(deps(addMs(due, 3000)), shop.business, { contactId, actor })).toEqual({ status: 'planned', contactId })
    expect(await undoApproval(deps(addMs(due, 3000)), shop.business, { contactId, actor })).toEqual({
      status: 'refused',
      reason: 'not-approved',
    })
    const again = await approveContact(deps(addMs(due, 4000)), shop.business, {
      contactId,
      actor,
      words: 'Свои слова. Стоп — чтобы не писали.',
    })
    expect(again).toMatchObject({ status: 'approved', sendAt: due + 14_000 })
    const message = await db.store.inBusiness(shop.business, tx => tx.deliver.findForContact(contactId))
    expect([message?.state, message?.body]).toEqual(['queued', expect.stringContaining('Свои слова')])
  })

  test('by hand is made now, without a message', async () => {
    const shop = await openShop(db.store, { business: { channels: { ...DEFAULT_CHANNELS, active: ['hand'] } } })
    const { contactId } = await openContact(shop, due)
    expect(await approveContact(deps(due), shop.business, { contactId, actor })).toMatchObject({
      status: 'approved',
      channel: 'hand',
      messageId: null,
      undoUntil: null,
    })
  })

  test('unknown contacts are refused by name', async () => {
    const shop = await openShop(db.store)
    const { contactId } = await openContact(shop, due)
    const other = await openShop(db.store)
    expect(await approveContact(deps(due), other.business, { contactId, actor })).toEqual({ status: 'refused', reason: 'not-found' })
  })

  test('E35 fifty approvals at once keep every cap, over all contacts of the customer', async () => {
    const shop = await openShop(db.store, { customers: 4 })
    const at = noonOn('2026-11-20')
    await planContacts(deps(at), shop.business)
    const rows = (await Promise.all(shop.customers.map(customerId => contactsOf(shop, customerId)))).flat()
    const tries = Array.from({ length: 50 }, (_, n) => rows[n % rows.length]).filter(row => row !== undefined)
    const answers = await Promise.all(tries.map(row => approveContact(deps(at), shop.business, { contactId: row.contactId, actor })))
    expect(answers.filter(answer => answer.status === 'approved').length).toBeGreaterThanOrEqual(4)
    for (const customerId of shop.customers) {
      const { messages } = await db.store.inBusiness(shop.business, tx => tx.deliver.list({ customerId, limit: 100 }))
      const times = messages.map(message => message.notBefore)
      expect(new Set(messages.map(message => message.contactId)).size).toBe(messages.length)
      for (const [n, time] of times.entries())
        expect(
          cappedBy(
            times.filter((_, other) => other !== n),
            time,
            DEFAULT_POLICY.caps,
          ),
        ).toBeNull()
    }
  })

  test('the autopilot sends what the owner has told it to, and only when its hour has come', async () => {
    const shop = await openShop(db.store, { policy: { autopilot: { soft: 'ask', product: 'ask', offer: 'send' } } })
    await planContacts(deps(noonOn('2026-11-12')), shop.business)
    expect(await runAutopilot(deps(noonOn('2026-11-12')), shop.business)).toEqual({ approved: 0, refused: 0 })
    const [customerId] = shop.customers
    const offer = customerId === undefined ? undefined : (await contactsOf(shop, customerId)).find(row => row.rung === 'offer')
    if (offer === undefined) throw new Error('an offer was planned')
    expect(await runAutopilot(deps(addMs(offer.notBefore, -1)), shop.business)).toEqual({ approved: 0, refused: 0 })
    expect(await runAutopilot(deps(offer.notBefore), shop.business)).toEqual({ approved: 1, refused: 0 })
    expect(await runAutopilot(deps(offer.notBefore), shop.business)).toEqual({ approved: 0, refused: 0 })
  })
})

describe('putting off and dismissing', () => {
  test('the card comes back on the day, not later than it makes sense', async () => {
    const shop = await openShop(db.store)
    const open = await openContact(shop, due)
    const snooze = (on: string) => snoozeContact(deps(due), shop.business, { contactId: open.contactId, day: day(on), actor })
    expect(await snooze('2026-11-23')).toMatchObject({ status: 'refused', reason: 'day-has-passed' })
    expect(await snooze('2027-01-23')).toMatchObject({ status: 'refused', reason: 'after-its-end' })
    expect(await snooze('2026-11-24')).toMatchObject({ status: 'snoozed' })
    expect((await listToday(deps(due), shop.business)).cards).toEqual([])
    await planContacts(deps(due), shop.business)
    expect((await listToday(deps(due), shop.business)).cards).toEqual([])
    expect((await listToday(deps(noonOn('2026-11-24')), shop.business)).cards.map(card => card.contactId)).toEqual([open.contactId])
  })

  test('"not this one" stays away, also after planning again', async () => {
    const shop = await openShop(db.store)
    const open = await openContact(shop, due)
    expect(await dismissContact(deps(due), shop.business, { contactId: open.contactId, reason: 'wrong-reason', actor })).toMatchObject({
      status: 'dismissed',
    })
    await planContacts(deps(due), shop.business)
    expect((await listToday(deps(due), shop.business)).cards).toEqual([])
    expect(await stateOf(shop, open.contactId)).toBe('cancelled')
  })
})

describe('an agreed date', () => {
  const agreedOn = day('2026-11-16')
  const dueOn = day('2026-11-25')
  async function agreeDate(shop: Shop, customerId: CustomerId): Promise<void> {
    await db.store.inBusiness(shop.business, async tx => {
      await tx.respond.agreeFollowUp({ customerId, contactId: null, agreedOn, dueOn, words: 'после зарплаты' }, noonOn(agreedOn))
      await tx.business.markChanged([customerId], noonOn(agreedOn))
    })
    await refreshChanged(deps(noonOn(agreedOn)), shop.business)
  }

  test('replaces the ladder and is reminded of once, first on the list', async () => {
    const shop = await openShop(db.store, { customers: 2 })
    const [customerId] = shop.customers
    if (customerId === undefined) throw new Error('the shop has a customer')
    await planContacts(deps(noonOn('2026-11-10')), shop.business)
    await agreeDate(shop, customerId)
    expect((await contactsOf(shop, customerId)).every(row => row.state === 'cancelled' && row.stateReason === 'follow-up-open')).toBe(true)

    expect(await remindFollowUps(deps(noonOn(addDays(dueOn, -1))), shop.business)).toEqual({ reminded: 0, skipped: 0 })
    expect(await remindFollowUps(deps(noonOn(dueOn)), shop.business)).toEqual({ reminded: 1, skipped: 0 })
    expect(await remindFollowUps(deps(noonOn(dueOn)), shop.business)).toEqual({ reminded: 0, skipped: 0 })
    await planContacts(deps(noonOn(dueOn)), shop.business)
    const today = await listToday(deps(noonOn(dueOn)), shop.business)
    expect(today.cards[0]).toMatchObject({ rung: 'follow-up', why: { code: 'promise' }, followUp: { dueOn, words: 'после зарплаты' } })
    expect(today.cards.filter(card => card.customer.customerId === customerId)).toHaveLength(1)
  })

  test('an earlier purchase keeps the promise and needs no reminder', async () => {
    const shop = await openShop(db.store)
    const [customerId] = shop.customers
    if (customerId === undefined) throw new Error('the shop has a customer')
    await agreeDate(shop, customerId)
    await buy(db.store, shop.business, { customerId, on: day('2026-11-20') })
    await planOneCustomer(deps(noonOn('2026-11-20')), shop.business, customerId)
    const kept = await db.store.inBusiness(shop.business, tx => tx.plan.followUps({ openOnly: false, limit: 10, after: null }))
    expect(kept.map(followUp => followUp.state)).toEqual(['kept'])
    expect(await remindFollowUps(deps(noonOn(dueOn)), shop.business)).toEqual({ reminded: 0, skipped: 0 })
  })
})
