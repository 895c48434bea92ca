/**
 * The values of many rows as one array a column, in PostgreSQL's binary form. A statement reads them with `unnest`; nothing is
 * written as text and read again, which for JSON text costs the server more than storing the rows.
 * Source: PostgreSQL, array_recv and the recv functions of the types (dates count from 2000-01-01).
 */
import { type RawBuilder, sql } from 'kysely'
import { assert } from '../kernel/assert.ts'
import { type Day, day, dayNumber } from '../kernel/day.ts'
import { type Instant, instant } from '../kernel/instant.ts'

const OID = { bool: 16, int4: 23, text: 25, float8: 701, date: 1082, timestamptz: 1184, uuid: 2950, json: 114 } as const
type Type = keyof typeof OID

const EPOCH_DAY = dayNumber(day('2000-01-01'))
const EPOCH_MS = instant('2000-01-01T00:00:00Z')
const MICROSECONDS = 1000n
const HEADER_BYTES = 20
const LENGTH_BYTES = 4
const UUID_BYTES = 16
const UUID_CHARS = 36

/** For statements that are prepared and name the type themselves. */
export const bytes = {
  uuid: (values: readonly (string | null)[]) => fixed('uuid', values, { bytes: UUID_BYTES, write: writeUuid }),
  int: (values: readonly (number | null)[]) =>
    fixed('int4', values, { bytes: 4, write: (into, value, at) => into.writeInt32BE(value, at) }),
  double: (values: readonly (number | null)[]) =>
    fixed('float8', values, { bytes: 8, write: (into, value, at) => into.writeDoubleBE(value, at) }),
  bool: (values: readonly (boolean | null)[]) =>
    fixed('bool', values, { bytes: 1, write: (into, value, at) => into.writeUInt8(value ? 1 : 0, at) }),
  day: (values: readonly (Day | null)[]) =>
    fixed('date', values, { bytes: 4, write: (into, value, at) => into.writeInt32BE(dayNumber(value) - EPOCH_DAY, at) }),
  instant: (values: readonly (Instant | null)[]) =>
    fixed('timestamptz', values, {
      bytes: 8,
      write: (into, value, at) => into.writeBigInt64BE(BigInt(value - EPOCH_MS) * MICROSECONDS, at),
    }),
  text: (values: readonly (string | null)[]) => texts('text', values),
  /** As text, which the server only checks: for what is stored as it was said and read whole. Making `jsonb` of it costs five times as much. */
  json: (values: readonly unknown[]) => texts('json', jsonTexts(values)),
} as const

export const column = {
  uuid: (values: readonly (string | null)[]) => parameter('uuid', bytes.uuid(values)),
  int: (values: readonly (number | null)[]) => parameter('int4', bytes.int(values)),
  double: (values: readonly (number | null)[]) => parameter('float8', bytes.double(values)),
  bool: (values: readonly (boolean | null)[]) => parameter('bool', bytes.bool(values)),
  day: (values: readonly (Day | null)[]) => parameter('date', bytes.day(values)),
  instant: (values: readonly (Instant | null)[]) => parameter('timestamptz', bytes.instant(values)),
  text: (values: readonly (string | null)[]) => parameter('text', bytes.text(values)),
  json: (values: readonly unknown[]) => parameter('json', bytes.json(values)),
} as const

/**
 * The rows of these columns, for `from … r`. The arrays are handed in from a row of their own, so that the server plans the
 * statement without looking how many rows there are, and keeps the plan.
 */
export function rowsOf(columns: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const names = columns.map((_, at) => `c${at}`)
  return sql`(select ${sql.join(columns)} offset 0) as given(${sql.raw(names.join(', '))})
    cross join lateral unnest(${sql.raw(names.map(name => `given.${name}`).join(', '))})`
}

/** The same value in one row after another, such as the evidence of all rungs of a ladder, is written once. */
function jsonTexts(values: readonly unknown[]): string[] {
  let text = ''
  return values.map((value, at) => {
    if (at === 0 || value !== values[at - 1]) text = JSON.stringify(value)
    return text
  })
}

interface Fixed<Value> {
  readonly bytes: number
  readonly write: (into: Buffer, value: Value, at: number) => unknown
}

function fixed<Value>(type: Type, values: readonly (Value | null)[], { bytes, write }: Fixed<Value>): Buffer {
  const into = Buffer.allocUnsafe(HEADER_BYTES + values.length * (LENGTH_BYTES + bytes))
  let at = writeHeader(into, type, values.length)
  for (const value of values) {
    at = into.writeInt32BE(value === null ? -1 : bytes, at)
    if (value === null) continue
    write(into, value, at)
    at += bytes
  }
  return into.subarray(0, at)
}

function texts(type: 'text' | 'json', values: readonly (string | null)[]): Buffer {
  let size = HEADER_BYTES
  for (const value of values) size += LENGTH_BYTES + (value === null ? 0 : Buffer.byteLength(value))
  const into = Buffer.allocUnsafe(size)
  let at = writeHeader(into, type, values.length)
  for (const value of values) {
    const start = at + LENGTH_BYTES
    const length = value === null ? -1 : into.write(value, start)
    into.writeInt32BE(length, at)
    at = value === null ? at + LENGTH_BYTES : start + length
  }
  return into.subarray(0, at)
}

/** One dimension, counted from 1; the server looks at each value whether it is null. */
function writeHeader(into: Buffer, type: Type, count: number): number {
  let at = into.writeInt32BE(1, 0)
  at = into.writeInt32BE(1, at)
  at = into.writeInt32BE(OID[type], at)
  at = into.writeInt32BE(count, at)
  return into.writeInt32BE(1, at)
}

/** The driver sends bytes as they are. */
function parameter(type: Type, value: Buffer): RawBuilder<unknown> {
  return sql`${value}::${sql.raw(type)}[]`
}

function writeUuid(into: Buffer, text: string, at: number): void {
  assert(text.length === UUID_CHARS, 'a uuid has 36 characters')
  for (let byte = 0; byte < UUID_BYTES; byte += 1) {
    const place = UUID_PLACES[byte] ?? 0
    into[at + byte] = ((HEX[text.charCodeAt(place)] ?? 0) << 4) | (HEX[text.charCodeAt(place + 1)] ?? 0)
  }
}

/** Where the two digits of each byte stand between the dashes. */
const UUID_PLACES = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34)
/** The value of a digit by its code, small letters and large ones. */
const HEX = new Uint8Array(128)
for (let digit = 0; digit < 16; digit += 1) {
  const text = digit.toString(16)
  HEX[text.charCodeAt(0)] = digit
  HEX[text.toUpperCase().charCodeAt(0)] = digit
}
