/**
 * The dialogue of 1C: checkauth, init, file in parts, import, success. Answers are lines of plain text, always with status 200;
 * a failure is the word `failure` and a sentence. The file waits on the disk until `import` and then goes the way of every delivery.
 */
import { appendFile, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Hono } from 'hono'
import { sha256Hex } from '../kernel/digest.ts'
import type { HookIntake } from '../usecases/collect/receive-hook.ts'
import { readBytes } from './body.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerContext, ServerEnv } from './env.ts'
import { addressOf, headersOf, HOOK_BYTES_MAX } from './hook-request.ts'

/** Parts of one file together. */
const FILE_BYTES_MAX = 256 * 1024 * 1024
const SAFE_NAME = /^[\w-]{1,80}\.(?:xml|zip)$/i

interface Exchange {
  readonly deps: HttpDeps
  readonly intake: HookIntake
}

export function mountExchange(app: Hono<ServerEnv>, deps: HttpDeps, intake: HookIntake): void {
  app.all('/api/v1/hooks/commerceml/:key', async (c, next) => {
    const mode = c.req.query('mode')
    if (mode === undefined) return next()
    c.set('routeName', 'hook')
    return speak(c, mode, { deps, intake })
  })
}

async function speak(c: ServerContext, mode: string, exchange: Exchange): Promise<Response> {
  const lines = (...said: string[]): Response => c.text(said.join('\n'), 200, { 'Cache-Control': 'no-store' })
  // Every step is proved by name and password, so the cookie of the dialogue says nothing.
  const known = await hand(c, exchange, new Uint8Array(), { isTry: true })
  if (!known) return lines('failure', 'wrong name, password or address')
  if (mode === 'checkauth') return lines('success', 'session', sha256Hex(c.req.param('key') ?? '').slice(0, 24))
  if (mode === 'init') return lines('zip=yes', `file_limit=${HOOK_BYTES_MAX}`)
  if (mode === 'query')
    return c.body('<?xml version="1.0" encoding="UTF-8"?>\n<КоммерческаяИнформация ВерсияСхемы="2.08"/>', 200, {
      'Content-Type': 'application/xml; charset=utf-8',
    })
  if (mode === 'success' || mode === 'deactivate' || mode === 'complete') return lines('success')
  const name = c.req.query('filename')?.split('/').at(-1) ?? ''
  if (!SAFE_NAME.test(name)) return lines('failure', 'the name of the file is not one we take')
  const folder = join(exchange.deps.uploadDir, `exchange-${sha256Hex(c.req.param('key') ?? '').slice(0, 24)}`)
  if (mode === 'file') return lines(...(await keepPart(c, { folder, name })))
  if (mode === 'import') return lines(...(await takeIn(c, exchange, { folder, name })))
  return lines('failure', `unknown mode`)
}

interface Place {
  readonly folder: string
  readonly name: string
}

async function keepPart(c: ServerContext, { folder, name }: Place): Promise<readonly string[]> {
  const bytes = await readBytes(c, HOOK_BYTES_MAX)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  const before = await stat(path).then(
    found => found.size,
    () => 0,
  )
  if (before + bytes.byteLength > FILE_BYTES_MAX) return ['failure', 'the file is too large']
  await appendFile(path, bytes, { mode: 0o600 })
  return ['success']
}

/** The file itself, or its archive of the same name or of any other. */
async function takeIn(c: ServerContext, exchange: Exchange, { folder, name }: Place): Promise<readonly string[]> {
  const stem = name.replace(/\.\w+$/, '')
  for (const candidate of [name, `${stem}.zip`]) {
    const path = join(folder, candidate)
    const bytes = await readFile(path).catch(() => undefined)
    if (bytes === undefined) continue
    const body = candidate.toLowerCase().endsWith('.zip') ? unpacked(bytes, name) : bytes
    if (body === undefined) return ['failure', 'the archive cannot be read']
    const isKept = await hand(c, exchange, body, { isTry: false })
    await rm(path, { force: true })
    return isKept ? ['success'] : ['failure', 'the file was not taken']
  }
  return ['failure', 'no such file: send it first']
}

function unpacked(archive: Uint8Array, name: string): Uint8Array | undefined {
  try {
    const files = unzipSync(archive, { filter: file => file.name.toLowerCase().endsWith('.xml') && file.originalSize <= FILE_BYTES_MAX })
    return files[name] ?? Object.values(files)[0]
  } catch {
    return undefined
  }
}

async function hand(c: ServerContext, { intake }: Exchange, body: Uint8Array, { isTry }: { readonly isTry: boolean }): Promise<boolean> {
  const hook = { source: 'commerceml', key: c.req.param('key') ?? '', url: addressOf(c), headers: headersOf(c), body }
  const received = isTry ? await intake.try(hook) : await intake.receive(hook)
  return received === 'kept'
}
