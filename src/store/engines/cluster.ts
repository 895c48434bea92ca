/** The data directory of PostgreSQL: made once, with checksums and a collation that no upgrade of the system can change. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { Client, escapeLiteral } from 'pg'
import { StartRefusal } from '../../kernel/start-refusal.ts'
import type { Places } from './places.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'

const run = promisify(execFile)

export const ADMIN = 'postgres'
/** The program signs in as this plain user: it owns the database and is bound by row-level security like anybody. */
export const LOGIN = 'regulars'
export const DATABASE = 'regulars'

export async function makeCluster(places: Places, binaries: PostgresBinaries): Promise<void> {
  if (await exists(`${places.cluster}/PG_VERSION`)) {
    await password(places)
    return
  }
  const unfinished = `${places.cluster}.new`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  const passwordFile = `${dirname(unfinished)}/password.new`
  await writeFile(passwordFile, await password(places), { mode: 0o600 })
  if (places.user !== undefined) for (const path of [unfinished, passwordFile]) await chown(path, places.user.uid, places.user.gid)
  try {
    await run(
      binaries.initdb,
      [
        '-D',
        unfinished,
        '-U',
        ADMIN,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--data-checksums',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...serverProcess(places), windowsHide: true },
    )
  } catch (error) {
    throw initdbRefusal(error, unfinished)
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(unfinished, places.cluster)
}

/** How programs of the server are started: as its user, with nothing of our environment. */
export function serverProcess(places: Places): { uid?: number; gid?: number; cwd: string; env: Record<string, string> } {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...(process.platform === 'win32' && { SystemRoot: String.raw`C:\Windows` }) }
  return { ...places.user, cwd: dirname(places.cluster), env }
}

/**
 * The password of both users of the server; it lies beside the data, for its owner alone.
 * @throws StartRefusal 'database-without-password' when there are data that no password opens any more
 */
export async function password(places: Places): Promise<string> {
  const known = await readFile(places.password, 'utf8').catch(() => undefined)
  if (known !== undefined && known !== '') return known
  if (await exists(`${places.cluster}/PG_VERSION`)) {
    throw new StartRefusal('database-without-password', { path: places.cluster, passwordFile: places.password })
  }
  const made = randomBytes(24).toString('base64url')
  await writeFile(places.password, made, { mode: 0o600 })
  return made
}

/** Makes the plain user and the database, once; the note is written last, so that an interrupted first start does it again. */
export async function makeDatabase(places: Places, adminUrl: string): Promise<void> {
  const note = `${places.cluster}/regulars-database-made`
  if (await exists(note)) return
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [LOGIN])
    const secret = escapeLiteral(await password(places))
    await client.query(`${role.rows.length === 0 ? 'create' : 'alter'} role ${LOGIN} login nosuperuser nobypassrls password ${secret}`)
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (database.rows.length === 0) await client.query(`create database ${DATABASE} owner ${LOGIN}`)
  } finally {
    await client.end()
  }
  await writeFile(note, '')
}

/** What the plain user may do with the server besides: end a file of its log, so that nothing of a forgotten person stays in it. Once. */
export async function giveRights(places: Places, adminUrl: string): Promise<void> {
  const note = `${places.cluster}/regulars-rights-given`
  if (await exists(note)) return
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`grant pg_checkpoint to ${LOGIN}`)
    await client.query(`grant execute on function pg_switch_wal() to ${LOGIN}`)
  } finally {
    await client.end()
  }
  await writeFile(note, '')
}

function initdbRefusal(error: unknown, path: string): unknown {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  if (said.includes('No space left')) return new StartRefusal('no-space', { path })
  return new StartRefusal('database-did-not-start', { logFile: path, lastLine: said.trim().split('\n').at(-1) ?? '' })
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
