/** Rows in the binary format on their way into temporary tables, on the connection of the running transaction. */
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { sql, type Transaction } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import { assert } from '../kernel/assert.ts'
import { BinaryRows, type BinaryStage, type RowWriter } from './binary-rows.ts'
import { clientOf } from './copy.ts'
import type { Database } from './schema/database.ts'

const IDENTIFIER = /^[a-z_][a-z0-9_]*$/

/** Fills a temporary table; `write` writes one item as one or more rows. */
export async function copyBinary<T>(
  trx: Transaction<Database>,
  stage: BinaryStage,
  { items, write }: { readonly items: Iterable<T>; readonly write: (row: RowWriter, item: T) => void },
): Promise<void> {
  const rows = new BinaryRows(stage)
  for (const item of items) write(rows, item)
  await sendRows(trx, rows)
}

/** Makes the temporary table of these rows and fills it; they are gone afterwards. */
export async function sendRows(trx: Transaction<Database>, rows: BinaryRows): Promise<void> {
  const { stage, columns } = rows.stage
  const names = Object.keys(columns)
  for (const name of [stage, ...names]) assert(IDENTIFIER.test(name), `${name} is a name of ours`)
  const list = names.map(name => `${name} ${columns[name]}`).join(', ')
  await sql.raw(`create temporary table ${stage} (${list}) on commit drop`).execute(trx)
  const into = clientOf(trx).query(copyFrom(`copy pg_temp.${stage} (${names.join(', ')}) from stdin with (format binary)`))
  await pipeline(Readable.from(rows.pages(), { objectMode: true, highWaterMark: 2 }), into)
  rows.giveBack()
}
