/** What one request carries through the server. */
import type { Context } from 'hono'
import type { Locale } from '../kernel/locale.ts'
import type { Received } from '../usecases/collect/receive-hook.ts'

/** What was found out about a delivery whose body is read already. */
export type HookVerdict = Received | { readonly error: unknown }

export interface ServerEnv {
  Bindings: { incoming?: { socket?: { remoteAddress?: string | undefined } } }
  Variables: { requestId: string; locale: Locale; routeName: string; hookVerdict?: HookVerdict }
}

export type ServerContext = Context<ServerEnv>

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

export function isLoopback(c: ServerContext): boolean {
  return LOOPBACK.test(socketAddress(c))
}

function socketAddress(c: ServerContext): string {
  return c.env?.incoming?.socket?.remoteAddress ?? ''
}

/** Who really asks: a reverse proxy on this machine names the client last; what a client wrote itself stands before and is not believed. */
export function clientAddress(c: ServerContext): string {
  const direct = socketAddress(c)
  if (!LOOPBACK.test(direct)) return direct
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || direct
}

export function isHttps(c: ServerContext): boolean {
  return new URL(c.req.url).protocol === 'https:' || (isLoopback(c) && c.req.header('x-forwarded-proto') === 'https')
}
