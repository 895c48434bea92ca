import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { testStore } from '../../test/database.ts'
import type { RowWriter } from './binary-rows.ts'
import { copyBinary } from './copy-binary.ts'
import { md5Hex } from '../kernel/digest.ts'
import { rememberClient } from './copy.ts'
import type { Database } from './schema/database.ts'

const ID = '0123abcd-4567-89ef-8123-456789abcdef'
const NUMERICS = ['0', '1', '-1', '0.5', '10000', '9999', '9999.9999', '123456789', '0.000001', '1.25', '100000000.000001', '-0.75']
const WHOLE = [0, 1, -1, 4_294_967_295, 4_294_967_296, -4_294_967_297, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]
const TEXTS = ['', 'Ж', '😀', 'a\tb\\n\n"', `NUL\0 goes`, 'ж'.repeat(200)]
const LONG = 'ж'.repeat(200_000)

const BYTES = Uint8Array.from(Buffer.from(ID.replaceAll('-', ''), 'hex'))
const PAIRS = [
  { other: null, pair: 'Ж' },
  { other: ID, pair: 'ж'.repeat(300) },
] as const

/** A page has no room for the long one. */
const textOf = (at: number): string | null => (at % 7 === 6 ? null : at === 100 ? LONG : (TEXTS[at % TEXTS.length] ?? ''))

const COLUMNS = {
  id: 'uuid',
  other: 'uuid',
  pair: 'text',
  bytes: 'uuid',
  digits: 'text',
  text: 'text',
  again: 'text',
  small: 'smallint',
  whole: 'integer',
  big: 'bigint',
  day: 'date',
  moment: 'timestamptz',
  decimal: 'numeric',
} as const

test('values come out of the binary format as they went in, whatever their size', async () => {
  const { databaseUrl, close } = await testStore()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const single = { connect: async () => Object.assign(client, { release: () => undefined }), end: async () => undefined, options: {} }
  try {
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: single }) })
    const rows = Array.from({ length: 5000 }, (_, at) => at)
    const write = (row: RowWriter, at: number): void => {
      row.begin()
      row.uuid(at % 3 === 0 ? null : ID)
      row.together(PAIRS[at % PAIRS.length] ?? PAIRS[0], (to, { other, pair }) => {
        to.uuid(other)
        to.text(pair)
      })
      row.uuidBytes(BYTES)
      row.hex(BYTES)
      row.text(textOf(at))
      row.repeated(TEXTS[at % TEXTS.length] ?? '')
      row.smallint(at % 2 === 0 ? -32_768 : null)
      row.integer(at % 2 === 0 ? null : -2_147_483_648)
      row.bigint(WHOLE[at % WHOLE.length] ?? 0)
      row.date(at - 10)
      row.timestamptz(at * 86_400_123 - 10)
      row.millionths(Math.round(Number(NUMERICS[at % NUMERICS.length]) * 1_000_000))
    }
    const found = await db.transaction().execute(async trx => {
      rememberClient(trx, client)
      await copyBinary(trx, { stage: 'tried', columns: COLUMNS }, { items: rows, write })
      return sql<
        Record<string, string | null>
      >`select id::text, other::text, pair, bytes::text, digits, text, md5(again) as again, small::text, whole::text, big::text, day::text, (extract(epoch from moment) * 1000)::bigint::text as moment, decimal::text
        from pg_temp.tried order by day`.execute(trx)
    })
    expect(found.rows).toEqual(
      rows.map(at => ({
        id: at % 3 === 0 ? null : ID,
        ...PAIRS[at % PAIRS.length],
        bytes: ID,
        digits: ID.replaceAll('-', ''),
        text: textOf(at)?.replace('\0', '') ?? null,
        again: md5Hex((TEXTS[at % TEXTS.length] ?? '').replace('\0', '')),
        small: at % 2 === 0 ? '-32768' : null,
        whole: at % 2 === 0 ? null : '-2147483648',
        big: String(WHOLE[at % WHOLE.length]),
        day: new Date((at - 10) * 86_400_000).toISOString().slice(0, 10),
        moment: String(at * 86_400_123 - 10),
        decimal: NUMERICS[at % NUMERICS.length],
      })),
    )
  } finally {
    await client.end()
    await close()
  }
})
