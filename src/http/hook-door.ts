/**
 * The short way in for deliveries: a till or a shop that sends thousands a minute needs neither headers for browsers nor an answer in its
 * language, so a delivery that is taken passes none of the machinery for pages. Anything else goes on to the usual way, with its verdict.
 */
import { randomUUID } from 'node:crypto'
import { IncomingMessage } from 'node:http'
import type { Next } from 'hono'
import type { HookIntake } from '../usecases/collect/receive-hook.ts'
import type { HttpDeps } from './deps.ts'
import { isLoopback, type ServerContext } from './env.ts'
import { HOOK_BYTES_MAX } from './hook-request.ts'
import type { RequestMetrics } from './metrics.ts'

export interface HookDoor {
  readonly deps: Pick<HttpDeps, 'log'>
  readonly intake: HookIntake
  readonly metrics: RequestMetrics
}

const TAKEN = JSON.stringify({ ok: true })

export function hookDoor({ deps, intake, metrics }: HookDoor) {
  return async (c: ServerContext, next: Next): Promise<Response | void> => {
    const startedMs = performance.now()
    const incoming: unknown = c.env?.incoming
    const source = c.req.param('source') ?? ''
    // 1C speaks a dialogue at its address.
    if (!(incoming instanceof IncomingMessage) || source === 'commerceml') return next()
    const bytes = Number(incoming.headers['content-length'] ?? NaN)
    if (!(bytes <= HOOK_BYTES_MAX)) return next()
    const key = c.req.param('key') ?? ''
    const url = `${isOverTls(c, incoming) ? 'https' : 'http'}://${incoming.headers.host ?? ''}${c.req.path}`
    const taking = bytesOf(incoming).then(body => intake.receive({ source, key, url, headers: plainHeaders(c, incoming), body }))
    const received = await taking.catch((error: unknown) => ({ error }))
    if (received !== 'kept' && received !== 'probe') {
      c.set('hookVerdict', received)
      return next()
    }
    const requestId = randomUUID()
    const seconds = (performance.now() - startedMs) / 1000
    metrics.record({ route: 'hook', status: 200, seconds })
    deps.log.info({ requestId, method: incoming.method, route: 'hook', status: 200, ms: Math.round(seconds * 1000) }, 'request')
    return new Response(TAKEN, {
      status: 200,
      headers: {
        'Content-Type': 'application/json',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Request-Id': requestId,
      },
    })
  }
}

function isOverTls(c: ServerContext, { headers }: IncomingMessage): boolean {
  return isLoopback(c) && headers['x-forwarded-proto'] === 'https'
}

function plainHeaders(c: ServerContext, incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(', ')
  }
  const request = incoming.url?.includes('requestId=') === true ? c.req.query('requestId') : undefined
  // MoySklad repeats a delivery with the same number in the address.
  return request === undefined ? headers : { ...headers, 'x-request-id': request }
}

/** No more than its length says, which was looked at before. @throws Error when the sender breaks off. */
function bytesOf(incoming: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)))
    incoming.on('error', reject)
    incoming.on('close', () => reject(new Error('the sender broke off')))
  })
}
