/** What browsers are told about our pages: own files only, no frames, no guessing of types, no addresses given away. */
import type { MiddlewareHandler } from 'hono'
import { isHttps, type ServerEnv } from './env.ts'

const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Customers' pages have no script at all. */
export const PUBLIC_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export const securityHeaders: MiddlewareHandler<ServerEnv> = async (c, next) => {
  await next()
  if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', CONSOLE_POLICY)
  c.header('X-Content-Type-Options', 'nosniff')
  // Links of customers carry a token in their address: it is not told to anybody.
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Frame-Options', 'DENY')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'geolocation=(), microphone=(), payment=()')
  if (isHttps(c)) c.header('Strict-Transport-Security', 'max-age=31536000')
}
