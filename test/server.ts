/** The server without a port, over the real database: requests as a browser, a program or a stranger sends them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { connectHook } from '../src/channels/connect-hook.ts'
import { mailTools } from '../src/channels/email/mail-tools.ts'
import { openChannels } from '../src/channels/open-channels.ts'
import { readHook } from '../src/channels/read-hook.ts'
import { escPosPrinter } from '../src/channels/printer/esc-pos.ts'
import { createApp } from '../src/http/app.ts'
import type { ServerEnv } from '../src/http/env.ts'
import { openLog } from '../src/http/log.ts'
import { type BusinessId, newId, type StaffId } from '../src/kernel/ids.ts'
import { addMs, type Instant, instant } from '../src/kernel/instant.ts'
import type { StaffRole } from '../src/ports/business-store.ts'
import type { Store } from '../src/ports/store.ts'
import { SCOPES } from '../src/contract/values.ts'
import { openImportFile } from '../src/sources/csv/open-import-file.ts'
import { openSources } from '../src/sources/open-sources.ts'
import { makeApiKey } from '../src/usecases/business/api-keys.ts'
import { openSession } from '../src/usecases/business/sign-in.ts'
import { newBusiness, type NewBusinessOptions } from './business.ts'
import { testStore } from './database.ts'

export interface Ask {
  readonly key?: string
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** In place of a JSON body. */
  readonly raw?: BodyInit
  readonly address?: string
}

export interface Told {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Record<string, unknown>
}

export interface TestServer {
  readonly app: Hono<ServerEnv>
  readonly store: Store
  readonly logged: string[]
  readonly uploadDir: string
  /** For looking past the program. */
  readonly databaseUrl: string
  /** Moves the clock; answers are computed at this instant. */
  setNow(at: Instant): void
  now(): Instant
  ask(request: string, options?: Ask): Promise<Told>
  newShop(options?: NewBusinessOptions): Promise<Shop>
  close(): Promise<void>
}

export interface Shop {
  readonly business: BusinessId
  /** A key with every scope. */
  readonly key: string
  keyWith(scopes: readonly string[]): Promise<string>
  /** A session cookie of a person with this role. */
  cookieOf(role: StaffRole): Promise<string>
}

export const SITE = 'http://regulars.test'
export const LINK_SECRET = 'a secret of the tests'

export async function testServer(): Promise<TestServer> {
  const { store, databaseUrl, close } = await testStore()
  const dir = await mkdtemp(join(tmpdir(), 'regulars-http-'))
  let now = instant('2026-03-10T10:00:00Z')
  const clock = { now: () => now }
  const logged: string[] = []
  const app = createApp({
    store,
    clock,
    log: openLog('info', { write: line => logged.push(line) }),
    linkSecret: LINK_SECRET,
    readHook,
    connectHook,
    printer: escPosPrinter,
    openChannels,
    mail: mailTools(),
    uploadDir: join(dir, 'uploads'),
    uploadBytesMax: 2_000_000,
    webDir: join(dir, 'web'),
    openFile: path => openImportFile(path),
    sources: openSources(),
    readiness: async () => ({ database: true, migrations: true, worker: true }),
    checkAnswers: true,
  })
  return {
    app,
    store,
    logged,
    uploadDir: join(dir, 'uploads'),
    databaseUrl,
    now: () => now,
    setNow: at => {
      now = at
    },
    ask: (request, options) => ask(app, request, options),
    newShop: options => newShop({ store, clock }, options),
    close: async () => {
      await close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function ask(app: Hono<ServerEnv>, request: string, options: Ask = {}): Promise<Told> {
  const [method = '', path = ''] = request.split(' ')
  const headers: Record<string, string> = {
    host: 'regulars.test',
    ...(options.key !== undefined && { authorization: `Bearer ${options.key}` }),
    ...(options.cookie !== undefined && { cookie: options.cookie, origin: SITE }),
    ...(options.body !== undefined && { 'content-type': 'application/json' }),
    ...options.headers,
  }
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  const url = path === '/api' || path.startsWith('/api/') || path.startsWith('//') ? path.replace(/^\/\//, '/') : `/api/v1${path}`
  const answer = await app.request(
    `${SITE}${url}`,
    { method, headers, ...(body !== undefined && { body }) },
    { incoming: { socket: { remoteAddress: options.address ?? '127.0.0.1' } } },
  )
  const text = await answer.text()
  const isJson = (answer.headers.get('content-type') ?? '').includes('json')
  return { status: answer.status, headers: answer.headers, text, json: isJson && text !== '' ? objectOf(JSON.parse(text)) : {} }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

async function newShop(deps: { readonly store: Store; readonly clock: { now(): Instant } }, options?: NewBusinessOptions): Promise<Shop> {
  const business = await newBusiness(deps.store, options)
  const keyWith = async (scopes: readonly string[]) => (await makeApiKey(deps, business, { name: 'test', scopes, actor: 'system' })).secret
  return {
    business,
    keyWith,
    key: await keyWith(SCOPES),
    cookieOf: async role => {
      const staffId: StaffId = newId(deps.clock.now())
      const at = addMs(deps.clock.now(), -1000)
      await deps.store.inBusiness(business, tx =>
        tx.business.insertStaff({
          staffId,
          name: 'Анна',
          role,
          login: null,
          passwordHash: null,
          locale: null,
          createdAt: at,
          leftAt: null,
        }),
      )
      return `regulars=${(await openSession(deps, { business, staffId, userAgent: null })).token}`
    },
  }
}
