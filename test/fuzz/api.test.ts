/** Whatever is sent to the API is answered or refused with a reason; it never breaks, and never hangs. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_VERSION } from '../../src/http/app.ts'
import { openApiDocument } from '../../src/http/openapi.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'
import { type Shop, type TestServer, testServer } from '../server.ts'
import { madeId, madeText, madeValue, type Maker, type Schema } from './made-values.ts'

/** For a longer search by hand: REGULARS_FUZZ_ROUNDS=200 npx vitest run test/fuzz/api.test.ts */
const ROUNDS = Number(process.env['REGULARS_FUZZ_ROUNDS'] ?? 4)
const SEED = Number(process.env['REGULARS_FUZZ_SEED'] ?? 20_261_122)
const IDS_KEPT = 2000
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

interface Operation {
  readonly method: string
  readonly path: string
  readonly query: readonly { readonly name: string; readonly schema: Schema }[]
  readonly body: Schema | undefined
}

const document = JSON.parse(JSON.stringify(openApiDocument(API_VERSION))) as {
  readonly paths: Record<string, Record<string, OpenOperation>>
  readonly components: { readonly schemas: Record<string, Schema> }
}

interface OpenOperation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

/** These would sign the owner out, or empty the shop that is tried. */
const LEFT_OUT = /\/session|\/business\/(?:samples|starts)$/

const operations: readonly Operation[] = Object.entries(document.paths)
  .filter(([path]) => !LEFT_OUT.test(path))
  .flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      query: (operation.parameters ?? []).filter(parameter => parameter.in === 'query'),
      body: operation.requestBody?.content['application/json']?.schema,
    })),
  )

let server: TestServer
let shop: Shop
beforeAll(async () => {
  server = await testServer()
  shop = await server.newShop()
})
afterAll(() => server.close())

test('a made-up request is never answered with a fault of ours', async () => {
  const random = seededRandom(SEED)
  const ids: string[] = []
  const maker: Maker = { random, ids, resolve: reference => document.components.schemas[reference.split('/').at(-1) ?? ''] ?? {} }
  const statuses = new Set<number>()
  const faults: string[] = []
  const cookie = await shop.cookieOf('owner')
  expect(await server.ask('POST /business/samples', { cookie, body: { shop: 'salon', locale: 'ru' } })).toMatchObject({ status: 201 })
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const operation of operations) {
      const { request, body } = madeRequest(operation, maker)
      const told = await server.ask(request, { cookie, ...(body !== undefined && { raw: JSON.stringify(body), headers: JSON_BODY }) })
      statuses.add(told.status)
      ids.push(...(told.text.match(ID) ?? []))
      ids.splice(0, Math.max(0, ids.length - IDS_KEPT))
      if (told.status >= 500)
        faults.push(
          `${request.slice(0, 300)} ${JSON.stringify(body)?.slice(0, 500)}: ${server.logged.findLast(line => line.includes('"level":50'))?.slice(0, 900)}`,
        )
    }
  }
  expect(faults).toEqual([])
  // Otherwise nothing but refusals would have been tried.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 204, 404, 409, 422]))
})

const JSON_BODY = { 'content-type': 'application/json' }

function madeRequest({ method, path, query, body }: Operation, maker: Maker): { request: string; body: unknown } {
  const named = path.replaceAll(/\{(\w+)\}/g, () => encodeURIComponent(maker.random.chance(0.8) ? madeId(maker) : shortText(maker.random)))
  const asked = query
    .filter(() => maker.random.chance(0.6))
    .map(({ name, schema }) => `${name}=${encodeURIComponent(queryText(madeValue(schema, maker)))}`)
  return { request: `${method} ${named}${asked.length > 0 ? `?${asked.join('&')}` : ''}`, body: body && madeValue(body, maker) }
}

function shortText(random: Random): string {
  return madeText(random).slice(0, 500).toWellFormed() || 'x'
}

function queryText(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 3000).toWellFormed()
}
