/** The cookie of a signed-in person: not for scripts, not for other sites, and bound to the host behind https. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { DAY_MS } from '../kernel/instant.ts'
import { SESSION_DAYS } from '../usecases/business/sign-in.ts'
import { isHttps, type ServerContext } from './env.ts'

const PLAIN = 'regulars'
const BOUND = '__Host-regulars'

export function sessionToken(c: ServerContext): string | undefined {
  return getCookie(c, isHttps(c) ? BOUND : PLAIN)
}

export function setSessionCookie(c: ServerContext, token: string | null): void {
  const secure = isHttps(c)
  const name = secure ? BOUND : PLAIN
  const options = { httpOnly: true, sameSite: 'Lax', secure, path: '/' } as const
  if (token === null) deleteCookie(c, name, options)
  else setCookie(c, name, token, { ...options, maxAge: (SESSION_DAYS * DAY_MS) / 1000 })
}
