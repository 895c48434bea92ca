/** What every answer carries, what watches the server, and the files of the console. */
import { connectHook } from '../channels/connect-hook.ts'
import { mailTools } from '../channels/email/mail-tools.ts'
import { openChannels } from '../channels/open-channels.ts'
import { readHook } from '../channels/read-hook.ts'
import { escPosPrinter } from '../channels/printer/esc-pos.ts'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptedLocale } from './accept-language.ts'
import { createApp } from './app.ts'
import { loggableError, maskText, openLog } from './log.ts'
import { LINK_SECRET, type TestServer, testServer } from '../../test/server.ts'
import { openSources } from '../sources/open-sources.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('headers: no frames, no guessing, no foreign script, no address given away', async () => {
  for (const request of ['GET /session', 'GET //health', 'GET //no-such-page', 'GET //stop/x', 'GET /api']) {
    const { headers } = await server.ask(request)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('x-frame-options')]).toEqual([
      'nosniff',
      'no-referrer',
      'DENY',
    ])
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('health, readiness, and metrics for this machine alone', async () => {
  expect((await server.ask('GET //health')).json).toEqual({ status: 'up' })
  expect((await server.ask('GET //ready')).json).toEqual({ status: 'ready', database: true, migrations: true, worker: true })
  expect((await server.ask('GET //metrics')).text).toContain('regulars_http_request_seconds_count{route="page",status="200"}')
  expect((await server.ask('GET //metrics', { address: '192.168.0.7' })).json).toMatchObject({ status: 403, code: 'not_local' })
  expect((await server.ask('GET //metrics', { headers: { 'x-forwarded-for': '203.0.113.5' } })).status).toBe(403)
})

describe('the console', () => {
  const open = async (name: string, ready = true) => {
    const dir = join(server.uploadDir, '..', `web-${name}`)
    await mkdir(join(dir, 'assets'), { recursive: true })
    await writeFile(join(dir, 'index.html'), '<!doctype html><title>Regulars</title>')
    await writeFile(join(dir, 'assets', 'main-abc.js'), 'export {}')
    await writeFile(join(dir, 'assets', 'main-abc.js.br'), 'packed')
    const never = async () => ({ database: true, migrations: true, worker: ready })
    return createApp({
      store: server.store,
      clock: { now: server.now },
      log: openLog('silent'),
      linkSecret: LINK_SECRET,

      readHook,
      connectHook,
      printer: escPosPrinter,
      openChannels,
      mail: mailTools(),
      uploadDir: dir,
      uploadBytesMax: 1,
      webDir: dir,
      readiness: never,
      openFile: async () => undefined,
      sources: openSources(),
    })
  }

  test('pages load the console, files keep for ever, and nothing else is reachable', async () => {
    const app = await open('plain')
    const get = (path: string, headers: Record<string, string> = {}) => app.request(`http://regulars.test${path}`, { headers })
    for (const path of ['/', '/customers', '/customers/01890000-0000-7000-8000-000000000000', '/owner-link/ro_1_x', '/numbers']) {
      const page = await get(path)
      expect([path, page.status, page.headers.get('cache-control'), await page.text()]).toEqual([
        path,
        200,
        'no-cache',
        '<!doctype html><title>Regulars</title>',
      ])
    }
    const packed = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip, br' })
    expect([packed.headers.get('content-encoding'), packed.headers.get('content-type'), await packed.text()]).toEqual([
      'br',
      'text/javascript; charset=utf-8',
      'packed',
    ])
    expect(packed.headers.get('cache-control')).toContain('immutable')
    expect(await (await get('/assets/main-abc.js')).text()).toBe('export {}')
    for (const path of [
      '/assets/other.js',
      '/index.html.bak',
      '/..%2fpackage.json',
      '/assets/../../package.json',
      '/no-page',
      '/api/v1/none',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })

  test('a console that is built anew under a running program is served anew, without its packed variants too', async () => {
    const dir = join(server.uploadDir, '..', 'web-again')
    const app = await open('again')
    const get = async (path: string) => {
      const answer = await app.request(`http://regulars.test${path}`, { headers: { 'accept-encoding': 'br' } })
      return [path, answer.status, answer.headers.get('content-encoding'), answer.status === 200 ? await answer.text() : '']
    }
    expect(await get('/assets/main-abc.js')).toEqual(['/assets/main-abc.js', 200, 'br', 'packed'])
    await rm(join(dir, 'assets', 'main-abc.js.br'))
    expect(await get('/assets/main-abc.js')).toEqual(['/assets/main-abc.js', 200, null, 'export {}'])
    await rm(join(dir, 'assets', 'main-abc.js'))
    await writeFile(join(dir, 'assets', 'main-new.js'), 'export const one = 1')
    expect(await get('/assets/main-abc.js')).toEqual(['/assets/main-abc.js', 404, null, ''])
    expect(await get('/assets/main-new.js')).toEqual(['/assets/main-new.js', 200, null, 'export const one = 1'])
    await rm(dir, { recursive: true })
    expect((await get('/'))[1]).toBe(503)
    await open('again')
    expect((await get('/'))[1]).toBe(200)
  })

  test('a worker that is gone shows', async () => {
    expect((await (await open('gone', false)).request('http://regulars.test/ready')).status).toBe(503)
  })

  test('without a build it says what to run', async () => {
    const told = await server.ask('GET //')
    expect(told).toMatchObject({ status: 503 })
    expect(told.text).toContain('npm run build')
  })
})

test.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['de,bg;q=0.5,en;q=0.4', 'bg'],
  ['en;q=0.1,ru;q=0.9', 'ru'],
  ['bg;q=0', undefined],
  ['', undefined],
  [undefined, undefined],
  ['*', undefined],
])('Accept-Language %s → %s', (header, locale) => expect(acceptedLocale(header)).toBe(locale))

test('what breaks is logged without the person in it', () => {
  expect(maskText('Key (address)=(+7 945 000 01 01) of anna@example.com: invalid value "Иванов"')).not.toMatch(/945|anna|Иванов/)
  const told = loggableError(Object.assign(new TypeError('duplicate key +359 888 123 456'), { code: '23505' }))
  expect(told).toMatchObject({ kind: 'TypeError', code: '23505', message: 'duplicate key …' })
  expect(told.at[0]).toMatch(/^at /)
})
