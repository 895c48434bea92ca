/** The owner's console: files that Vite built. Their list is read once, so an address can reach nothing else. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

export function mountConsole(app: Hono<ServerEnv>, webDir: string): void {
  const files = listFiles(webDir)
  app.get('*', async (c, next) => {
    const path = c.req.path
    if (files.has(path) && path !== '/index.html') return sendFile(c, { webDir, files, path })
    if (!PAGES.test(path)) return next()
    if (files.has('/index.html')) return sendFile(c, { webDir, files, path: '/index.html' })
    return c.text('The console is not built yet: run npm run build.', 503)
  })
}

interface Served {
  readonly webDir: string
  readonly files: ReadonlySet<string>
  readonly path: string
}

function sendFile(c: ServerContext, { webDir, files, path }: Served): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  const packed = ENCODINGS.find(([name, ending]) => accepted.includes(name) && files.has(path + ending))
  c.header('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream')
  c.header('Vary', 'Accept-Encoding')
  if (packed) c.header('Content-Encoding', packed[0])
  // Hashed names never change their content; the page that names them is asked for each time.
  c.header('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  return c.body(readFileSync(join(webDir, path + (packed?.[1] ?? ''))))
}

function listFiles(webDir: string): ReadonlySet<string> {
  if (!existsSync(webDir)) return new Set()
  const entries = readdirSync(webDir, { recursive: true, withFileTypes: true })
  return new Set(
    entries.filter(entry => entry.isFile()).map(entry => `/${relative(webDir, join(entry.parentPath, entry.name)).split(sep).join('/')}`),
  )
}
