/** Who asks, by key or cookie; the business comes from there alone. */
import { SCOPES } from '../contract/values.ts'
import { recogniseKey, recogniseSession } from '../usecases/business/recognise-caller.ts'
import type { Caller } from './call.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerContext } from './env.ts'
import { checkOrigin } from './origin.ts'
import { ProblemError } from './problems.ts'
import { sessionToken } from './session-cookie.ts'
import type { Route } from '../contract/route.ts'

/** @throws ProblemError when a key is wrong, or a cookie's write comes from elsewhere. null is nobody. */
export async function recognise(c: ServerContext, deps: HttpDeps): Promise<Caller | null> {
  const header = c.req.header('authorization')
  if (header !== undefined) {
    const token = /^Bearer +(\S+)$/i.exec(header)?.[1]
    const known = token === undefined ? undefined : await recogniseKey(deps, token)
    if (!known) throw new ProblemError('key_unknown')
    return {
      kind: 'key',
      business: known.business,
      apiKeyId: known.key.apiKeyId,
      scopes: SCOPES.filter(scope => known.key.scopes.includes(scope)),
    }
  }
  const token = sessionToken(c)
  const known = token === undefined ? undefined : await recogniseSession(deps, token)
  // Without a session nothing can be done in somebody's name; a foreign Origin is refused all the same (forced sign-in).
  checkOrigin(c, { required: known !== undefined })
  return known && token !== undefined ? { kind: 'staff', business: known.business, staff: known.session.staff, token } : null
}

const RANK = { cashier: 0, staff: 1, owner: 2 } as const

/** @throws ProblemError when this caller may not use the route. */
export function authorise(route: Route, caller: Caller | null): void {
  if (route.auth === 'none') return
  if (!caller) throw new ProblemError('not_signed_in')
  if (caller.kind === 'staff') {
    if (RANK[caller.staff.role] < RANK[route.role ?? 'staff']) throw new ProblemError('forbidden')
    return
  }
  if (route.auth === 'session') throw new ProblemError('not_signed_in')
  const missing = route.scopes.find(scope => !caller.scopes.includes(scope))
  if (missing !== undefined) throw new ProblemError('scope_missing', { data: { scope: missing } })
}
