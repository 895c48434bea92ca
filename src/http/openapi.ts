/** OpenAPI 3.1 from the contract: schemas with an id become components, everything else stands where it is used. */
import * as z from 'zod'
import { API_BASE, contract } from '../contract/contract.ts'
import { problem } from '../contract/problem.ts'
import type { Route } from '../contract/route.ts'
import { PROBLEM_STATUS } from './problems.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

export function openApiDocument(version: string): JsonObject {
  const components: Record<string, Json> = {}
  const schemaOf = (form: z.ZodType, io: 'input' | 'output'): Json => inComponents(form, { io, components })
  const paths: Record<string, Record<string, Json>> = {}
  for (const [name, route] of Object.entries<Route>(contract)) {
    const [method = '', path = ''] = name.split(' ')
    const operations = (paths[API_BASE + path] ??= {})
    operations[method.toLowerCase()] = operationOf({ name, route }, schemaOf)
  }
  schemaOf(problem, 'output')
  return {
    openapi: '3.1.1',
    info: {
      title: 'Regulars',
      version,
      summary: 'Brings customers back, on time.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: components,
      securitySchemes: { key: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'regulars' } },
      responses: {
        Problem: {
          description: `A refusal; code is one of ${Object.keys(PROBLEM_STATUS).join(', ')}, or a reason of the use case.`,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

type SchemaOf = (form: z.ZodType, io: 'input' | 'output') => Json

function operationOf({ name, route }: { readonly name: string; readonly route: Route }, schemaOf: SchemaOf): Json {
  const isPost = name.startsWith('POST ')
  const status = route.status ?? 200
  const answer: Json =
    status === 204
      ? { description: 'Done.' }
      : { description: 'Done.', content: { 'application/json': { schema: schemaOf(route.out, 'output') } } }
  return {
    operationId: operationId(name),
    summary: route.summary,
    tags: [name.split('/')[1]?.split(/[/{]/)[0] ?? ''],
    security: securityOf(route),
    parameters: [
      ...parametersOf(route.params, 'path', schemaOf),
      ...parametersOf(route.query, 'query', schemaOf),
      ...(isPost && route.auth !== 'none'
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              description: 'The same key and body get the same answer; the work is done once.',
              schema: { type: 'string', minLength: 1, maxLength: 200 },
            },
          ]
        : []),
      ...(route.body === 'file'
        ? [
            {
              name: 'X-File-Name',
              in: 'header',
              required: false,
              description: 'Name of the file, percent-encoded, when the body is the file itself.',
              schema: { type: 'string' },
            },
          ]
        : []),
    ],
    ...bodyOf(route, schemaOf),
    responses: { [String(status)]: answer, default: { $ref: '#/components/responses/Problem' } },
  }
}

function securityOf(route: Route): Json {
  if (route.auth === 'none') return []
  const session = { session: [] }
  return route.auth === 'session' ? [session] : [{ key: [...route.scopes] }, session]
}

function bodyOf(route: Route, schemaOf: SchemaOf): JsonObject {
  if (route.body === undefined) return {}
  if (route.body !== 'file')
    return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
  return {
    requestBody: {
      required: true,
      content: {
        'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
        'multipart/form-data': {
          schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
        },
      },
    },
  }
}

function parametersOf(form: z.ZodType | undefined, place: 'path' | 'query', schemaOf: SchemaOf): Json[] {
  if (!form) return []
  const schema = schemaOf(form, 'input')
  if (!isObject(schema) || !isObject(schema['properties'])) return []
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return Object.entries(schema['properties']).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

/** 'POST /contacts/{id}/approvals' → 'postContactsApprovals'. */
function operationId(name: string): string {
  const [method = '', path = ''] = name.split(' ')
  const words = path
    .split('/')
    .filter(part => part !== '' && !part.startsWith('{'))
    .flatMap(part => part.split('-'))
  return (
    method.toLowerCase() + words.map(word => word.slice(0, 1).toUpperCase() + word.slice(1)).join('') + (path.endsWith('}') ? 'One' : '')
  )
}

function inComponents(
  form: z.ZodType,
  { io, components }: { readonly io: 'input' | 'output'; readonly components: Record<string, Json> },
): Json {
  const made: unknown = JSON.parse(JSON.stringify(z.toJSONSchema(form, { io, target: 'draft-2020-12', unrepresentable: 'any' })))
  const linked = relinked(made as Json, io)
  const whole = io === 'input' ? closed(linked) : linked
  if (!isObject(whole)) return whole
  const { $defs, $schema: _dialect, id, ...rest } = whole
  for (const [name, schema] of Object.entries(isObject($defs) ? $defs : {})) components[componentName(name, io)] = withoutId(schema)
  if (typeof id !== 'string') return rest
  components[componentName(id, io)] = rest
  return { $ref: `#/components/schemas/${componentName(id, io)}` }
}

/** What is sent may have no field that is not named here: it is refused (unknown-fields.ts). Parts that only together make a whole stay open. */
function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map(closed)
  if (!isObject(value)) return value
  const { allOf, ...others } = value
  const inner = Object.fromEntries(Object.entries(others).map(([key, item]) => [key, closed(item)]))
  const isOpen = isObject(value['properties']) && value['type'] === 'object' && value['additionalProperties'] === undefined
  return { ...inner, ...(allOf !== undefined && { allOf }), ...(isOpen && { additionalProperties: false }) }
}

/** Zod writes references into '#/$defs'; here they point to the components. */
function relinked(value: Json, io: 'input' | 'output'): Json {
  if (Array.isArray(value)) return value.map(item => relinked(item, io))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string'
        ? `#/components/schemas/${componentName(item.replace('#/$defs/', ''), io)}`
        : relinked(item, io),
    ]),
  )
}

/** Defaults make what is sent and what comes back differ, so the sent form has its own name. */
function componentName(id: string, io: 'input' | 'output'): string {
  return io === 'input' ? `${id}Input` : id
}

function withoutId(schema: Json): Json {
  if (!isObject(schema)) return schema
  const { id: _id, ...rest } = schema
  return rest
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
