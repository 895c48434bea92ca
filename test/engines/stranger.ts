/** Uses the program as a stranger does: as a process, with words, an environment and an exit code. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { processIdentity } from '../../src/store/engines/process-identity.ts'

const MAIN = resolve('src/main.ts')
/** Hundreds of starts read the same sources; an installed program has them compiled. */
const COMPILED = resolve('node_modules/.cache/regulars-tests')
const LOOK_MS = 20
/** Two minutes: a machine that does other things as well starts a database slowly. */
const LOOKS_MAX = 6000

export interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Running {
  readonly child: ChildProcess
  readonly url: string
  /** Everything printed until now. */
  printed(): string
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

type Environment = Readonly<Record<string, string>>

export function regulars(args: readonly string[], environment: Environment = {}): Promise<Answer> {
  return collect(launch(args, environment))
}

/** The same with a terminal in English, for tests that read what it says. */
export function inEnglish(args: readonly string[], environment: Environment = {}): Promise<Answer> {
  return regulars(args, { LANG: 'en_GB.UTF-8', ...environment })
}

/** Any program of ours that ends by itself. */
export function collect(child: ChildProcess): Promise<Answer> {
  let out = ''
  let err = ''
  child.stdout?.on('data', chunk => {
    out += String(chunk)
  })
  child.stderr?.on('data', chunk => {
    err += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code, out, err }))
  })
}

/** `regulars start` on a free port, once it says that it is ready. */
export async function startRegulars(dataDirectory: string, environment: Environment = {}): Promise<Running> {
  const child = launch(['start', '--data', dataDirectory, '--port', '0'], environment)
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', chunk => {
      printed += String(chunk)
    })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  const url = await until(() => {
    if (child.exitCode !== null) throw new Error(`it ended before it was ready: ${printed}`)
    return /(http:\S+)/.exec(printed)?.[1]
  })
  return {
    child,
    url,
    printed: () => printed,
    end: signal => {
      child.kill(signal)
      return ended
    },
  }
}

export function launch(args: readonly string[], environment: Environment): ChildProcess {
  const { DATABASE_URL: _theirs, ...own } = process.env
  return spawn(process.execPath, [MAIN, ...args], {
    env: { ...own, LANG: 'ru_RU.UTF-8', NODE_COMPILE_CACHE: COMPILED, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Looks until there is something to see. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let count = 0; count < LOOKS_MAX; count += 1) {
    const seen = await look()
    if (seen !== undefined) return seen
    await wait(LOOK_MS)
  }
  throw new Error(`not seen: ${String(look)}`)
}

/** The process number of the server of this data directory, while it lives. */
export async function serverOf(dataDirectory: string): Promise<number | undefined> {
  const place = await readFile(join(dataDirectory, 'database-place'), 'utf8').catch(() => dataDirectory)
  const note = await readFile(join(place.trim(), 'postgres', 'postmaster.pid'), 'utf8').catch(() => undefined)
  const pid = Number(note?.split('\n')[0])
  return note !== undefined && processIdentity(pid) !== undefined ? pid : undefined
}

export async function untilGone(pid: number): Promise<void> {
  await until(() => (processIdentity(pid) === undefined ? true : undefined))
}

/** A folder of its own for a test, and its end. When we are root the server's user must be able to pass through it. */
export async function newFolder(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'regulars-engine-'))
  await chmod(path, 0o711)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
