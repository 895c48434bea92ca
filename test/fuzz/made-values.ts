/** Values made from a JSON schema: mostly right, sometimes just outside, now and then nonsense. The same seed makes the same. */
import type { Random } from '../../src/kernel/random.ts'

export type Schema = Readonly<Record<string, unknown>>

const TEXTS: readonly [string, ...string[]] = [
  '',
  '\0',
  'a\0b',
  '\ud800',
  '😀'.repeat(40),
  'x'.repeat(100_000),
  "'; drop table customer;--",
  '{{ customer.name }}',
  '{% for i in (1..100000000) %}x{% endfor %}',
  '{{',
  '<script>',
  'NaN',
  '2026-02-30',
  '0001-01-01',
  '9999-12-31',
  '-infinity',
  '2026-03-10T10:00:00Z',
  '+275760-09-13T00:00:00.000Z',
  'Europe/Nowhere',
  '../../../etc/passwd',
  '+79161234567',
  'a@b.c',
  '\u202e',
  'javascript:alert(1)',
  '.*(',
]
const NUMBERS: readonly [number, ...number[]] = [0, -1, 1, -0.5, 1.5, 1e9, 1e15, 1e21, 2 ** 53 - 1, 2 ** 53, -(2 ** 31) - 1, 2 ** 31, 1e308]
const DAYS: readonly [string, ...string[]] = [
  '2026-03-10',
  '2026-02-29',
  '2024-02-29',
  '0001-01-01',
  '9999-12-31',
  '1900-01-01',
  '2199-12-31',
]
const MOMENTS: readonly [string, ...string[]] = [
  '2026-03-10T10:00:00Z',
  '2026-03-11T10:00:00+03:00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
]
const WORDS: readonly [string, ...string[]] = [
  'Анна',
  'тест',
  'abc',
  '+79161234567',
  'anna@example.com',
  '12:30',
  'Europe/Moscow',
  'https://example.com/x',
]
const DEPTH_MAX = 8

export interface Maker {
  readonly random: Random
  /** Ids that exist, of whatever kind: a request may name any of them. */
  readonly ids: readonly string[]
  /** What a reference of the document leads to. */
  resolve(reference: string): Schema
}

export function madeText(random: Random): string {
  return random.pick(TEXTS)
}

export function madeId({ random, ids }: Maker): string {
  return ids.length > 0 && random.chance(0.8) ? (ids[random.whole(0, ids.length - 1)] ?? '') : '00000000-0000-4000-8000-000000000000'
}

export function madeValue(schema: Schema, maker: Maker, depth = 0): unknown {
  const { random } = maker
  if (typeof schema['$ref'] === 'string') return madeValue(maker.resolve(schema['$ref']), maker, depth)
  if (depth > DEPTH_MAX || random.chance(0.05)) return random.pick<unknown>([null, true, {}, [], madeText(random), random.pick(NUMBERS)])
  const choices = listOf(schema['anyOf'] ?? schema['oneOf'])
  if (choices.length > 0) return madeValue(choices[random.whole(0, choices.length - 1)] ?? {}, maker, depth + 1)
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][random.whole(0, schema['enum'].length - 1)]
  return madeOfType(schema, maker, depth)
}

function madeOfType(schema: Schema, maker: Maker, depth: number): unknown {
  const { random } = maker
  switch (schema['type']) {
    case 'object':
      return madeObject(schema, maker, depth)
    case 'array':
      return Array.from({ length: random.whole(0, 3) }, () => madeValue(schemaOf(schema['items']), maker, depth + 1))
    case 'boolean':
      return random.chance(0.5)
    case 'integer':
      return madeWhole(schema, random)
    case 'number':
      return random.chance(0.4) ? random.pick(NUMBERS) : random.next()
    case 'string':
      return madeString(schema, maker)
    case 'null':
      return null
    default:
      return random.pick<unknown>([null, 1, 'x', {}, []])
  }
}

function madeObject(schema: Schema, maker: Maker, depth: number): unknown {
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : [])
  const own = Object.entries(schemaOf(schema['properties']))
    .filter(([name]) => maker.random.chance(required.has(name) ? 0.97 : 0.5))
    .map(([name, inner]) => [name, madeValue(schemaOf(inner), maker, depth + 1)])
  const free = schemaOf(schema['additionalProperties'])
  const more = Object.keys(free).length > 0 ? ['ru', '__proto__x', ''].map(name => [name, madeValue(free, maker, depth + 1)]) : []
  return Object.fromEntries([...own, ...more])
}

function madeWhole(schema: Schema, random: Random): number {
  const from = typeof schema['minimum'] === 'number' ? schema['minimum'] : -10
  const to = typeof schema['maximum'] === 'number' ? schema['maximum'] : 2 ** 53 - 1
  if (random.chance(0.25)) return random.pick(NUMBERS)
  return random.chance(0.3) ? random.pick([from, to]) : random.whole(from, Math.min(to, 100_000))
}

function madeString(schema: Schema, maker: Maker): string {
  const { random } = maker
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : ''
  if (random.chance(0.1)) return madeText(random)
  if (schema['format'] === 'date') return random.pick(DAYS)
  if (schema['format'] === 'date-time') return random.pick(MOMENTS)
  if (pattern.includes('[0-9a-f]{8}-')) return madeId(maker)
  if (pattern.includes('[A-Z]{2}')) return random.pick(['RU', 'BG', 'ZZ'])
  if (random.chance(0.3)) return madeText(random)
  return random.pick(WORDS)
}

function listOf(value: unknown): readonly Schema[] {
  return Array.isArray(value) ? value.map(schemaOf) : []
}

function schemaOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
