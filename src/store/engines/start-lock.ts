/**
 * One process at a time starts or stops the server of a data directory. The lock is a file that names its holder;
 * the watchdog (watchdog.ts) takes the same lock from a shell, so both keep to the same few steps.
 */
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { StartRefusal } from '../../kernel/start-refusal.ts'
import { errorCode } from './file-errors.ts'
import { processIdentity } from './process-identity.ts'

const RETRY_MS = 25
/** A first start with a copy of the binaries, or a stop with a long checkpoint, may take this long. */
const PATIENCE_MS = 90_000
/** A holder writes its name right after it made the file; one that did not was killed in between. */
const NAMELESS_MS = 3_000

/** Runs the work while holding the lock. @throws StartRefusal 'database-busy' when another process does not let go. */
export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file)
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function acquire(file: string): Promise<void> {
  const attempts = Math.ceil(PATIENCE_MS / RETRY_MS)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await tryAcquire(file)) return
    if (!(await removeStale(file))) await wait(RETRY_MS)
  }
  throw new StartRefusal('database-busy', { path: file })
}

async function tryAcquire(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${process.pid} ${processIdentity(process.pid) ?? ''}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    // Windows reports a file that is just being deleted as forbidden.
    if (errorCode(error) === 'EEXIST' || (process.platform === 'win32' && errorCode(error) === 'EPERM')) return false
    throw error
  }
}

/** True when a lock of a dead process was taken away. */
async function removeStale(file: string): Promise<boolean> {
  const holder = await readFile(file, 'utf8').catch(() => undefined)
  if (holder === undefined) return true
  const [pid = '', ...identity] = holder.trim().split(' ')
  if (pid === '') {
    const made = await stat(file).then(
      stats => stats.mtimeMs,
      () => Infinity,
    )
    if (performance.timeOrigin + performance.now() - made < NAMELESS_MS) return false
  } else if (processIdentity(Number(pid)) === identity.join(' ')) return false
  const aside = `${file}.${process.pid}`
  try {
    await rename(file, aside)
  } catch {
    return true
  }
  // Another process may have removed the same stale lock and made its own between our look and our move: give it back.
  if ((await readFile(aside, 'utf8')) === holder) await rm(aside, { force: true })
  else await rename(aside, file)
  return true
}
