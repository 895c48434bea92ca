/** SMS over HTTP: what each provider is asked, how its answers and refusals are read, and whose receipts are believed. */
import { createHash, createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mobicaChannel, mobicaEvents } from '../../src/channels/sms-gateways/mobica.ts'
import { smsRuChannel, smsRuEvents } from '../../src/channels/sms-gateways/sms-ru.ts'
import { smscNumber, smscRuChannel, smscRuEvents } from '../../src/channels/sms-gateways/smsc-ru.ts'
import { templateChannel, templateEvents } from '../../src/channels/sms-gateways/template.ts'
import { isSignedByTwilio, twilioChannel, twilioEvents } from '../../src/channels/sms-gateways/twilio.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { outgoing } from '../deliver/outgoing.ts'
import { formIn, jsonIn, type ProviderDouble, providerDouble, type Reply } from '../deliver/provider-double.ts'

const BODY = 'Пора переобуваться — на какой день?'
const message = outgoing({ channel: 'sms', address: '+79450001234', body: BODY })
let double: ProviderDouble
beforeAll(async () => {
  double = await providerDouble(() => ({ json: {} }))
})
afterAll(() => double.close())

const smsRu = (): Channel => smsRuChannel({ apiId: 'KEY', sender: 'SHINY', baseUrl: double.url, fallbackHours: '' })
const smsc = (): Channel => smscRuChannel({ login: 'shop', password: 'pw', sender: 'SHINY', baseUrl: double.url }, 'sms')
const mobica = (): Channel => mobicaChannel({ user: 'shop', password: 'pw', sender: 'GUMI', baseUrl: double.url, fallbackHours: '' })
const twilio = (): Channel =>
  twilioChannel({ accountSid: 'AC1', authToken: 'tok', sender: '+15550001', baseUrl: double.url, fallbackHours: '' })
const template = (changes: object = {}): Channel =>
  templateChannel(
    {
      url: `${double.url}/send?to={to}`,
      method: 'POST',
      contentType: 'application/json',
      body: '{"t":"{text}","id":"{id}"}',
      authorization: 'Bearer X',
      idPath: 'data.0.id',
      sender: 'S',
      ...changes,
    },
    'sms',
  )

describe('E37: what each answer means', () => {
  const cases: readonly (readonly [why: string, channel: () => Channel, reply: Reply, expected: object])[] = [
    [
      'SMS.ru took it',
      smsRu,
      { json: { status: 'OK', status_code: 100, sms: { '79450001234': { status: 'OK', status_code: 100, sms_id: '000-1' } } } },
      { kind: 'handed', providerId: '000-1' },
    ],
    [
      'SMS.ru: the number is on the stop list',
      smsRu,
      { json: { status_code: 100, sms: { '79450001234': { status_code: 209, status_text: 'stop' } } } },
      { kind: 'failed' },
    ],
    ['SMS.ru: no money', smsRu, { json: { status_code: 201, status_text: 'money' } }, { kind: 'not-sent', reason: 'not-configured' }],
    ['SMS.ru: out of order for a while', smsRu, { json: { status_code: 220 } }, { kind: 'not-sent', reason: 'refused' }],
    ['SMS.ru: a page of the data centre', smsRu, { text: '<html>' }, { kind: 'unknown' }],
    ['SMSC.ru took it under our number', smsc, { json: { id: 5, cnt: 1 } }, { kind: 'handed', providerId: smscNumber(message.messageId) }],
    [
      'SMSC.ru: wrong password',
      smsc,
      { json: { error: 'authorise error', error_code: 2 } },
      { kind: 'not-sent', reason: 'not-configured' },
    ],
    ['SMSC.ru neither takes nor refuses it', smsc, { json: {} }, { kind: 'unknown' }],
    [
      'SMSC.ru: a number that cannot be',
      smsc,
      { json: { error: 'invalid number', error_code: 7 } },
      { kind: 'failed', reason: 'no-such-address' },
    ],
    ['SMSC.ru: too many requests', smsc, { json: { error: 'too many', error_code: 9 } }, { kind: 'not-sent', waitMs: 60_000 }],
    [
      'Mobica took it',
      mobica,
      { json: { code: '1004', description: 'Message accepted' } },
      { kind: 'handed', providerId: message.messageId },
    ],
    ['Mobica: login', mobica, { json: { code: '1115' } }, { kind: 'not-sent', reason: 'not-configured' }],
    ['Mobica: too many at once', mobica, { json: { code: '1118' } }, { kind: 'not-sent', waitMs: 60_000 }],
    ['Mobica: no such number', mobica, { json: { code: '1006' } }, { kind: 'failed', reason: 'no-such-address' }],
    ['Mobica says what nobody has heard', mobica, { json: { code: '1777' } }, { kind: 'unknown' }],
    ['Twilio took it', twilio, { status: 201, json: { sid: 'SM1' } }, { kind: 'handed', providerId: 'SM1' }],
    [
      'Twilio: he answered STOP',
      twilio,
      { status: 400, json: { code: 21610, message: 'unsubscribed' } },
      { kind: 'failed', reason: 'opted-out' },
    ],
    ...[21606, 21408, 21608, 30002].map(
      code =>
        [
          `Twilio ${code}: the owner has to mend it`,
          twilio,
          { status: 400, json: { code, message: 'x' } },
          { reason: 'not-configured' },
        ] as const,
    ),
    [
      'Twilio: too fast',
      twilio,
      { status: 429, json: { code: 20429, message: 'slow' }, headers: { 'Retry-After': '3' } },
      { kind: 'not-sent', waitMs: 3000 },
    ],
    ['a provider of his own choice', template, { json: { data: [{ id: 77 }] } }, { kind: 'handed', providerId: '77' }],
    ['a provider of his own choice says OK', template, { text: 'OK' }, { kind: 'handed', providerId: message.messageId }],
    ['and one that refuses with a friendly status', template, { json: { error: 'no money' } }, { kind: 'unknown' }],
    ['and a page of somebody in between', template, { text: '<html>' }, { kind: 'unknown' }],
    ['the line is cut after the request', template, 'hang-up', { kind: 'unknown' }],
    ['the provider broke', template, { status: 500 }, { kind: 'unknown' }],
    ['the provider is closed', template, { status: 503 }, { kind: 'not-sent' }],
    ['the service has moved', template, { status: 308, headers: { Location: '/new' } }, { kind: 'not-sent', reason: 'not-configured' }],
    ['it shows another page', template, { status: 303, headers: { Location: '/sent' } }, { kind: 'unknown' }],
    ['the money is gone', template, { status: 402 }, { kind: 'not-sent', reason: 'not-configured' }],
    ['the service is not at this address', template, { status: 404 }, { kind: 'not-sent', reason: 'not-configured' }],
    ['the number cannot be', template, { status: 422 }, { kind: 'failed', reason: 'refused' }],
    ['the key is wrong', template, { status: 401 }, { kind: 'not-sent', reason: 'not-configured' }],
  ]
  test.each(cases)('%s', async (_why, channel, reply, expected) => {
    double.answers(() => reply)
    expect(await channel().deliver(message)).toMatchObject(expected)
  })

  test('nobody at home: surely not sent', async () => {
    // Port 9 is none that a program may speak HTTP to: nothing is even tried.
    expect(await template({ url: 'http://127.0.0.1:9/send' }).deliver(message)).toMatchObject({ kind: 'not-sent', reason: 'unreachable' })
    const gone = await providerDouble(() => ({}))
    await gone.close()
    expect(await smsRuChannel({ apiId: 'KEY', sender: '', baseUrl: gone.url, fallbackHours: '' }).deliver(message)).toMatchObject({
      kind: 'not-sent',
      reason: 'unreachable',
    })
  })
})

describe('what each provider is asked', () => {
  const ask = async (channel: Channel) => {
    double.answers(() => ({ json: {} }))
    await channel.deliver(message)
    const [last] = double.asked.slice(-1)
    return last ?? { method: '', path: '', headers: {}, body: '' }
  }

  test('SMS.ru and SMSC.ru: a form with the number in digits', async () => {
    expect(formIn(await ask(smsRu()))).toEqual({ api_id: 'KEY', json: '1', 'to[79450001234]': BODY, from: 'SHINY' })
    expect(formIn(await ask(smsc()))).toMatchObject({
      phones: '79450001234',
      mes: BODY,
      id: smscNumber(message.messageId),
      fmt: '3',
      charset: 'utf-8',
    })
    expect(Number(smscNumber(message.messageId))).toBeLessThan(2_147_483_647)
  })

  test('Mobica: our id goes along; Twilio: basic authorisation and where to report', async () => {
    expect(jsonIn(await ask(mobica()))).toMatchObject({ sms: [{ phone: 79450001234, idd: message.messageId, from: 'GUMI' }] })
    const service = twilioChannel({ accountSid: 'AC1', authToken: 'tok', sender: 'MG77', baseUrl: double.url, fallbackHours: '' })
    expect(formIn(await ask(service))).toMatchObject({ MessagingServiceSid: 'MG77' })
    const asked = await ask(twilio())
    expect(asked.headers['authorization']).toBe(`Basic ${Buffer.from('AC1:tok').toString('base64')}`)
    expect(formIn(asked)).not.toHaveProperty('StatusCallback')
    double.answers(() => ({ json: {} }))
    await twilio().deliver({ ...message, statusUrl: 'https://shop.test/hook?message=1' })
    expect(formIn(double.asked.at(-1) ?? { body: '' })).toMatchObject({
      To: '+79450001234',
      StatusCallback: 'https://shop.test/hook?message=1',
    })
  })

  test('a text cannot break out of the template', async () => {
    const evil = outgoing({ channel: 'sms', address: '+79450001234', body: '","to":"0"}&to=0 {id}' })
    double.answers(() => ({ json: {} }))
    await template().deliver(evil)
    expect(jsonIn(double.asked.at(-1) ?? { body: '{}' })).toEqual({ t: evil.body, id: evil.messageId })
    await template({ method: 'GET', url: `${double.url}/g?text={text}&to={to}` }).deliver(evil)
    expect(new URL(double.asked.at(-1)?.path ?? '', double.url).searchParams.get('text')).toBe(evil.body)
  })

  test('a hundred at once over kept connections', async () => {
    double.answers(() => ({ json: { data: [{ id: 1 }] } }))
    const outcomes: string[] = []
    for await (const told of template().bulk?.deliverMany(Array.from({ length: 100 }, () => message)) ?? [])
      outcomes.push(...told.map(({ outcome }) => outcome.kind))
    expect(outcomes.filter(kind => kind === 'handed')).toHaveLength(100)
  })
})

describe('receipts and answers', () => {
  test('SMS.ru: only lines with the hash of our key', () => {
    const lines = ['sms_status\n000-1\n103\n1465', 'sms_status\n000-2\n102\n1465', 'callcheck_status\n1\n401\n1465']
    const hash = createHash('sha256')
      .update(`KEY${lines.join('')}`)
      .digest('hex')
    const body = new URLSearchParams([...lines.map((line, at): [string, string] => [`data[${at}]`, line]), ['hash', hash]]).toString()
    expect(smsRuEvents(body, 'KEY')).toEqual([
      { kind: 'receipt', providerId: '000-1', messageId: null, state: 'delivered', detail: '103', address: null },
    ])
    expect(smsRuEvents(body, 'OTHER')).toBeUndefined()
  })

  test('Twilio: the signature is over the address and every field', () => {
    const fields = new URLSearchParams({ MessageSid: 'SM1', MessageStatus: 'delivered', To: '+79450001234' })
    const url = 'https://shop.test/hook'
    const signature = createHmac('sha1', 'tok').update(`${url}MessageSidSM1MessageStatusdeliveredTo+79450001234`).digest('base64')
    expect(isSignedByTwilio('tok', { url, fields, signature })).toBe(true)
    expect(isSignedByTwilio('tok', { url, fields: new URLSearchParams({ MessageSid: 'SM2' }), signature })).toBe(false)
    expect(twilioEvents(fields, `${url}?message=${message.messageId}`)).toMatchObject([
      { kind: 'receipt', providerId: 'SM1', state: 'delivered', messageId: message.messageId },
    ])
    const unknown = new URLSearchParams({ MessageSid: 'SM4', MessageStatus: 'undelivered', ErrorCode: '30005', To: '+7945' })
    expect(twilioEvents(unknown, url)).toMatchObject([{ state: 'failed' }, { kind: 'lost', account: '+7945', reason: 'address-gone' }])
    expect(twilioEvents(new URLSearchParams({ MessageSid: 'SM3', From: '+7945', Body: 'Стоп' }), url)).toMatchObject([
      { kind: 'text', eventKey: 'SM3', text: 'Стоп' },
    ])
  })

  test.each([
    [
      smscRuEvents,
      'id=5&phone=79450001234&status=1',
      [{ kind: 'receipt', providerId: '5', state: 'delivered', address: '+79450001234' }],
      'delivered',
    ],
    [smscRuEvents, 'id=5&phone=79450001234&status=20&err=13', [{ state: 'failed', detail: '20:13' }], 'cannot be delivered'],
    [
      smscRuEvents,
      'id=5&phone=79450001234&status=22',
      [{ state: 'failed' }, { kind: 'lost', account: '+79450001234', reason: 'address-gone' }],
      'nobody has it',
    ],
    [smscRuEvents, 'id=5&phone=79450001234&status=0', [], 'only passed on'],
    [smscRuEvents, 'id=9&phone=79450001234&mes=да', [{ kind: 'text', eventKey: '9', text: 'да' }], 'an answer'],
    [
      mobicaEvents,
      `idd=${message.messageId}&status=DELIVRD`,
      [{ kind: 'receipt', messageId: message.messageId, state: 'delivered' }],
      'our own id',
    ],
    [mobicaEvents, `idd=${message.messageId}&status=16`, [], 'a number whose meaning is published nowhere'],
    [mobicaEvents, 'idd=x&status=UNDELIV', [{ messageId: null, state: 'failed' }], 'a foreign id'],
    [templateEvents, 'id=7&state=failed', [{ kind: 'receipt', providerId: '7', state: 'failed' }], 'failed'],
    [templateEvents, 'id=7&from=79450001234&text=ok', [{ kind: 'text', account: '+79450001234' }], 'an answer'],
    [templateEvents, 'id=7&state=dancing', [], 'a state nobody knows'],
  ] as const)('%#', (read, query, expected, _why) => {
    expect(read(new URLSearchParams(query))).toMatchObject(expected)
  })
})
