/** E38: what did not arrive tries the next way of the same person, once, and never where the law or he himself says no. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { newId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, HOUR_MS } from '../../src/kernel/instant.ts'
import { fallBack } from '../../src/usecases/deliver/fall-back.ts'
import { listMessages } from '../../src/usecases/deliver/list-messages.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { testStore, type TestStore } from '../database.ts'
import { shopWithRoutes } from './channels.ts'
import { type ProviderDouble, providerDouble } from './provider-double.ts'
import { enqueue, messageTo, movedClock, NOW, type Person, personWithWays, sendDeps } from './shop.ts'

let db: TestStore
let maxMessenger: ProviderDouble
let sms: ProviderDouble
beforeAll(async () => {
  db = await testStore()
  maxMessenger = await providerDouble(() => ({ status: 403, json: { code: 'chat.denied', message: 'stopped' } }))
  sms = await providerDouble(() => ({ json: { id: 1, cnt: 1 } }))
})
afterAll(async () => {
  await maxMessenger.close()
  await sms.close()
  await db.close()
})

let business: BusinessId
beforeEach(async () => {
  business = await shopWithRoutes(db.store, {
    max: { kind: 'max', values: { token: 't', botName: 'b', baseUrl: maxMessenger.url } },
    sms: { kind: 'smsc-ru', values: { login: 'l', password: 'p', baseUrl: sms.url } },
    viber: { kind: 'viber-smsc', values: { login: 'l', password: 'p', sender: 's', baseUrl: sms.url } },
    telegram: { kind: 'telegram', values: { token: '1:A', botName: 'b', baseUrl: maxMessenger.url } },
  })
})

let nth = 0
/** A phone, and accounts of messengers; agreed to everything named. */
async function reachable(kinds: readonly ('phone' | 'max' | 'telegram')[], agreed = kinds): Promise<Readonly<Record<string, Person>>> {
  nth += 1
  const ways = kinds.map(kind => ({
    kind,
    address: kind === 'phone' ? `+7945300${1000 + nth}` : `${kind}${nth}`,
    purposes: agreed.includes(kind) ? (['marketing'] as const) : [],
  }))
  const people = await personWithWays(db.store, business, { fullName: `Анна ${nth}`, ways })
  return Object.fromEntries(people.map((person, at) => [kinds[at], person]))
}

const contact = () => newId<'contact'>(NOW)
const messages = async () => (await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 50 }))).messages
const byChannel = async () => Object.fromEntries((await messages()).map(message => [message.channel, message.state]))

describe('an address that is gone', () => {
  test('E38: a stopped bot is off and shown so, and the same words go by SMS within the same contact and the same cap', async () => {
    const { max } = await reachable(['phone', 'max'])
    if (max === undefined) throw new Error('he has the messenger')
    await enqueue(db.store, business, messageTo(max, { channel: 'max', subject: null, contactId: contact() }))
    const clock = movedClock()
    await sendDue(sendDeps(db.store, clock), business)
    expect(await byChannel()).toEqual({ max: 'failed' })
    expect(await fallBack({ store: db.store, clock }, business)).toEqual({ fellBack: 1 })
    expect(await fallBack({ store: db.store, clock }, business)).toEqual({ fellBack: 0 })
    const before = sms.asked.length
    await sendDue(sendDeps(db.store, clock), business)
    const states = await byChannel()
    expect([states['max'], states['viber'] ?? states['sms']]).toEqual(['failed', 'handed'])
    expect(sms.asked.length - before).toBe(1)
    const listed = await listMessages({ store: db.store, clock }, business, { limit: 50 })
    const told = listed.messages.map(({ messageId, channel }) => ({ channel, ...listed.journeys.get(messageId) }))
    expect(told.find(one => one.channel === 'max')).toMatchObject({
      insteadOf: null,
      wentOnBy: told.find(one => one.channel !== 'max')?.channel,
    })
    expect(told.find(one => one.channel !== 'max')).toMatchObject({ insteadOf: 'max', wentOnBy: null })
    const reaches = await db.store.inBusiness(business, tx => tx.collect.consents.reachOf([max.customerId]))
    expect(reaches.find(reach => reach.kind === 'max')?.suppressions).toMatchObject([{ channel: 'max' }])
  })

  test('without a consent to the next way nobody is written to', async () => {
    const { max } = await reachable(['phone', 'max'], ['max'])
    if (max === undefined) throw new Error('he has the messenger')
    await enqueue(db.store, business, messageTo(max, { channel: 'max', subject: null, contactId: contact() }))
    await sendDue(sendDeps(db.store, movedClock()), business)
    expect(await fallBack({ store: db.store, clock: movedClock() }, business)).toEqual({ fellBack: 0 })
  })

  test('E38 and the law: advertising in Russia does not fall back into a restricted messenger', async () => {
    const { max } = await reachable(['max', 'telegram'])
    if (max === undefined) throw new Error('he has the messenger')
    await enqueue(db.store, business, messageTo(max, { channel: 'max', subject: null, contactId: contact() }))
    await sendDue(sendDeps(db.store, movedClock()), business)
    expect(await fallBack({ store: db.store, clock: movedClock() }, business)).toEqual({ fellBack: 0 })
  })
})

describe('silence', () => {
  async function handedByViber(): Promise<void> {
    const { phone } = await reachable(['phone'])
    if (phone === undefined) throw new Error('he has a phone')
    await enqueue(db.store, business, messageTo(phone, { channel: 'viber', subject: null, contactId: contact() }))
    await sendDue(sendDeps(db.store, movedClock()), business)
    expect(await byChannel()).toEqual({ viber: 'handed' })
  }

  test.each([
    [4 * HOUR_MS - 1, 0, 'a moment before the hours are over'],
    [4 * HOUR_MS, 1, 'the hours are over'],
    [4 * DAY_MS, 0, 'the offer has ended'],
  ])('after %i ms %i messages fall back: %s', async (waitedMs, fellBack, _why) => {
    await handedByViber()
    expect(await fallBack({ store: db.store, clock: { now: () => addMs(NOW, waitedMs) } }, business)).toEqual({ fellBack })
  })

  test.each([
    ['bounced', 'refused', 1, 'the provider says that it did not arrive: nobody waits for the hours'],
    ['bounced', 'sender-refused', 0, 'it is us who are not trusted'],
    ['failed', 'refused', 0, 'it was never taken, and the owner is told why'],
    ['read', 'accepted', 0, 'he has read it'],
  ] as const)('E38: %s, %s: %i messages fall back, since %s', async (state, reason, fellBack, _why) => {
    await handedByViber()
    const [message] = await messages()
    if (message === undefined) throw new Error('it was handed over')
    await db.store.inBusiness(business, tx => tx.deliver.settle([{ messageId: message.messageId, state, reason }], NOW))
    expect(await fallBack({ store: db.store, clock: movedClock() }, business)).toEqual({ fellBack })
  })

  test('delivered in time needs nothing more', async () => {
    await handedByViber()
    const [message] = await messages()
    if (message === undefined) throw new Error('it was handed over')
    await db.store.inBusiness(business, tx =>
      tx.deliver.settle([{ messageId: message.messageId, state: 'delivered', reason: 'accepted' }], NOW),
    )
    expect(await fallBack({ store: db.store, clock: { now: () => addMs(NOW, 5 * HOUR_MS) } }, business)).toEqual({ fellBack: 0 })
  })
})
