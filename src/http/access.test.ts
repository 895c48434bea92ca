/** Who gets in, who does not, and what either is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../contract/contract.ts'
import type { Route } from '../contract/route.ts'
import { addMs, DAY_MS, MINUTE_MS } from '../kernel/instant.ts'
import { makeOwnerLink } from '../usecases/business/make-owner-link.ts'
import { type TestServer, testServer } from '../../test/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000'
const ROUTES = Object.entries<Route>(contract).map(([name, route]) => ({ name: name.replaceAll(/\{\w+\}/g, UNKNOWN_ID), route, row: name }))
/** What a wrong body or an unknown id gets: the caller was let through. */
const LET_IN = [200, 201, 204, 400, 404, 409, 415, 422]
const bodyOf = (name: string) => (/^(GET|DELETE) /.test(name) ? {} : { body: { nothing: 'here' } })

describe('the door', () => {
  for (const { name, route, row } of ROUTES.filter(({ route: { auth } }) => auth !== 'none')) {
    test(`${row}: a stranger, a wrong key and a key without the scope stay outside`, async () => {
      const shop = await server.newShop()
      expect((await server.ask(name, bodyOf(name))).json).toMatchObject({ status: 401, code: 'not_signed_in' })
      expect((await server.ask(name, { key: `rk_${shop.business}_${'A'.repeat(43)}`, ...bodyOf(name) })).json).toMatchObject({
        status: 401,
        code: 'key_unknown',
      })
      const poor = await shop.keyWith(route.auth === 'session' ? ['customers:read'] : [])
      expect((await server.ask(name, { key: poor, ...bodyOf(name) })).json['code']).toBe(
        route.auth === 'session' ? 'not_signed_in' : 'scope_missing',
      )
      if (route.auth === 'any')
        expect(LET_IN).toContain((await server.ask(name, { key: await shop.keyWith(route.scopes), ...bodyOf(name) })).status)
    })
  }

  test('roles: a cashier opens neither settings nor keys, the owner both', async () => {
    const shop = await server.newShop()
    const [owner, staff, cashier] = [await shop.cookieOf('owner'), await shop.cookieOf('staff'), await shop.cookieOf('cashier')]
    expect((await server.ask('GET /api-keys', { cookie: owner })).status).toBe(200)
    for (const cookie of [staff, cashier])
      expect((await server.ask('GET /api-keys', { cookie })).json).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await server.ask('GET /business', { cookie: staff })).status).toBe(200)
    expect((await server.ask('GET /business', { cookie: cashier })).status).toBe(403)
  })
})

describe('sessions', () => {
  const claim = { name: 'Анна', login: 'anna@example.com', password: 'много раз покупают', locale: 'ru' }

  test('the owner link lets one person in, once, within its half hour', async () => {
    const shop = await server.newShop()
    const clock = { now: server.now }
    const token = await makeOwnerLink({ store: server.store, clock }, shop.business)
    const first = await server.ask('POST /session/owner-link', { body: { ...claim, token } })
    expect(first).toMatchObject({ status: 201, json: { isFirstRun: false, locale: 'ru', staff: { name: 'Анна', role: 'owner' } } })
    expect(first.headers.get('set-cookie')).toMatch(/^regulars=rs_\d+_[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await server.ask('POST /session/owner-link', { body: { ...claim, login: 'b@example.com', token } })).json).toMatchObject({
      status: 410,
      code: 'owner_link_expired',
    })

    const late = await makeOwnerLink({ store: server.store, clock }, shop.business)
    server.setNow(addMs(server.now(), 30 * MINUTE_MS))
    expect((await server.ask('POST /session/owner-link', { body: { ...claim, login: 'c@example.com', token: late } })).status).toBe(410)
  })

  test('a taken login does not use the link up', async () => {
    const shop = await server.newShop()
    const token = await makeOwnerLink({ store: server.store, clock: { now: server.now } }, shop.business)
    expect((await server.ask('POST /session/owner-link', { body: { ...claim, login: ' ANNA@example.com', token } })).json['code']).toBe(
      'login_taken',
    )
    expect((await server.ask('POST /session/owner-link', { body: { ...claim, login: 'anna2@example.com', token } })).status).toBe(201)
  })

  test('password in, sign out, and the cookie is worth nothing', async () => {
    const opened = await server.ask('POST /session', { body: { login: 'Anna@Example.com ', password: claim.password } })
    expect(opened.status).toBe(201)
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await server.ask('GET /session', { cookie })).json).toMatchObject({ staff: { login: 'anna@example.com' } })
    expect((await server.ask('DELETE /session', { cookie })).status).toBe(204)
    expect((await server.ask('GET /session', { cookie })).json).toMatchObject({ staff: null, business: null })
  })

  test('a new password ends the other sessions, and a session ends by itself', async () => {
    const enter = async () =>
      (await server.ask('POST /session', { body: { login: claim.login, password: claim.password } })).headers
        .get('set-cookie')
        ?.split(';')[0] ?? ''
    const [here, elsewhere] = [await enter(), await enter()]
    const body = { current: claim.password, next: 'другая длинная фраза' }
    const changed = await server.ask('PUT /session/password', { cookie: here, body })
    expect(changed.status).toBe(200)
    expect((await server.ask('GET /business', { cookie: elsewhere })).status).toBe(401)
    const fresh = changed.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await server.ask('GET /business', { cookie: fresh })).status).toBe(200)
    server.setNow(addMs(server.now(), 30 * DAY_MS))
    expect((await server.ask('GET /business', { cookie: fresh })).status).toBe(401)
  })

  test('behind https the cookie is bound to the host', async () => {
    const opened = await server.ask('POST /session', {
      body: { login: claim.login, password: 'другая длинная фраза' },
      headers: { 'x-forwarded-proto': 'https' },
    })
    expect(opened.headers.get('set-cookie')).toMatch(/^__Host-regulars=.*; Secure/)
    expect(opened.headers.get('strict-transport-security')).toContain('max-age')
  })

  test('E76: guessing is slowed down for the login, and then for the address', async () => {
    const guess = (login: string, address: string) => server.ask('POST /session', { body: { login, password: 'guess' }, address })
    const answers = []
    for (let i = 0; i < 6; i += 1) answers.push(await guess('victim@example.com', `10.0.0.${i}`))
    expect(answers.map(answer => answer.status)).toEqual([401, 401, 401, 401, 401, 429])
    expect(answers[5]?.headers.get('retry-after')).toBe('30')
    expect(answers[5]?.json).toMatchObject({ code: 'too_many_attempts' })
    server.setNow(addMs(server.now(), 30_000))
    expect((await guess('victim@example.com', '10.0.0.9')).status).toBe(401)
  })

  test('a session that came with a key of another kind is nobody', async () => {
    const shop = await server.newShop()
    expect((await server.ask('GET /business', { cookie: `regulars=${shop.key}` })).status).toBe(401)
    expect((await server.ask('GET /business', { key: (await shop.cookieOf('owner')).replace('regulars=', '') })).status).toBe(401)
  })
})

describe('where a write comes from', () => {
  const cases: readonly [headers: Record<string, string>, status: number, why: string][] = [
    [{ origin: 'http://regulars.test' }, 200, 'our own page'],
    [{ origin: 'http://evil.test' }, 403, 'another site'],
    [{ origin: 'null' }, 403, 'a sandboxed frame'],
    [{ origin: '' }, 403, 'an empty origin'],
    [{ origin: 'http://regulars.test:8080' }, 403, 'another port is another site'],
  ]
  for (const [headers, status, why] of cases) {
    test(`${why}: ${status}`, async () => {
      const cookie = await (await server.newShop()).cookieOf('owner')
      expect((await server.ask('PATCH /session', { cookie, headers, body: { locale: 'bg' } })).status).toBe(status)
    })
  }

  test('a browser that names no origin must say that the page is its own', async () => {
    const cookie = await (await server.newShop()).cookieOf('owner')
    const write = (headers: Record<string, string>) =>
      server.app.request('http://regulars.test/api/v1/session', {
        method: 'PATCH',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: '{"locale":"bg"}',
      })
    expect((await write({})).status).toBe(403)
    expect((await write({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await write({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('nobody is signed in from another site against his will', async () => {
    expect(
      (await server.ask('POST /session', { body: { login: 'anna', password: 'x' }, headers: { origin: 'http://evil.test' } })).json['code'],
    ).toBe('origin_refused')
  })
})
