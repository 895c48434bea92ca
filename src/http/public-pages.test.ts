/** Customers' pages: looking changes nothing, one press stops, and nobody's data is shown. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LINK_SECRET, type Shop, type TestServer, testServer } from '../../test/server.ts'
import { id } from '../kernel/ids.ts'
import { addMs } from '../kernel/instant.ts'
import { unsubscribePath, unsubscribeToken } from '../usecases/deliver/unsubscribe-token.ts'
import { publicCss } from '../web/public/public-css.ts'

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

interface Customer {
  readonly customerId: string
  readonly link: string
}
interface Page {
  readonly contactPoints: readonly {
    readonly contactPointId: string
    readonly kind: string
    readonly isSuppressed: boolean
    readonly consents: readonly { readonly purpose: string; readonly status: string }[]
  }[]
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
let nth = 0

async function agreed(locale = 'ru'): Promise<Customer> {
  nth += 1
  const made = await server.ask('POST /customers', {
    key: shop.key,
    body: { fullName: 'Пётр Тайный', locale, phones: [`+7945000${1000 + nth}`], emails: [`petr${nth}@example.com`] },
  })
  const customerId = String(made.json['customerId'])
  for (const purpose of ['marketing', 'content']) {
    await server.ask('POST /consents', { key: shop.key, body: { customerId, channel: 'all', purpose, status: 'given', basis: 'explicit' } })
  }
  const page = made.json as unknown as Page
  const email = page.contactPoints.find(point => point.kind === 'email')?.contactPointId ?? ''
  return {
    customerId,
    link: unsubscribePath(
      unsubscribeToken(LINK_SECRET, { business: shop.business, contactPointId: id<'contact-point'>(email), messageId: null }),
    ),
  }
}

async function consents(customerId: string) {
  const page = (await server.ask(`GET /customers/${customerId}`, { key: shop.key })).json as unknown as Page
  const statuses = (purpose: string) => page.contactPoints.map(point => point.consents.find(consent => consent.purpose === purpose)?.status)
  return {
    marketing: statuses('marketing'),
    content: statuses('content'),
    isSuppressed: page.contactPoints.map(point => point.isSuppressed),
  }
}

test('E2: GET and HEAD a hundred times change nothing; one POST without login stops', async () => {
  const { customerId, link } = await agreed()
  for (let i = 0; i < 50; i += 1) for (const method of ['GET', 'HEAD']) expect((await server.ask(`${method} /${link}`)).status).toBe(200)
  expect((await consents(customerId)).marketing).toEqual(['given', 'given'])

  const stopped = await server.ask(`POST /${link}`, { raw: 'List-Unsubscribe=One-Click', headers: form })
  expect(stopped.status).toBe(200)
  expect(await consents(customerId)).toMatchObject({
    marketing: ['withdrawn', 'withdrawn'],
    content: ['withdrawn', 'withdrawn'],
    isSuppressed: [false, false],
  })
})

test('one click may come as multipart, as mail programs send it', async () => {
  const { customerId, link } = await agreed()
  const raw = new FormData()
  raw.set('List-Unsubscribe', 'One-Click')
  expect((await server.ask(`POST /${link}`, { raw })).status).toBe(200)
  expect((await consents(customerId)).marketing).toEqual(['withdrawn', 'withdrawn'])
})

describe('E3: what is stopped and what stays', () => {
  test('news stop, reminders stay; then everything stops, and a third press is harmless', async () => {
    const { customerId, link } = await agreed()
    const news = await server.ask(`POST /${link}`, { raw: 'what=content', headers: form })
    expect(news.text).toContain('Готово')
    expect(news.text).toContain('Напоминания и предложения')
    expect(await consents(customerId)).toMatchObject({ marketing: ['given', 'given'], content: ['withdrawn', 'withdrawn'] })

    await server.ask(`POST /${link}`, { raw: 'what=all', headers: form })
    expect(await consents(customerId)).toMatchObject({ marketing: ['withdrawn', 'withdrawn'], isSuppressed: [true, true] })
    const again = await server.ask(`POST /${link}`, { raw: 'what=all', headers: form })
    expect(again.text).toContain('отключать нечего')
  })

  test('coming back needs an own new yes, given to the shop', async () => {
    const { customerId, link } = await agreed()
    await server.ask(`POST /${link}`, { raw: 'what=all', headers: form })
    server.setNow(addMs(server.now(), 60_000))
    await server.ask('POST /consents', {
      key: shop.key,
      body: { customerId, channel: 'all', purpose: 'marketing', status: 'given', basis: 'explicit' },
    })
    expect(await consents(customerId)).toMatchObject({ marketing: ['given', 'given'], isSuppressed: [false, false] })
  })
})

describe('links', () => {
  test('torn, changed and invented ones open one and the same page', async () => {
    const { link } = await agreed()
    const changed = `${link.slice(0, -10)}${link.at(-10) === 'A' ? 'B' : 'A'}${link.slice(-9)}`
    const foreign = unsubscribePath(
      unsubscribeToken('another secret', {
        business: shop.business,
        contactPointId: id<'contact-point'>('01890000-0000-7000-8000-000000000000'),
        messageId: null,
      }),
    )
    const unknown = unsubscribePath(
      unsubscribeToken(LINK_SECRET, {
        business: shop.business,
        contactPointId: id<'contact-point'>('01890000-0000-7000-8000-000000000000'),
        messageId: null,
      }),
    )
    const pages = []
    for (const torn of [link.slice(0, -1), changed, foreign, unknown, '/stop/x']) {
      for (const method of ['GET', 'POST'])
        pages.push(await server.ask(`${method} /${torn}`, method === 'POST' ? { raw: 'what=all', headers: form } : {}))
    }
    expect(pages.map(page => page.status)).toEqual(pages.map(() => 410))
    expect(new Set(pages.map(page => page.text)).size).toBe(1)
  })
})

describe('the pages themselves', () => {
  test.each([
    ['ru', 'Меньше сообщений'],
    ['bg', 'По-малко съобщения'],
    ['en', 'Fewer messages'],
  ])('%s: in the customer’s language whatever the browser wants', async (locale, title) => {
    const { link } = await agreed(locale)
    const page = await server.ask(`GET /${link}`, { headers: { 'accept-language': 'de,en' } })
    expect(page.text).toContain(`<html lang="${locale}">`)
    expect(page.text).toContain(title)
    expect(page.text).not.toMatch(/Тайный|petr\d|<script|style=/)
    expect(page.text).toContain('p•••@example.com')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(Buffer.byteLength(page.text) + Buffer.byteLength(publicCss)).toBeLessThan(10_000)
  })

  test('an unknown address is a page for people and a problem for programs', async () => {
    const person = await server.ask('GET //no/such/page.html', { headers: { accept: 'text/html', 'accept-language': 'bg' } })
    expect(person).toMatchObject({ status: 404 })
    expect(person.text).toContain('Няма такава страница')
    expect((await server.ask('GET //no/such/page.html')).json).toMatchObject({ code: 'not_found' })
  })
})
