/** Where the embedded server keeps its things, given the data directory of the program. */
import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuseFileError } from './file-errors.ts'
import { makeFolder } from './make-folder.ts'
import { SHARED_PLACE } from './postgres-binaries.ts'
import { canReach, isRoot, type UnixUser, unprivilegedUser } from './unprivileged-user.ts'

export interface Places {
  /** The data directory of the program. */
  readonly data: string
  /** The data directory of PostgreSQL. */
  readonly cluster: string
  /** Folder of the socket; empty where the server listens on a port of 127.0.0.1 instead. */
  readonly socketFolder: string
  readonly password: string
  readonly users: string
  readonly lock: string
  readonly log: string
  /** Whom the server runs as, when not as ourselves. */
  readonly user: UnixUser | undefined
}

/** A socket's whole path must fit into 103 bytes (macOS); its name takes 14 of them. */
const SOCKET_FOLDER_BYTES_MAX = 86

/** Makes the folders. @throws StartRefusal 'data-not-a-directory' | 'data-not-writable' | 'no-space' | 'no-unprivileged-user' */
export async function preparePlaces(dataDirectory: string): Promise<Places> {
  try {
    return await prepare(dataDirectory)
  } catch (error) {
    return refuseFileError(error, dataDirectory)
  }
}

async function prepare(dataDirectory: string): Promise<Places> {
  await makeFolder(dataDirectory, 0o700)
  const data = await realpath(dataDirectory)
  await mkdir(join(data, 'users'), { recursive: true })
  const user = isRoot() ? await serverUser(join(data, 'postgres')) : undefined
  const base = user === undefined ? data : await baseFor(data, user)
  const socketFolder = process.platform === 'win32' ? '' : await makeSocketFolder(base, user)
  return {
    data,
    cluster: join(base, 'postgres'),
    socketFolder,
    user,
    password: join(data, 'database-password'),
    users: join(data, 'users'),
    lock: join(data, 'start.lock'),
    log: join(data, 'database.log'),
  }
}

/** Whoever owns the cluster already, so that `sudo` on one's own data directory changes nothing. */
async function serverUser(cluster: string): Promise<UnixUser> {
  const owner = await stat(cluster).catch(() => undefined)
  return owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : unprivilegedUser()
}

/** The data directory itself, or a place of its own when the user cannot pass through all folders above it. */
async function baseFor(data: string, user: UnixUser): Promise<string> {
  const pointer = join(data, 'database-place')
  const chosen = await readFile(pointer, 'utf8').catch(() => undefined)
  if (chosen !== undefined) return chosen.trim()
  // Passable but not readable: the user sees the one folder that is his.
  await chmod(data, 0o711)
  if (await canReach(user, data)) return data
  // Never a place used before: a cluster whose data folder was deleted has lost its password with it.
  const place = join(SHARED_PLACE, `${shortHash(data)}-${randomBytes(4).toString('hex')}`)
  await mkdir(place, { recursive: true, mode: 0o755 })
  await writeFile(pointer, `${place}\n`)
  return place
}

async function makeSocketFolder(base: string, user: UnixUser | undefined): Promise<string> {
  const near = join(base, 'run')
  const folder =
    Buffer.byteLength(near) <= SOCKET_FOLDER_BYTES_MAX ? near : join(tmpdir(), `regulars-${process.getuid?.() ?? 0}-${shortHash(base)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  if (user !== undefined) await chown(folder, user.uid, user.gid)
  return folder
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
