/** What providers bring, through the whole server and the real database: believed once, in any order, and only from them. */
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { consentState } from '../../src/domain/collect/consent.ts'
import type { RouteName } from '../../src/domain/collect/channel-route.ts'
import { assert } from '../../src/kernel/assert.ts'
import type { BusinessId, MessageId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, MINUTE_MS } from '../../src/kernel/instant.ts'
import { customerProfile } from '../../src/usecases/collect/customer-profile.ts'
import { hookPath, hookSecret } from '../../src/usecases/deliver/channel-hook-mark.ts'
import { BINDING_DAYS, makeBinding } from '../../src/usecases/deliver/bind-account.ts'
import { matchOrphanReceipts } from '../../src/usecases/deliver/receive-channel-events.ts'
import { LINK_SECRET, type TestServer, testServer } from '../server.ts'
import { shopWithRoutes } from './channels.ts'
import { enqueue, messageTo, NOW, newPerson, type Person } from './shop.ts'

let server: TestServer
let business: BusinessId
beforeAll(async () => {
  server = await testServer()
  server.setNow(NOW)
  business = await shopWithRoutes(server.store, {
    sms: { kind: 'twilio', values: { accountSid: 'AC1', authToken: 'tok', sender: '+15550001' } },
    telegram: { kind: 'telegram', values: { token: '1:A', botName: 'shiny_bot' } },
    whatsapp: { kind: 'whatsapp', values: { token: 't', phoneNumberId: '7', number: '7', appSecret: 'app', template: 'r' } },
    vk: { kind: 'vk', values: { token: 't', groupId: '1', confirmation: 'hand-shake', callbackSecret: 'vks' } },
  })
})
afterAll(() => server.close())

const pathOf = (channel: RouteName): string => hookPath(LINK_SECRET, { business, channel })

function telegram(update: object, secret = hookSecret(LINK_SECRET, { business, channel: 'telegram' })) {
  return server.ask(`POST /${pathOf('telegram')}`, { body: update, headers: { 'x-telegram-bot-api-secret-token': secret } })
}

function twilio(fields: Readonly<Record<string, string>>, authToken = 'tok') {
  const sorted = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = `https://shop.test${pathOf('sms')}${sorted.map(([name, value]) => name + value).join('')}`
  const signature = createHmac('sha1', authToken).update(text).digest('base64')
  return server.ask(`POST /${pathOf('sms')}`, {
    raw: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
  })
}

function whatsapp(value: object) {
  const raw = JSON.stringify({ entry: [{ changes: [{ value }] }] })
  return server.ask(`POST /${pathOf('whatsapp')}`, {
    raw,
    headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', 'app').update(raw).digest('hex')}` },
  })
}

const suppressed = (person: Person) =>
  server.store.inBusiness(business, tx => tx.collect.consents.suppressionsOf({ kind: 'phone', address: person.address }))

async function handedSms(person: Person, providerId: string | null): Promise<MessageId> {
  const { messageId } = await enqueue(
    server.store,
    business,
    messageTo(person, { channel: 'sms', subject: null, dedupeKey: `sms:${person.customerId}:${providerId}` }),
  )
  await server.store.inBusiness(business, async tx => {
    await tx.deliver.markSending([messageId], { worker: 'w', at: NOW, leaseUntil: addMs(NOW, 1000) })
    if (providerId !== null) await tx.deliver.settle([{ messageId, state: 'handed', reason: 'accepted', providerId }], NOW)
  })
  return messageId
}

const stateOf = async (messageId: MessageId) => (await server.store.inBusiness(business, tx => tx.deliver.find(messageId)))?.state
const replies = () => server.store.inBusiness(business, tx => tx.respond.replies({ limit: 50 }))

describe('who is believed', () => {
  test('an address nobody was told, a forged signature and a wrong secret change nothing', async () => {
    expect((await server.ask(`POST //hooks/channels/${business}/sms/${'x'.repeat(32)}`, { raw: '' })).status).toBe(404)
    expect((await twilio({ MessageSid: 'SM0', From: '+7945', Body: 'Стоп' }, 'other')).status).toBe(403)
    expect((await telegram({ update_id: 1 }, 'wrong')).status).toBe(403)
    expect(await replies()).toEqual([])
  })

  test('what should be JSON and is none is refused with a sentence, so that it comes again', async () => {
    for (const raw of ['{"update_id": 1,', '', 'Привет']) {
      const headers = { 'x-telegram-bot-api-secret-token': hookSecret(LINK_SECRET, { business, channel: 'telegram' }) }
      expect(await server.ask(`POST /${pathOf('telegram')}`, { raw, headers })).toMatchObject({
        status: 400,
        json: { code: 'invalid_json' },
      })
      expect((await server.ask(`POST /${pathOf('vk')}`, { raw })).status).toBe(400)
    }
    expect((await server.ask(`POST /${pathOf('vk')}`, { body: { hello: 1 } })).json).toMatchObject({ code: 'signature_wrong' })
    expect(await replies()).toEqual([])
  })

  test('handshakes are answered with what the provider waits for', async () => {
    const verify = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.challenge': '42',
      'hub.verify_token': hookSecret(LINK_SECRET, { business, channel: 'whatsapp' }),
    })
    expect((await server.ask(`GET /${pathOf('whatsapp')}?${verify.toString()}`)).text).toBe('42')
    expect((await server.ask(`POST /${pathOf('vk')}`, { body: { type: 'confirmation', group_id: 1 } })).text).toBe('hand-shake')
    expect(
      (await server.ask(`POST /${pathOf('vk')}`, { body: { type: 'message_new', group_id: 1, secret: 'no', object: {} } })).status,
    ).toBe(403)
  })
})

describe('E37: receipts', () => {
  test('told twice and out of order, one state; the better word stays', async () => {
    const id = await handedSms(await newPerson(server.store, business, { kind: 'phone' }), 'SM1')
    for (const status of ['sent', 'delivered', 'delivered', 'undelivered']) await twilio({ MessageSid: 'SM1', MessageStatus: status })
    expect(await stateOf(id)).toBe('delivered')
  })

  test('a receipt that is quicker than the answer waits for it', async () => {
    const person = await newPerson(server.store, business, { kind: 'phone' })
    const id = await handedSms(person, null)
    await twilio({ MessageSid: 'SM2', MessageStatus: 'delivered' })
    expect(await stateOf(id)).toBe('sending')
    await server.store.inBusiness(business, tx =>
      tx.deliver.settle([{ messageId: id, state: 'handed', reason: 'accepted', providerId: 'SM2' }], NOW),
    )
    expect(await stateOf(id)).toBe('delivered')
  })

  test('a centre that begins its numbers anew: the old message keeps its receipt, the new one waits for its own, also for a quick one', async () => {
    const old = await handedSms(await newPerson(server.store, business, { kind: 'phone' }), 'N1 N2')
    for (const name of ['N1', 'N2']) await twilio({ MessageSid: name, MessageStatus: 'delivered' })
    const name = (messageId: MessageId, providerId: string, minutes: number) =>
      server.store.inBusiness(business, tx =>
        tx.deliver.settle([{ messageId, state: 'handed', reason: 'accepted', providerId }], addMs(server.now(), minutes * MINUTE_MS)),
      )
    const anew = await handedSms(await newPerson(server.store, business, { kind: 'phone' }), null)
    await name(anew, 'N1', 2)
    expect([await stateOf(old), await stateOf(anew)]).toEqual(['delivered', 'handed'])
    await twilio({ MessageSid: 'N1', MessageStatus: 'undelivered' })
    expect([await stateOf(old), await stateOf(anew)]).toEqual(['delivered', 'bounced'])
    const quick = await handedSms(await newPerson(server.store, business, { kind: 'phone' }), null)
    await twilio({ MessageSid: 'N2', MessageStatus: 'delivered' })
    await name(quick, 'N2', 0)
    expect(await stateOf(quick)).toBe('delivered')
  })

  test('a message of two parts has arrived when both have; one lost part is a lost message', async () => {
    const id = await handedSms(await newPerson(server.store, business, { kind: 'phone' }), 'P1 P2')
    await twilio({ MessageSid: 'P1', MessageStatus: 'delivered' })
    expect(await stateOf(id)).toBe('handed')
    await twilio({ MessageSid: 'P2', MessageStatus: 'delivered' })
    expect(await stateOf(id)).toBe('delivered')
    const lost = await handedSms(await newPerson(server.store, business, { kind: 'phone' }), 'P3 P4')
    await twilio({ MessageSid: 'P4', MessageStatus: 'undelivered', ErrorCode: '30005' })
    expect(await stateOf(lost)).toBe('bounced')
  })

  test('E32: a message whose name was lost in a crash is found by its address, and not when two could be meant', async () => {
    const person = await newPerson(server.store, business, { kind: 'phone' })
    const id = await handedSms(person, null)
    await server.store.inBusiness(business, tx => tx.deliver.settle([{ messageId: id, state: 'unknown', reason: 'worker-died' }], NOW))
    await twilio({ MessageSid: 'LOST', MessageStatus: 'delivered', To: person.address })
    await matchOrphanReceipts({ store: server.store, clock: { now: server.now } }, business)
    expect(await stateOf(id)).toBe('delivered')
    const twice = await newPerson(server.store, business, { kind: 'phone' })
    const both = [
      await handedSms(twice, null),
      await enqueue(server.store, business, messageTo(twice, { channel: 'sms', dedupeKey: 'second' })).then(one => one.messageId),
    ]
    await server.store.inBusiness(business, async tx => {
      await tx.deliver.settle(
        both.map(messageId => ({ messageId, state: 'unknown', reason: 'worker-died' })),
        NOW,
      )
    })
    await twilio({ MessageSid: 'LOST2', MessageStatus: 'delivered', To: twice.address })
    await matchOrphanReceipts({ store: server.store, clock: { now: server.now } }, business)
    expect(await Promise.all(both.map(stateOf))).toEqual(['unknown', 'unknown'])
  })

  test('our own name in the receipt is enough, but only on the channel it went by', async () => {
    const person = await newPerson(server.store, business, { kind: 'phone' })
    const id = await handedSms(person, null)
    const told = (status: string, own: string) => whatsapp({ statuses: [{ id: `w-${own}`, status, biz_opaque_callback_data: own }] })
    await told('delivered', id)
    expect(await stateOf(id)).toBe('sending')
    const { messageId } = await enqueue(server.store, business, messageTo(person, { channel: 'whatsapp', dedupeKey: 'wa' }))
    await server.store.inBusiness(business, tx =>
      tx.deliver.markSending([messageId], { worker: 'w', at: NOW, leaseUntil: addMs(NOW, 1000) }),
    )
    await told('read', messageId)
    expect(await stateOf(messageId)).toBe('read')
  })

  test('E38: WhatsApp says later that the number has none: that channel alone is off for it', async () => {
    const person = await newPerson(server.store, business, { kind: 'phone' })
    const { messageId } = await enqueue(server.store, business, messageTo(person, { channel: 'whatsapp', dedupeKey: 'wa none' }))
    await server.store.inBusiness(business, tx =>
      tx.deliver.markSending([messageId], { worker: 'w', at: NOW, leaseUntil: addMs(NOW, 1000) }),
    )
    await whatsapp({
      statuses: [
        {
          id: 'w-none',
          status: 'failed',
          recipient_id: person.address.slice(1),
          biz_opaque_callback_data: messageId,
          errors: [{ code: 131_026 }],
        },
      ],
    })
    expect(await stateOf(messageId)).toBe('bounced')
    expect(await suppressed(person)).toMatchObject([{ channel: 'whatsapp', kind: 'hard-bounce' }])
  })

  test.each([
    ['in a status', (to: string) => ({ statuses: [{ id: 'w-off', status: 'failed', recipient_id: to, errors: [{ code: 131_050 }] }] })],
    ['by the switch in WhatsApp', (to: string) => ({ user_preferences: [{ wa_id: to, category: 'marketing_messages', value: 'stop' }] })],
  ])('E1: no more offers, told %s, ends advertising on every channel and no confirmation', async (_how, value) => {
    const person = await newPerson(server.store, business, { kind: 'phone', purposes: ['marketing', 'content', 'service'] })
    await whatsapp(value(person.address.slice(1)))
    const [reach] = await server.store.inBusiness(business, tx => tx.collect.consents.reachOf([person.customerId]))
    const states = (['marketing', 'content', 'service'] as const).map(purpose =>
      consentState(reach?.consents ?? [], { channel: 'sms', purpose }),
    )
    expect(states).toEqual(['withdrawn', 'withdrawn', 'given'])
    expect(await suppressed(person)).toEqual([])
  })
})

describe('E1, E43: words', () => {
  test('E1: СТОП by SMS stops what waits in that channel; brought twice, it is one reply', async () => {
    const person = await newPerson(server.store, business, { kind: 'phone' })
    const { messageId } = await enqueue(
      server.store,
      business,
      messageTo(person, { channel: 'sms', notBefore: addMs(NOW, DAY_MS), dedupeKey: 'waits' }),
    )
    for (let i = 0; i < 2; i += 1) await twilio({ MessageSid: 'IN1', From: person.address, Body: 'СТОП.' })
    expect(await stateOf(messageId)).toBe('cancelled')
    expect((await replies()).filter(reply => reply.providerReplyId === 'IN1')).toHaveLength(1)
    const [reach] = await server.store.inBusiness(business, tx => tx.collect.consents.reachOf([person.customerId]))
    expect(reach?.suppressions.length).toBeGreaterThan(0)
  })

  test('E43: a stranger becomes an item of the inbox, not a customer', async () => {
    const before = await server.store.inBusiness(business, tx => tx.collect.customers.count())
    await twilio({ MessageSid: 'IN2', From: '+79459999999', Body: 'Сколько стоит?' })
    const reply = (await replies()).find(one => one.providerReplyId === 'IN2')
    expect(reply?.customerId).toBeNull()
    expect(await server.store.inBusiness(business, tx => tx.collect.customers.count())).toBe(before)
  })
})

describe('a messenger becomes a customer’s own', () => {
  const start = (account: number, token: string, updateId: number) =>
    telegram({
      update_id: updateId,
      message: {
        message_id: 1,
        from: { id: account, first_name: 'Анна' },
        chat: { id: account, type: 'private' },
        text: `/start ${token}`,
      },
    })
  const bindingOf = async (person: Person): Promise<string> => {
    const made = await makeBinding({ store: server.store, clock: { now: server.now } }, business, {
      customerId: person.customerId,
      channel: 'telegram',
      purposes: ['marketing', 'service'],
      textShown: 'Пишите мне о записи и скидках в Telegram',
      textVersion: 'tg-1',
      locale: 'ru',
      actor: 'staff:test',
    })
    assert('url' in made, 'the bot is set up')
    return made.url.replace('https://t.me/shiny_bot?start=', '')
  }
  const telegramOf = async (person: Person) =>
    (await server.store.inBusiness(business, tx => tx.collect.consents.reachOf([person.customerId]))).find(
      reach => reach.kind === 'telegram',
    )

  test('E4: the link binds once, with the words he saw; a second person with the same link gets nothing', async () => {
    const person = await newPerson(server.store, business, { kind: 'phone', purposes: [] })
    const token = await bindingOf(person)
    expect(token.length).toBeLessThanOrEqual(64)
    await start(4242, token, 10)
    await start(5555, token, 11)
    const reach = await telegramOf(person)
    expect(reach?.address).toBe('4242')
    assert(reach !== undefined, 'the account is his')
    const profile = await customerProfile({ store: server.store }, business, person.customerId)
    assert('contactPoints' in profile, 'he is known')
    expect(profile.contactPoints.find(point => point.kind === 'telegram')?.consent).toMatchObject({
      marketing: 'given',
      content: 'unknown',
    })
    const [consent] = await server.store.inBusiness(business, tx => tx.collect.consents.eventsOf([reach.contactPointId]))
    expect(consent).toMatchObject({
      channel: 'telegram',
      status: 'given',
      basis: 'explicit',
      source: 'messenger',
      textShown: 'Пишите мне о записи и скидках в Telegram',
      evidence: { account: '4242' },
    })
  })

  test('an expired link binds nothing', async () => {
    const person = await newPerson(server.store, business, { kind: 'phone', purposes: [] })
    const token = await bindingOf(person)
    server.setNow(addMs(NOW, BINDING_DAYS * DAY_MS))
    await start(6666, token, 12)
    server.setNow(NOW)
    expect(await telegramOf(person)).toBeUndefined()
  })

  test('E38: blocked is off for this channel alone, unblocked is on again', async () => {
    const person = await newPerson(server.store, business, { kind: 'phone' })
    await start(7777, await bindingOf(person), 13)
    const member = (status: string) => ({
      update_id: 14,
      my_chat_member: { chat: { id: 7777, type: 'private' }, from: { id: 7777 }, new_chat_member: { status } },
    })
    await telegram(member('kicked'))
    expect((await telegramOf(person))?.suppressions).toMatchObject([{ channel: 'telegram' }])
    await telegram(member('member'))
    expect((await telegramOf(person))?.suppressions).toEqual([])
  })

  test('a press counts from the account it was sent to, and from no other', async () => {
    const person = await newPerson(server.store, business, { kind: 'phone' })
    await start(8888, await bindingOf(person), 15)
    const { messageId } = await enqueue(
      server.store,
      business,
      messageTo({ ...person, address: '8888' }, { channel: 'telegram', dedupeKey: 'tg' }),
    )
    const press = (from: number, updateId: number) =>
      telegram({ update_id: updateId, callback_query: { id: 'q', from: { id: from }, data: `stop:${messageId}` } })
    await press(1, 16)
    expect((await replies()).filter(reply => reply.messageId === messageId)).toEqual([])
    expect((await press(8888, 17)).json).toMatchObject({ method: 'answerCallbackQuery' })
    expect((await replies()).filter(reply => reply.messageId === messageId)).toMatchObject([{ text: 'Стоп' }])
  })
})
