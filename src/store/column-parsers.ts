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
  return utcMs(text) ?? anyMs(text)
}

const DIGIT_0 = 48

/** What our connections bring: years of four digits in UTC. Rows of a mailing have six times each, and Date.parse costs ten times as much. */
function utcMs(text: string): number | undefined {
  const { length } = text
  if (length < 22 || text.charCodeAt(4) !== 45 || !text.endsWith('+00')) return undefined
  const two = (at: number): number => (text.charCodeAt(at) - DIGIT_0) * 10 + text.charCodeAt(at + 1) - DIGIT_0
  const ms = Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17))
  let thousandths = 0
  for (let at = 20, worth = 100; at < 23 && at < length - 3; at += 1, worth /= 10) thousandths += (text.charCodeAt(at) - DIGIT_0) * worth
  // Years before 100 mean another century to Date.UTC.
  return two(0) > 0 && Number.isInteger(ms) ? ms + thousandths : undefined
}

function anyMs(text: string): number {
  const iso = text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')
  const ms = Date.parse(iso)
  assert(!Number.isNaN(ms), `${text} is not a moment of time`)
  return ms
}
