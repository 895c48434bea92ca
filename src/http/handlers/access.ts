/** Keys for other programs, and the word that this copy is the live one. */
import { isoInstant } from '../../kernel/instant.ts'
import { SCOPES } from '../../contract/values.ts'
import type { ApiKey } from '../../ports/business-store.ts'
import { listApiKeys, makeApiKey, revokeApiKey } from '../../usecases/business/api-keys.ts'
import { confirmLiveCopy } from '../../usecases/business/confirm-live-copy.ts'
import type { Handlers } from '../call.ts'
import { notFound } from '../problems.ts'

type AccessRoutes = 'GET /api-keys' | 'POST /api-keys' | 'DELETE /api-keys/{id}' | 'POST /installation/live-confirmations'

export const accessHandlers: Pick<Handlers, AccessRoutes> = {
  'GET /api-keys': async (deps, call) => ({ items: (await listApiKeys(deps, call.business)).map(keyOf) }),
  'POST /api-keys': async (deps, call) => {
    const key = await makeApiKey(deps, call.business, { ...call.input.body, actor: call.actor })
    return { ...keyOf(key), key: key.secret }
  },
  'DELETE /api-keys/{id}': async (deps, call) => {
    if ((await revokeApiKey(deps, call.business, { apiKeyId: call.input.params.id, actor: call.actor })) === 'unknown') throw notFound()
    return null
  },
  'POST /installation/live-confirmations': async (deps, call) => {
    const { live, liveChangedAt } = await confirmLiveCopy(deps, call.business, call.actor)
    return { isLive: live, liveChangedAt: isoInstant(liveChangedAt) }
  },
}

function keyOf(key: ApiKey) {
  return {
    apiKeyId: key.apiKeyId,
    name: key.name,
    prefix: key.prefix,
    scopes: SCOPES.filter(scope => key.scopes.includes(scope)),
    createdAt: isoInstant(key.createdAt),
    revokedAt: key.revokedAt === null ? null : isoInstant(key.revokedAt),
  }
}
