/** One shop whole, into a folder, as it was at one moment. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase, Pool } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { assert } from '../kernel/assert.ts'
import type { BusinessId } from '../kernel/ids.ts'
import { type Instant, isoInstant } from '../kernel/instant.ts'
import { refuseFileError } from './engines/file-errors.ts'
import { makeFolder } from './engines/make-folder.ts'
import { schemaVersion } from './migrate.ts'
import { readTables, type TableShape } from './tables.ts'
import {
  LEFT_BEHIND,
  type Manifest,
  WHOLE_FOLDER,
  WHOLE_FORMAT,
  WHOLE_MANIFEST,
  WHOLE_VERSION,
  type WholeTable,
  WRITTEN_AS,
} from './whole-export.ts'

export interface WholeOrder {
  readonly business: BusinessId
  readonly folder: string
  readonly at: Instant
}

/** The manifest is written last: a folder without it is no whole export. @throws StartRefusal when the folder cannot be written */
export async function writeWhole(pool: Pool, { business, folder, at }: WholeOrder): Promise<Manifest> {
  const client = await pool.connect()
  try {
    await makeFolder(folder, 0o700)
    await makeFolder(join(folder, WHOLE_FOLDER), 0o700)
    await client.query('begin isolation level repeatable read read only')
    await client.query(`select set_config('app.business_id', $1, true), set_config('timezone', 'UTC', true)`, [String(business)])
    const tables: WholeTable[] = []
    for (const table of await readTables(client))
      if (table.isTenant && !LEFT_BEHIND.has(table.name)) tables.push(await writeTable(client, table, folder))
    const founded = await client.query<{ at: string }>(
      `select to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from tenant where business_id = $1`,
      [business],
    )
    const foundedAt = founded.rows[0]?.at
    assert(foundedAt !== undefined, 'an exported shop is in the list of businesses')
    const manifest: Manifest = {
      format: WHOLE_FORMAT,
      version: WHOLE_VERSION,
      schemaVersion: await schemaVersion(client),
      createdAt: isoInstant(at),
      business,
      foundedAt,
      tables,
    }
    await client.query('commit')
    await writeFile(join(folder, WHOLE_MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
    return manifest
  } catch (error) {
    return refuseFileError(error, folder, 'file-not-writable')
  } finally {
    // The connection may stand in the middle of a COPY: it is not used again.
    client.release(true)
  }
}

async function writeTable(client: ClientBase, { name, columns, primaryKey }: TableShape, folder: string): Promise<WholeTable> {
  const list = columns.map(column => WRITTEN_AS[name]?.[column] ?? column).join(', ')
  const hash = createHash('sha256')
  const copy = client.query(copyTo(`copy (select ${list} from ${name} order by ${primaryKey.join(', ')}) to stdout with (format csv)`))
  const summed = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      done(null, piece)
    },
  })
  await pipeline(copy, summed, createWriteStream(join(folder, WHOLE_FOLDER, `${name}.csv`), { mode: 0o600 }))
  return { table: name, columns: [...columns], rows: copy.rowCount, sha256: hash.digest('hex') }
}
