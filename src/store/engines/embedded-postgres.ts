/**
 * The real PostgreSQL as a part of the program: started on a private socket under the data directory, joined by
 * every further process of ours, stopped when the last of them is gone (see watchdog.ts).
 */
import { spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { StartRefusal } from '../../kernel/start-refusal.ts'
import { ADMIN, DATABASE, giveRights, LOGIN, makeCluster, makeDatabase, password, serverProcess } from './cluster.ts'
import type { Engine } from './engine.ts'
import { refuseFileError } from './file-errors.ts'
import { type Places, preparePlaces } from './places.ts'
import { findBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import { processIdentity, programOf } from './process-identity.ts'
import { registerUser } from './server-users.ts'
import { withStartLock } from './start-lock.ts'
import { startWatchdog } from './watchdog.ts'

export interface EmbeddedOptions {
  readonly dataDirectory: string
  /** Further settings of the server, over ours. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface EmbeddedEngine extends Engine {
  /** For work on the server itself, such as making a database for a test. */
  readonly adminUrl: string
}

const MB = 1024 * 1024
/** A sixteenth of the memory, within these bounds: a plan of a million customers writes to half a gigabyte of indexes in no order. */
const BUFFERS_MB = { least: 128, most: 1024, share: 1 / 16 } as const

/** For a small machine that does other things as well. Everything about durability is left as PostgreSQL ships it: on. */
const SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: `${buffersMb()}MB`,
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  // A file of a million rows writes 0.7 GB of log. Twice that without a checkpoint: one in its midst would write every page of the tables into the log again.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // A file of the log that is done with goes, and what it said of people goes with it.
  wal_recycle: 'off',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  unix_socket_permissions: '0700',
}
const SOCKET_NUMBER = 5432
const LOOK_MS = 5
/** Recovery after a power cut reads the log of the last minutes; longer than this it takes only when something is wrong. */
const READY_PATIENCE_MS = 300_000
const LOG_BYTES_MAX = 8 * 1024 * 1024

/** @throws StartRefusal with what to do */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedEngine> {
  const places = await preparePlaces(options.dataDirectory)
  const binaries = await findBinaries({ user: places.user, dataDirectory: places.data }).catch((error: unknown) =>
    refuseFileError(error, places.data),
  )
  return withStartLock(places.lock, async () => {
    const userFile = await registerUser(places.users, places.data)
    const watchdog = startWatchdog({ places, userFile, pgCtl: binaries.pgCtl })
    try {
      const port = (await joinRunning(places)) ?? (await startServer(places, binaries, options.settings ?? {}))
      const secret = await password(places)
      const url = (login: string, database: string): string => serverUrl({ places, port, login, database, secret })
      await makeDatabase(places, url(ADMIN, 'postgres'))
      await giveRights(places, url(ADMIN, DATABASE))
      return {
        kind: 'embedded' as const,
        databaseUrl: url(LOGIN, DATABASE),
        adminUrl: url(ADMIN, 'postgres'),
        role: undefined,
        close: () => watchdog.release(),
      }
    } catch (error) {
      // Not awaited: the watchdog needs the lock that we still hold.
      void watchdog.release()
      throw error
    }
  }).catch((error: unknown) => refuseFileError(error, places.data))
}

/** Of the machine, or of the container when that is smaller. */
function buffersMb(): number {
  const limit = process.constrainedMemory()
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  return Math.round(Math.max(BUFFERS_MB.least, Math.min(BUFFERS_MB.most, (bytes / MB) * BUFFERS_MB.share)))
}

function serverUrl(to: { places: Places; port: number; login: string; database: string; secret: string }): string {
  const host = to.places.socketFolder === '' ? '127.0.0.1' : to.places.socketFolder
  return `postgres://${to.login}:${to.secret}@localhost/${to.database}?host=${encodeURIComponent(host)}&port=${to.port}`
}

/** The port of a server that runs on this data directory already; a note that a dead one left behind is thrown away. */
async function joinRunning(places: Places): Promise<number | undefined> {
  const note = `${places.cluster}/postmaster.pid`
  const looks = READY_PATIENCE_MS / LOOK_MS
  for (let look = 0; look < looks; look += 1) {
    const lines = await noteLines(note)
    if (lines === undefined) return undefined
    const pid = Number(lines[0])
    if (processIdentity(pid) === undefined || !isPostgres(pid)) {
      await rm(note, { force: true })
      return undefined
    }
    if (isReady(lines)) return Number(lines[3])
    await wait(LOOK_MS)
  }
  throw new StartRefusal('database-busy', { path: places.cluster })
}

function isPostgres(pid: number): boolean {
  return programOf(pid)?.includes('postgres') ?? true
}

async function startServer(places: Places, binaries: PostgresBinaries, further: Readonly<Record<string, string>>): Promise<number> {
  await makeCluster(places, binaries)
  const isSocket = places.socketFolder !== ''
  const port = isSocket ? SOCKET_NUMBER : await freePort()
  if (isSocket) for (const left of ['', '.lock']) await rm(`${places.socketFolder}/.s.PGSQL.${port}${left}`, { force: true })
  const settings = {
    ...SETTINGS,
    ...further,
    port: String(port),
    listen_addresses: isSocket ? '' : '127.0.0.1',
    unix_socket_directories: places.socketFolder,
  }
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  if (isSocket) await spawnServer(places, [binaries.postgres, '-D', places.cluster, ...given])
  else await spawnThroughControl(places, binaries, given)
  return port
}

async function spawnServer(places: Places, [program = '', ...rest]: readonly string[]): Promise<void> {
  await keepLogShort(places.log)
  const log = await open(places.log, 'a', 0o600)
  try {
    // A session of its own: Ctrl-C in the terminal must not stop the database before the program has finished.
    const server = spawn(program, rest, { ...serverProcess(places), detached: true, stdio: ['ignore', log.fd, log.fd] })
    server.unref()
    let end: string | undefined
    server.on('exit', code => {
      end = `exit code ${code}`
    })
    server.on('error', error => {
      end = error.message
    })
    await untilReady(places, () => end)
  } finally {
    await log.close()
  }
}

/** On Windows pg_ctl gives away the administrator's rights, with which the server refuses to run. */
async function spawnThroughControl(places: Places, binaries: PostgresBinaries, given: readonly string[]): Promise<void> {
  const words = given.map(word => (word.includes(' ') || word.endsWith('=') ? `"${word}"` : word)).join(' ')
  const control = spawn(binaries.pgCtl, ['start', '-D', places.cluster, '-l', places.log, '-W', '-o', words], {
    ...serverProcess(places),
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  })
  control.unref()
  let end: string | undefined
  control.on('exit', code => {
    end = code === 0 ? undefined : `exit code ${code}`
  })
  control.on('error', error => {
    end = error.message
  })
  await untilReady(places, () => end)
}

async function untilReady(places: Places, ended: () => string | undefined): Promise<void> {
  const looks = READY_PATIENCE_MS / LOOK_MS
  for (let look = 0; look < looks; look += 1) {
    const lines = await noteLines(`${places.cluster}/postmaster.pid`)
    if (lines !== undefined && isReady(lines)) return
    const end = ended()
    if (end !== undefined) throw await refusalFromLog(places, end)
    await wait(LOOK_MS)
  }
  throw await refusalFromLog(places, 'not ready after five minutes')
}

async function refusalFromLog(places: Places, end: string): Promise<StartRefusal> {
  const text = await readFile(places.log, 'utf8').catch(() => '')
  if (text.slice(-2000).includes('No space left')) return new StartRefusal('no-space', { path: places.data })
  const lastLine = text.split('\n').findLast(line => /FATAL|PANIC|ERROR/.test(line)) ?? end
  return new StartRefusal('database-did-not-start', { logFile: places.log, lastLine })
}

async function noteLines(note: string): Promise<readonly string[] | undefined> {
  const text = await readFile(note, 'utf8').catch(() => undefined)
  return text === undefined || text === '' ? undefined : text.split('\n')
}

/** Line 8 of postmaster.pid; line 4 is the port. */
function isReady(lines: readonly string[]): boolean {
  return lines[7]?.trim() === 'ready'
}

async function keepLogShort(log: string): Promise<void> {
  const size = await stat(log).then(
    stats => stats.size,
    () => 0,
  )
  if (size > LOG_BYTES_MAX) await rename(log, `${log}.old`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
