/** A write with a cookie must come from our own pages: browsers say where a request comes from, and other sites cannot lie about it. */
import type { ServerContext } from './env.ts'
import { ProblemError } from './problems.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** @throws ProblemError 'origin_refused'. `required` is for requests that carry a cookie: there silence is a refusal too. */
export function checkOrigin(c: ServerContext, options: { readonly required: boolean }): void {
  if (SAFE_METHODS.has(c.req.method)) return
  const origin = c.req.header('origin')
  if (origin !== undefined) {
    if (hostOf(origin) !== c.req.header('host') && hostOf(origin) !== new URL(c.req.url).host) throw new ProblemError('origin_refused')
    return
  }
  const site = c.req.header('sec-fetch-site')
  if (site === 'same-origin' || (site === undefined && !options.required)) return
  throw new ProblemError('origin_refused')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
