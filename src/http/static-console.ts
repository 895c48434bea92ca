/**
 * The owner's console: files that Vite built. Only what stands in their list is served, so an address can reach nothing else. The list
 * is read again when files came or went: a console that is rebuilt under a running program shows its new pages.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { Hono } from 'hono'
import { CONSOLE_PAGES } from '../contract/console-pages.ts'
import type { ServerContext, ServerEnv } from './env.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/** Addresses of pages that the browser's own router knows, to the third level; anything else is a real 404. */
const PAGES = new RegExp(String.raw`^/(?:(?:${CONSOLE_PAGES.join('|')})(?:/[\w-]*){0,2})?$`)

/** The one page of a cashier. */
const TILL = '/till'

/** @param isCashier whether the person who asks for a page has nothing but the till. */
export function mountConsole(app: Hono<ServerEnv>, webDir: string, isCashier: (c: ServerContext) => Promise<boolean>): void {
  const built = new BuiltFiles(webDir)
  app.get('*', async (c, next) => {
    const path = c.req.path
    const isPage = PAGES.test(path)
    if (isPage && path !== TILL && (await isCashier(c))) return c.redirect(TILL)
    const file = built.read(isPage ? PAGE : path, c.req.header('accept-encoding') ?? '')
    if (file && (isPage || path !== PAGE)) return sendFile(c, isPage ? PAGE : path, file)
    if (!isPage) return next()
    return c.text('The console is not built yet: run npm run build.', 503)
  })
}

const PAGE = '/index.html'

interface Packed {
  readonly bytes: Buffer<ArrayBuffer>
  readonly encoding: (typeof ENCODINGS)[number][0] | null
}

class BuiltFiles {
  readonly #webDir: string
  #files: ReadonlySet<string> = new Set()
  #changedMs: number | null = null

  constructor(webDir: string) {
    this.#webDir = webDir
  }

  /** The smallest variant that the browser takes; undefined when there is no such file, or no longer. */
  read(path: string, accepted: string): Packed | undefined {
    this.#look()
    if (!this.#files.has(path)) return undefined
    for (const [encoding, ending] of ENCODINGS) {
      const bytes = accepted.includes(encoding) && this.#files.has(path + ending) ? this.#bytes(path + ending) : undefined
      if (bytes) return { bytes, encoding }
    }
    const bytes = this.#bytes(path)
    return bytes && { bytes, encoding: null }
  }

  /** A folder's time of change is the moment when a file came to it or went. */
  #look(): void {
    const changedMs = Math.max(folderChangedMs(this.#webDir), folderChangedMs(join(this.#webDir, 'assets')))
    if (changedMs === this.#changedMs) return
    this.#changedMs = changedMs
    this.#files = listFiles(this.#webDir)
  }

  /** A build empties the folder first: what stood in the list a moment ago may be gone. */
  #bytes(path: string): Buffer<ArrayBuffer> | undefined {
    try {
      return readFileSync(join(this.#webDir, path))
    } catch (error) {
      if (!isMissing(error)) throw error
      this.#changedMs = null
      return undefined
    }
  }
}

function sendFile(c: ServerContext, path: string, { bytes, encoding }: Packed): Response {
  c.header('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream')
  c.header('Vary', 'Accept-Encoding')
  if (encoding) c.header('Content-Encoding', encoding)
  // Hashed names never change their content; the page that names them is asked for each time.
  c.header('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  return c.body(bytes)
}

function folderChangedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function listFiles(webDir: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(webDir, { recursive: true, withFileTypes: true })
    return new Set(
      entries.filter(entry => entry.isFile()).map(entry => `/${relative(webDir, join(entry.parentPath, entry.name)).split(sep).join('/')}`),
    )
  } catch (error) {
    if (!isMissing(error)) throw error
    return new Set()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
