/** The machine-readable form of the API says what the contract says, and every reference leads somewhere. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_BASE, contract } from '../contract/contract.ts'
import { type TestServer, testServer } from '../../test/server.ts'
import { API_VERSION } from './app.ts'
import { openApiDocument } from './openapi.ts'
import { PROBLEM_STATUS } from './problems.ts'
import { handlers } from './handlers/handlers.ts'
import { readFileSync } from 'node:fs'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const document: unknown = JSON.parse(JSON.stringify(openApiDocument(API_VERSION)))

function at(path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, part) => (value && typeof value === 'object' ? Reflect.get(value, part.replaceAll('~1', '/')) : undefined),
      document,
    )
}

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === '$ref' && typeof inner === 'string' ? [inner] : references(inner)))
}

test('every route is there with its method, and nothing else', () => {
  const paths = at('#/paths')
  const routes = Object.entries(paths as Record<string, object>).flatMap(([path, operations]) =>
    Object.keys(operations).map(method => `${method.toUpperCase()} ${path.replace(API_BASE, '')}`),
  )
  expect(routes.toSorted()).toEqual(Object.keys(contract).toSorted())
})

test('every row of the contract has somebody who answers it', () => {
  expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(contract).toSorted())
})

test('every reference leads somewhere', () => {
  const all = [...new Set(references(document))]
  expect(all.length).toBeGreaterThan(20)
  expect(all.filter(reference => at(reference) === undefined)).toEqual([])
})

test('what is sent may hold only the fields that are named, and what comes back may grow', () => {
  expect(at('#/components/schemas/PurchaseEventInput')).toMatchObject({
    additionalProperties: false,
    properties: { lines: { items: { $ref: '#/components/schemas/PurchaseLineInput' } } },
  })
  expect(at('#/components/schemas/PurchaseLineInput')).toMatchObject({ additionalProperties: false })
  expect(at('#/components/schemas/Import')).toMatchObject({ properties: { counts: { properties: {} } } })
  const bodies = Object.values(at('#/paths') as Record<string, Record<string, { requestBody?: object }>>).flatMap(operations =>
    Object.values(operations).map(({ requestBody }) => requestBody),
  )
  const inputs = Object.entries(at('#/components/schemas') as Record<string, object>).filter(([name]) => name.endsWith('Input'))
  const open = [...bodies, ...inputs].flatMap(openObjects).filter(schema => !isFile(schema))
  expect(open).toEqual([])
})

/** A form with a file may hold more: its kind stands beside it. */
function isFile(schema: object): boolean {
  return JSON.stringify(schema).includes('"binary"')
}

/** Objects with named fields that do not say that there are no others. */
function openObjects(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(openObjects)
  if (typeof value !== 'object' || value === null) return []
  const own = 'properties' in value && 'type' in value && !('additionalProperties' in value) ? [value] : []
  return [...own, ...Object.values(value).flatMap(openObjects)]
}

test('operation ids are unique', () => {
  const ids = Object.values(at('#/paths') as Record<string, Record<string, { operationId: string }>>).flatMap(operations =>
    Object.values(operations).map(operation => operation.operationId),
  )
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('it is served, and so is the page for people', async () => {
  const served = await server.ask('GET /api/openapi.json')
  expect(served.json).toMatchObject({ openapi: '3.1.1', info: { title: 'Regulars' } })
  const page = await server.ask('GET /api')
  for (const route of Object.keys(contract)) expect(page.text).toContain(`<code>${route}</code>`)
  expect(page.text).not.toMatch(/<script|https?:\/\//)
})

test('every code of a refusal is explained in docs/operating/errors.md', () => {
  const page = readFileSync('docs/operating/errors.md', 'utf8')
  for (const [code, status] of Object.entries(PROBLEM_STATUS)) expect(page).toMatch(new RegExp(`\\| \`${code}\` \\| ${status} \\|`))
})
