/** Providers over the API: off at first, secrets that never come back, fields that are refused in words, a test message, prices. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ProviderDouble, providerDouble } from '../../test/deliver/provider-double.ts'
import { type Shop, type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
let shop: Shop
let cookie: string
let provider: ProviderDouble
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
  cookie = await shop.cookieOf('owner')
  provider = await providerDouble(() => ({ json: { status_code: 100, sms: { '79450001234': { status_code: 100, sms_id: '1' } } } }))
})
afterAll(async () => {
  await provider.close()
  await server.close()
})

interface Item {
  readonly name: string
  readonly isActive: boolean
  readonly kind: string | null
  readonly values: Readonly<Record<string, string>>
  readonly storedSecrets: readonly string[]
}

async function item(name: string): Promise<Item> {
  const { json } = await server.ask('GET /channels', { cookie })
  const found = (json['items'] as readonly Item[]).find(one => one.name === name)
  if (found === undefined) throw new Error(`${name} is no channel`)
  return found
}

const put = (name: string, body: object) => server.ask(`PUT /channels/${name}`, { cookie, body })

describe('a fresh installation', () => {
  test('has every channel off and can send no test', async () => {
    const { json } = await server.ask('GET /channels', { cookie })
    expect((json['items'] as readonly Item[]).filter(one => one.isActive || one.kind !== null)).toEqual([])
    const sent = await server.ask('POST /channels/sms/tests', { cookie, body: { address: '+79450001234', locale: 'ru' } })
    expect(sent.json).toMatchObject({ outcome: 'not-sent' })
    expect(provider.asked).toEqual([])
  })

  test('belongs to its owner: a cashier sees no providers', async () => {
    expect((await server.ask('GET /channels', { cookie: await shop.cookieOf('cashier') })).status).toBe(403)
  })
})

describe('setting up', () => {
  test('what is missing is said field by field', async () => {
    const answer = await put('sms', { kind: 'smsc-ru', values: { login: 'shop' }, isActive: true })
    expect([answer.status, answer.json['errors']]).toMatchObject([422, [{ path: 'password' }]])
    expect((await item('sms')).kind).toBeNull()
  })

  test('a secret is kept, never told, and stays when it is left empty', async () => {
    expect(
      (await put('sms', { kind: 'sms-ru', values: { apiId: 'TOP-SECRET', sender: 'SHINY', baseUrl: provider.url }, isActive: true }))
        .status,
    ).toBe(200)
    const again = await put('sms', { kind: 'sms-ru', values: { apiId: '', sender: 'SHINY', baseUrl: provider.url }, isActive: true })
    expect(again.text).not.toContain('TOP-SECRET')
    expect(await item('sms')).toMatchObject({ isActive: true, storedSecrets: ['apiId'], values: { sender: 'SHINY' }, canBeAnswered: false })
    const { rows } = await stored()
    expect(JSON.stringify(rows)).not.toContain('TOP-SECRET')
    expect(server.logged.join('')).not.toContain('TOP-SECRET')
  })

  test('a test message goes to the provider with the stored key', async () => {
    const sent = await server.ask('POST /channels/sms/tests', { cookie, body: { address: '+79450001234', locale: 'ru' } })
    expect(sent.json).toEqual({ outcome: 'handed', detail: '' })
    expect(new URLSearchParams(provider.asked.at(-1)?.body).get('api_id')).toBe('TOP-SECRET')
  })

  test('a provider of another channel is none of this one', async () => {
    expect((await put('sms', { kind: 'telegram', values: {}, isActive: true })).status).toBe(404)
  })

  test('keys of browser notices are drawn once', async () => {
    await put('web-push', { kind: 'web-push', values: { contact: 'mailto:a@b.test' }, isActive: true })
    const first = (await item('web-push')).values['publicKey']
    await put('web-push', { kind: 'web-push', values: { contact: 'mailto:c@b.test' }, isActive: true })
    expect([first?.length, (await item('web-push')).values['publicKey']]).toEqual([87, first])
  })

  test('forgotten is off, with everything it knew', async () => {
    await server.ask('DELETE /channels/sms', { cookie })
    expect(await item('sms')).toMatchObject({ isActive: false, kind: null, storedSecrets: [] })
  })
})

test('prices are the owner’s own data', async () => {
  const items = [
    {
      channel: 'sms',
      route: 'sms-ru',
      numberPrefix: '7945',
      messageClass: 'advertising',
      priceThousandths: 349_000,
      source: 'sms.ru/prices',
      pricedOn: '2026-11-22',
    },
  ]
  expect((await server.ask('PUT /channel-prices', { cookie, body: { items } })).status).toBe(200)
  expect((await server.ask('GET /channel-prices', { cookie })).json).toEqual({ items })
})

async function stored(): Promise<{ readonly rows: unknown }> {
  const { json } = await server.ask('GET /business', { cookie })
  return { rows: json }
}

describe('E40, E42: the words while the owner writes them', () => {
  const preview = async (body: object) => {
    const { json } = await server.ask('POST /words/previews', { cookie, body: { occasion: 'offer', locale: 'ru', text: '', ...body } })
    return json['items'] as readonly { readonly name: string; readonly text: string | null }[]
  }

  test('three real customers read them, each by his own name or without one', async () => {
    for (const [nth, fullName] of ['Анна Петрова', 'Константин', '+7 945', 'Борис'].entries())
      await server.ask('POST /customers', { cookie, body: { fullName, phones: [`+7945770000${nth}`] } })
    const texts = (await preview({ text: '{{ hello }} Ждём вас?' })).map(one => one.text)
    expect(texts).toHaveLength(3)
    for (const text of texts) expect(text).toMatch(/здравствуйте! Ждём вас\? Отписаться: СТОП$/i)
    expect((await preview({ isSms: true })).every(one => (one.text ?? '').endsWith('Отказ: СТОП'))).toBe(true)
  })

  test('a field that nobody has gives our words, a broken tag too, and never a hole', async () => {
    for (const text of ['{{ naem }}, ждём', 'Ждём {% if %}'])
      for (const one of await preview({ text })) expect(one.text).toMatch(/^[^{}]+Отписаться: СТОП$/)
  })
})
