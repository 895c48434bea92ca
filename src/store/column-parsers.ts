/** How values of PostgreSQL become values of the program, for our own pool only (the driver's defaults stay as they are). */
import { type CustomTypesConfig, types } from 'pg'
import { assert } from '../kernel/assert.ts'

type Parser = (text: string) => unknown

const OID = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 } as const

const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [OID.int8, safeInteger],
  [OID.date, text => text],
  [OID.timestamptz, epochMs],
  [OID.numeric, text => text],
])

/** The `types` option of a pool. */
export const columnParsers: CustomTypesConfig = {
  getTypeParser: (...[oid, format]: Parameters<typeof types.getTypeParser>) =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? types.getTypeParser(oid, format),
}

function safeInteger(text: string): number {
  const value = Number(text)
  assert(Number.isSafeInteger(value), `${text} does not fit into a number`)
  return value
}

/** '2026-03-10 10:30:00.123+00' with any offset; microseconds are cut to milliseconds. */
export function epochMs(text: string): number {
  const iso = text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')
  const ms = Date.parse(iso)
  assert(!Number.isNaN(ms), `${text} is not a moment of time`)
  return ms
}
