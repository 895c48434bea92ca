/** A whole export back into an installation where nothing has happened yet: the files are checked first, then everything goes in at once. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ClientBase, Pool } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { assert } from '../kernel/assert.ts'
import { StartRefusal } from '../kernel/start-refusal.ts'
import { readMigrations } from './migrate.ts'
import { putBack } from './put-back.ts'
import type { TableShape } from './tables.ts'
import { LEFT_BEHIND, type Manifest, MANIFEST, WHOLE_FOLDER, WHOLE_MANIFEST, type WholeTable } from './whole-export.ts'

/** Rows of these move from the empty shop that a fresh installation begins with. */
const DOORS = ['staff', 'owner_link', 'api_key'] as const

/** undefined when the folder holds no whole export. @throws StartRefusal 'damaged-export' | 'newer-schema' */
export async function checkWhole(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, WHOLE_MANIFEST), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const manifest = MANIFEST.safeParse(parsed(text))
  if (!manifest.success) throw new StartRefusal('damaged-export', { path: folder, part: WHOLE_MANIFEST })
  const known = Math.max(...(await readMigrations()).map(migration => migration.version))
  if (manifest.data.schemaVersion > known) throw new StartRefusal('newer-schema', { found: manifest.data.schemaVersion, known })
  for (const { table, sha256 } of manifest.data.tables)
    if ((await sumOf(fileOf(folder, table))) !== sha256) throw new StartRefusal('damaged-export', { path: folder, part: `${table}.csv` })
  return manifest.data
}

/** @throws StartRefusal 'restore-not-empty' when there are customers or sales of a real shop */
export async function loadWhole(pool: Pool, { folder, manifest }: { readonly folder: string; readonly manifest: Manifest }): Promise<void> {
  await putBack(pool, async (client, tenant) => {
    const fresh = await freshBusiness(client, { folder, number: manifest.business })
    for (const { name } of tenant.toReversed())
      if (name !== 'business' && name !== 'staff' && !LEFT_BEHIND.has(name))
        await client.query(`delete from ${name} where business_id = $1`, [fresh])
    await moveShop(client, { folder, manifest, fresh })
    for (const { name, columns } of tenant) {
      const written = manifest.tables.find(({ table }) => table === name)
      if (written === undefined || name === 'business') continue
      await fillTable(client, { folder, written, known: columns })
    }
  })
}

/** The shop that makes room: the one of that number, or the only one there is; it holds nothing of its own yet. */
async function freshBusiness(
  client: ClientBase,
  { folder, number }: { readonly folder: string; readonly number: number },
): Promise<number> {
  const { rows } = await client.query<{ id: number; empty: boolean }>(`select b.business_id as id, b.is_sample or not (
      exists (select from customer c where c.business_id = b.business_id) or exists (select from purchase p where p.business_id = b.business_id)) as empty
    from business b order by b.business_id`)
  const own = rows.find(({ id }) => id === number) ?? (rows.length === 1 ? rows[0] : undefined)
  if (own !== undefined && !own.empty) throw new StartRefusal('restore-not-empty', { path: folder })
  return own?.id ?? number
}

interface Moving {
  readonly folder: string
  readonly manifest: Manifest
  readonly fresh: number
}

/** The shop's own row and number; whoever can sign in here already can sign in to it. */
async function moveShop(client: ClientBase, { folder, manifest, fresh }: Moving): Promise<void> {
  const { business, foundedAt } = manifest
  const written = manifest.tables.find(({ table }) => table === 'business')
  assert(written !== undefined, 'a whole export has the shop itself')
  const list = written.columns.join(', ')
  await client.query(`create temporary table incoming_business on commit drop as select ${list} from business limit 0`)
  await copyIn(client, { target: 'pg_temp.incoming_business', folder, written })
  await client.query(
    `insert into tenant (business_id, created_at) values ($1, $2) on conflict (business_id) do update set created_at = excluded.created_at`,
    [business, foundedAt],
  )
  const set = written.columns.map(column => `${column} = excluded.${column}`).join(', ')
  await client.query(`insert into business (${list}) select ${list} from incoming_business on conflict (business_id) do update set ${set}`)
  if (fresh === business) return
  await client.query('delete from session where business_id = $1', [fresh])
  for (const door of [...DOORS, 'login'])
    await client.query(`update ${door} set business_id = $1 where business_id = $2`, [business, fresh])
  for (const table of LEFT_BEHIND) await client.query(`delete from ${table} where business_id = $1`, [fresh])
  await client.query('delete from business where business_id = $1', [fresh])
  await client.query('delete from tenant where business_id = $1', [fresh])
}

interface Filling {
  readonly folder: string
  readonly written: WholeTable
  readonly known: TableShape['columns']
}

async function fillTable(client: ClientBase, { folder, written, known }: Filling): Promise<void> {
  const lost = written.columns.find(column => !known.includes(column))
  if (lost !== undefined) throw new StartRefusal('damaged-export', { path: folder, part: `${written.table}.${lost}` })
  await copyIn(client, { target: written.table, folder, written })
}

interface CopyingIn {
  readonly target: string
  readonly folder: string
  readonly written: WholeTable
}

async function copyIn(client: ClientBase, { target, folder, written }: CopyingIn): Promise<void> {
  const into = client.query(copyFrom(`copy ${target} (${written.columns.join(', ')}) from stdin with (format csv)`))
  await pipeline(createReadStream(fileOf(folder, written.table)), into)
}

function fileOf(folder: string, table: string): string {
  return join(folder, WHOLE_FOLDER, `${table}.csv`)
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file)) hash.update(piece)
  } catch {
    return ''
  }
  return hash.digest('hex')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
