/**
 * Numbered SQL files, applied in order, each in its own transaction, by one process at a time.
 * A file that was applied never changes again: its checksum is kept and compared.
 */
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { sha256Hex } from '../kernel/digest.ts'
import { StartRefusal } from '../kernel/start-refusal.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/
/** Any number that nothing else in this database locks: 'regulars' read as digits of a telephone. */
const LOCK = 73_485_277

export interface Migration {
  readonly version: number
  readonly name: string
  readonly checksum: string
  readonly sql: string
}

interface Applied {
  readonly version: number
  readonly name: string
  readonly checksum: string
}

export async function readMigrations(folder: URL = FOLDER): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter(name => FILE_NAME.test(name)).toSorted()
  return Promise.all(
    names.map(async name => {
      const [, digits = '', title = ''] = FILE_NAME.exec(name) ?? []
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { version: Number(digits), name: title, checksum: sha256Hex(sql), sql }
    }),
  )
}

/**
 * Brings the schema up to date and returns the names of what was applied.
 * @throws StartRefusal 'newer-schema' | 'changed-migration'
 */
export async function migrate(pool: pg.Pool, migrations?: readonly Migration[]): Promise<readonly string[]> {
  const known = migrations ?? (await readMigrations())
  const client = await pool.connect()
  try {
    if (pending(known, await applied(client)).length === 0) return []
    await client.query('select pg_advisory_lock($1)', [LOCK])
    try {
      await client.query(`create table if not exists schema_version (
        version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
      const missing = pending(known, await applied(client))
      for (const migration of missing) await apply(client, migration)
      return missing.map(migration => migration.name)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK])
    }
  } finally {
    client.release()
  }
}

/** The schema number in the database, 0 when there is none yet. */
export async function schemaVersion(client: pg.Pool | pg.ClientBase): Promise<number> {
  return Math.max(0, ...(await applied(client)).map(row => row.version))
}

async function applied(client: pg.Pool | pg.ClientBase): Promise<readonly Applied[]> {
  const there = await client.query<{ found: string | null }>(`select to_regclass('schema_version') as found`)
  if (there.rows[0]?.found === null) return []
  return (await client.query<Applied>('select version, name, checksum from schema_version order by version')).rows
}

function pending(known: readonly Migration[], done: readonly Applied[]): readonly Migration[] {
  const newestKnown = Math.max(0, ...known.map(migration => migration.version))
  const newestDone = Math.max(0, ...done.map(row => row.version))
  if (newestDone > newestKnown) throw new StartRefusal('newer-schema', { found: newestDone, known: newestKnown })
  const byVersion = new Map(done.map(row => [row.version, row]))
  return known.filter(migration => {
    const row = byVersion.get(migration.version)
    if (row !== undefined && row.checksum !== migration.checksum) throw new StartRefusal('changed-migration', { name: migration.name })
    return row === undefined
  })
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_version (version, name, checksum) values ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
