/** Messengers against doubles of their published interfaces: what is sent, what refusals mean, whose callbacks are believed. */
import { createHmac, randomBytes, createECDH } from 'node:crypto'
import { createServer as createHttpsServer } from 'node:https'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maxChannel } from '../../src/channels/max/channel.ts'
import { maxEvents } from '../../src/channels/max/inbound.ts'
import { telegramChannel } from '../../src/channels/telegram/channel.ts'
import { readTelegram } from '../../src/channels/telegram/inbound.ts'
import { randomIdOf, vkChannel } from '../../src/channels/vk/channel.ts'
import { readVk } from '../../src/channels/vk/inbound.ts'
import { makePushKeys, webPushChannel } from '../../src/channels/web-push/channel.ts'
import { whatsappChannel } from '../../src/channels/whatsapp/channel.ts'
import { isSignedByWhatsapp, whatsappEvents } from '../../src/channels/whatsapp/inbound.ts'
import { assert } from '../../src/kernel/assert.ts'
import { id } from '../../src/kernel/ids.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { selfSigned } from '../deliver/self-signed.ts'
import { outgoing } from '../deliver/outgoing.ts'
import { formIn, jsonIn, type ProviderDouble, providerDouble, type Reply } from '../deliver/provider-double.ts'

const contactId = id<'contact'>('01890000-0000-7000-8000-000000000009')
const message = outgoing({ address: '4242', contactId, unsubscribeUrl: null })
let double: ProviderDouble
beforeAll(async () => {
  double = await providerDouble(() => ({ json: {} }))
})
afterAll(() => double.close())

const telegram = (baseUrl = double.url): Channel => telegramChannel({ token: '1:A', botName: 'shop_bot', baseUrl })
const vk = (): Channel => vkChannel({ token: 't', groupId: '1', confirmation: 'c', callbackSecret: 's', baseUrl: double.url })
const max = (baseUrl = double.url): Channel => maxChannel({ token: 't', botName: 'b', baseUrl })
const whatsapp = (): Channel =>
  whatsappChannel({
    token: 't',
    phoneNumberId: '77',
    number: '+7',
    appSecret: 's',
    template: 'reminder',
    templateLanguage: 'ru',
    fallbackHours: '',
    baseUrl: double.url,
  })
const refused = (code: number, text = 'x'): Reply => ({ status: 400, json: { error: { code, message: text } } })
const botRefuses = (code: number, description: string, parameters = {}): Reply => ({
  status: code,
  json: { ok: false, error_code: code, description, parameters },
})

const vkRefuses = (code: number): Reply => ({ json: { error: { error_code: code, error_msg: 'x' } } })

describe('E38: what each answer means', () => {
  const cases: readonly (readonly [why: string, channel: () => Channel, reply: Reply, expected: object])[] = [
    [
      'Telegram took it',
      telegram,
      { json: { ok: true, result: { message_id: 5, date: 1, chat: { id: 4242, type: 'private' } } } },
      { kind: 'handed', providerId: '4242:5' },
    ],
    [
      'Telegram: he blocked the bot',
      telegram,
      botRefuses(403, 'Forbidden: bot was blocked by the user'),
      { kind: 'failed', reason: 'address-gone' },
    ],
    ['Telegram: he never started it', telegram, botRefuses(400, 'Bad Request: chat not found'), { kind: 'failed', reason: 'address-gone' }],
    [
      'Telegram: wait seven seconds',
      telegram,
      botRefuses(429, 'Too Many Requests', { retry_after: 7 }),
      { kind: 'not-sent', waitMs: 7000 },
    ],
    ['Telegram: a wrong key', telegram, botRefuses(401, 'Unauthorized'), { kind: 'not-sent', reason: 'not-configured' }],
    ['Telegram: it broke', telegram, botRefuses(502, 'Bad Gateway'), { kind: 'unknown' }],
    ['Telegram: the line is cut', telegram, 'hang-up', { kind: 'unknown' }],
    ['VK took it', vk, { json: { response: 9 } }, { kind: 'handed', providerId: `4242:${randomIdOf(message.messageId)}` }],
    [
      'VK: he did not allow it',
      vk,
      { json: { error: { error_code: 901, error_msg: 'denied' } } },
      { kind: 'failed', reason: 'address-gone' },
    ],
    ['VK: too often', vk, { json: { error: { error_code: 6, error_msg: 'often' } } }, { kind: 'not-sent', waitMs: 1000 }],
    ['VK: a wrong key', vk, { json: { error: { error_code: 5, error_msg: 'auth' } } }, { kind: 'not-sent', reason: 'not-configured' }],
    ...[18, 113, 900, 902, 936, 3610].map(
      code => [`VK ${code}: nothing reaches him`, vk, vkRefuses(code), { reason: 'address-gone' }] as const,
    ),
    ...[27, 42, 912, 1117].map(
      code => [`VK ${code}: the owner has to mend it`, vk, vkRefuses(code), { reason: 'not-configured' }] as const,
    ),
    ['VK: it wants to see a person', vk, vkRefuses(14), { kind: 'not-sent', waitMs: 600_000 }],
    ['VK: it broke', vk, vkRefuses(10), { kind: 'unknown' }],
    ['VK: too long', vk, { json: { error: { error_code: 914, error_msg: 'long' } } }, { kind: 'failed', reason: 'refused' }],
    ['MAX took it', max, { json: { message: { body: { mid: 'm1' } } } }, { kind: 'handed', providerId: 'm1' }],
    [
      'MAX: he stopped the bot',
      max,
      { status: 403, json: { code: 'chat.denied', message: 'no' } },
      { kind: 'failed', reason: 'address-gone' },
    ],
    [
      'MAX: too fast',
      max,
      { status: 429, json: { code: 'too.many.requests' }, headers: { 'Retry-After': '2' } },
      { kind: 'not-sent', waitMs: 2000 },
    ],
    ['MAX: a wrong key', max, { status: 401, json: { code: 'verify.token' } }, { kind: 'not-sent', reason: 'not-configured' }],
    ['WhatsApp took it', whatsapp, { json: { messages: [{ id: 'wamid.1' }] } }, { kind: 'handed', providerId: 'wamid.1' }],
    ['WhatsApp: no such account', whatsapp, refused(131_026), { kind: 'failed', reason: 'address-gone' }],
    ['WhatsApp: he turned our offers off', whatsapp, refused(131_050), { kind: 'failed', reason: 'opted-out' }],
    ['WhatsApp: too often to him alone', whatsapp, refused(131_056), { kind: 'not-sent', waitMs: 6000, isForAddress: true }],
    ['WhatsApp: work on the other side', whatsapp, refused(131_016), { kind: 'not-sent', waitMs: 60_000 }],
    ...[132_000, 132_016, 133_010, 131_042].map(
      code =>
        [`WhatsApp ${code}: the owner has to mend it`, whatsapp, refused(code), { kind: 'not-sent', reason: 'not-configured' }] as const,
    ),
    ['WhatsApp: too fast', whatsapp, refused(130_429), { kind: 'not-sent', waitMs: 1000 }],
    ['WhatsApp: the template is not approved', whatsapp, refused(132_001), { kind: 'not-sent', reason: 'not-configured' }],
    ['WhatsApp: something about this message', whatsapp, refused(131_009), { kind: 'failed', reason: 'refused' }],
  ]
  test.each(cases)('%s', async (_why, channel, reply, expected) => {
    double.answers(() => reply)
    expect(await channel().deliver(message)).toMatchObject(expected)
  })
})

describe('what is sent', () => {
  const data = (word: string) => `${word}:${message.messageId}`

  test('Telegram: three answers under an offer, each within 64 bytes', async () => {
    double.answers(() => ({ json: { ok: true, result: { message_id: 5, date: 1, chat: { id: 4242, type: 'private' } } } }))
    await telegram().deliver(message)
    const asked = double.asked.at(-1) ?? { path: '', body: '{}' }
    expect(asked.path).toBe('/bot1:A/sendMessage')
    expect(jsonIn(asked)).toMatchObject({
      chat_id: '4242',
      reply_markup: {
        inline_keyboard: [[{ callback_data: data('yes') }], [{ callback_data: data('later') }], [{ callback_data: data('stop') }]],
      },
    })
    expect(Buffer.byteLength(data('later'))).toBeLessThanOrEqual(64)
  })

  test('VK: the same message has the same random_id, so that the server folds a repeated one', async () => {
    double.answers(() => ({ json: { response: 9 } }))
    await vk().deliver(message)
    await vk().deliver(message)
    const ids = double.asked.slice(-2).map(asked => formIn(asked)['random_id'])
    expect(new Set(ids).size).toBe(1)
    expect(vk().capabilities.idempotent).toBe(true)
  })

  test('WhatsApp: advertising is a template; a confirmation is free words, and a template when the window is closed', async () => {
    double.answers(() => ({ json: { messages: [{ id: 'w' }] } }))
    await whatsapp().deliver({ ...message, body: 'две\nстроки' })
    expect(jsonIn(double.asked.at(-1) ?? { body: '{}' })).toMatchObject({
      type: 'template',
      biz_opaque_callback_data: message.messageId,
      template: { name: 'reminder', components: [{ parameters: [{ text: 'две строки' }] }] },
    })
    double.answers(asked => (asked.body.includes('"type":"text","text":{') ? refused(131_047) : { json: { messages: [{ id: 'w2' }] } }))
    const before = double.asked.length
    expect(await whatsapp().deliver({ ...message, purpose: 'service' })).toMatchObject({ kind: 'handed', providerId: 'w2' })
    expect(double.asked.length - before).toBe(2)
    // Where he is known to have been silent for a day, the closed window would only be told later, in a status: nobody knocks there.
    await whatsapp().deliver({ ...message, purpose: 'service', isHeardToday: false })
    expect(jsonIn(double.asked.at(-1) ?? { body: '{}' })).toMatchObject({ type: 'template' })
    expect(double.asked.length - before).toBe(3)
  })
})

test('a service whose certificate nobody vouches for is given nothing, and nothing is unknown', async () => {
  const untrusted = createHttpsServer(await selfSigned(), (_, response) => response.end('{}'))
  await new Promise<void>(resolve => untrusted.listen(0, '127.0.0.1', resolve))
  const address = untrusted.address()
  assert(typeof address === 'object' && address !== null, 'it listens')
  const baseUrl = `https://127.0.0.1:${address.port}`
  const outcome = { kind: 'not-sent', reason: 'unreachable', detail: 'untrusted: DEPTH_ZERO_SELF_SIGNED_CERT' }
  expect(await telegram(baseUrl).deliver(message)).toEqual(outcome)
  expect(await max(baseUrl).deliver(message)).toEqual(outcome)
  await new Promise(resolve => untrusted.close(resolve))
})

describe('web push', () => {
  const keys = makePushKeys()
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const push = (): Channel => webPushChannel({ ...keys, contact: 'mailto:owner@shop.test' })
  const notice = () =>
    outgoing({
      address: [`${double.url}/push/1`, browser.getPublicKey('base64url'), randomBytes(16).toString('base64url')].join(' '),
      subject: 'Шины',
    })

  test.each([
    [201, { kind: 'handed' }, 'taken'],
    [404, { kind: 'failed', reason: 'address-gone' }, 'never heard of'],
    [410, { kind: 'failed', reason: 'address-gone' }, 'he took the permission back'],
    [413, { kind: 'failed', reason: 'refused' }, 'too long'],
    [429, { kind: 'not-sent' }, 'too fast'],
    [502, { kind: 'unknown' }, 'broke'],
  ] as const)('%i is %j: %s', async (status, expected, _why) => {
    double.answers(() => ({ status, headers: { 'Retry-After': '5' } }))
    expect(await push().deliver(notice())).toMatchObject(expected)
  })

  test('is encrypted, signed, and takes the place of an earlier one of the same message', async () => {
    double.answers(() => ({ status: 201 }))
    await push().deliver(notice())
    const [last] = double.asked.slice(-1)
    const { headers = {}, body = '' } = last ?? {}
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', topic: message.messageId.replaceAll('-', '') })
    expect(headers['authorization']).toMatch(/^vapid t=/)
    expect(Buffer.from(body, 'latin1').toString('utf8')).not.toContain('Пора')
  })

  test('an address that is none is gone', async () => {
    expect(await push().deliver(outgoing({ address: 'nothing' }))).toMatchObject({ kind: 'failed', reason: 'address-gone' })
  })
})

describe('what comes back', () => {
  const messageId = message.messageId
  test.each([
    [
      {
        update_id: 1,
        message: { message_id: 1, from: { id: 4242, first_name: 'Анна' }, chat: { id: 4242, type: 'private' }, text: '/start abc_-9' },
      },
      [{ kind: 'bind', token: 'abc_-9', name: 'Анна' }],
      'he opened his link',
    ],
    [
      { update_id: 2, message: { message_id: 1, chat: { id: 4242, type: 'private' }, text: '/start' } },
      [{ kind: 'on' }],
      'he only started it',
    ],
    [
      { update_id: 3, message: { message_id: 1, chat: { id: 4242, type: 'private' }, text: 'Давайте в среду' } },
      [{ kind: 'text', eventKey: '3', account: '4242' }],
      'his words',
    ],
    [{ update_id: 4, message: { message_id: 1, chat: { id: -5, type: 'group' }, text: 'Стоп' } }, [], 'a group is not a customer'],
    [
      { update_id: 5, callback_query: { id: 'q', from: { id: 4242 }, data: `later:${messageId}` } },
      [{ kind: 'button', button: 'later', messageId }],
      'a press',
    ],
    [
      { update_id: 6, my_chat_member: { chat: { id: 4242, type: 'private' }, from: { id: 4242 }, new_chat_member: { status: 'kicked' } } },
      [{ kind: 'off' }],
      'he blocked it',
    ],
    [
      { update_id: 7, my_chat_member: { chat: { id: 4242, type: 'private' }, from: { id: 4242 }, new_chat_member: { status: 'member' } } },
      [{ kind: 'on' }],
      'he came back',
    ],
    [{ nonsense: true }, [], 'nothing we know'],
  ])('Telegram %#', (update, expected, _why) => {
    expect(readTelegram(update).events).toMatchObject(expected)
  })

  test('VK: the handshake, words with a reference, a press, permission and its end', () => {
    const event = (type: string, object: object) => readVk({ type, group_id: 1, event_id: 'e1', secret: 's', object })
    expect(readVk({ type: 'confirmation', group_id: 1 })).toEqual({ kind: 'handshake', groupId: '1' })
    expect(event('message_new', { message: { from_id: 7, text: 'Привет', ref: 'tok' } })).toMatchObject({
      secret: 's',
      events: [
        { kind: 'bind', token: 'tok' },
        { kind: 'text', eventKey: 'e1', account: '7' },
      ],
    })
    expect(
      event('message_new', { message: { from_id: 7, text: 'Да', payload: JSON.stringify({ answer: `yes:${messageId}` }) } }),
    ).toMatchObject({ events: [{ kind: 'button', button: 'yes' }] })
    for (const message of [{ from_id: 7, peer_id: 2_000_000_001 }, { from_id: -5 }])
      expect(event('message_new', { message: { ...message, text: 'Стоп' } }), 'a group is not a customer').toMatchObject({ events: [] })
    expect(event('message_allow', { user_id: 7, key: 'tok' })).toMatchObject({ events: [{ kind: 'bind', token: 'tok' }] })
    expect(event('message_deny', { user_id: 7 })).toMatchObject({ events: [{ kind: 'off', account: '7' }] })
    expect(event('wall_post_new', {})).toMatchObject({ events: [] })
  })

  test('MAX: began, words, a press, stopped', () => {
    const user = { user_id: 7, name: 'Анна' }
    expect(maxEvents({ update_type: 'bot_started', timestamp: 1, user, payload: 'tok' })).toMatchObject([
      { kind: 'bind', token: 'tok', account: '7' },
    ])
    expect(
      maxEvents({ update_type: 'message_created', timestamp: 1, message: { sender: user, body: { mid: 'm', text: 'Да' } } }),
    ).toMatchObject([{ kind: 'text', eventKey: 'm' }])
    const recipient = { chat_type: 'chat' }
    expect(
      maxEvents({ update_type: 'message_created', timestamp: 1, message: { sender: user, recipient, body: { mid: 'g', text: 'Стоп' } } }),
    ).toEqual([])
    expect(
      maxEvents({ update_type: 'message_callback', timestamp: 1, callback: { callback_id: 'c', payload: `stop:${messageId}`, user } }),
    ).toMatchObject([{ kind: 'button', button: 'stop' }])
    expect(maxEvents({ update_type: 'bot_stopped', timestamp: 1, user })).toMatchObject([{ kind: 'off' }])
  })

  test('WhatsApp: a signature over the bytes; statuses in any order with our own name; unknown kinds are passed over', () => {
    const hook = {
      entry: [
        {
          changes: [
            {
              value: {
                statuses: [
                  { id: 'w', status: 'read', recipient_id: '7945', biz_opaque_callback_data: messageId },
                  { id: 'w', status: 'sent' },
                ],
                messages: [
                  { id: 'in1', from: '79450001234', type: 'text', text: { body: 'Стоп' } },
                  { id: 'in2', from: '7', type: 'sticker' },
                ],
              },
            },
          ],
        },
      ],
    }
    const body = Buffer.from(JSON.stringify(hook))
    const signature = `sha256=${createHmac('sha256', 's').update(body).digest('hex')}`
    expect([
      isSignedByWhatsapp('s', { body, signature }),
      isSignedByWhatsapp('t', { body, signature }),
      isSignedByWhatsapp('', { body, signature }),
    ]).toEqual([true, false, false])
    expect(whatsappEvents(hook)).toMatchObject([
      { kind: 'receipt', state: 'read', messageId },
      { kind: 'text', eventKey: 'in1', account: '+79450001234' },
    ])
  })
})
