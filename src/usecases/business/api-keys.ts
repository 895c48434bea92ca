/** Keys for other programs: made, listed, revoked. The secret is known to its holder alone. */
import { randomUUID } from 'node:crypto'
import type { BusinessId } from '../../kernel/ids.ts'
import type { ApiKey } from '../../ports/business-store.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { newAccessToken } from './access-token.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

export async function makeApiKey(
  { store, clock }: Deps,
  business: BusinessId,
  input: { readonly name: string; readonly scopes: readonly string[]; readonly actor: string },
): Promise<ApiKey & { readonly secret: string }> {
  const token = newAccessToken('key', business)
  const key: ApiKey = {
    apiKeyId: randomUUID(),
    name: input.name,
    prefix: token.prefix,
    scopes: [...new Set(input.scopes)],
    createdAt: clock.now(),
    revokedAt: null,
  }
  await store.inBusiness(business, async tx => {
    await tx.business.insertApiKey({ ...key, hash: token.hash })
    await tx.business.audit({
      at: key.createdAt,
      actor: input.actor,
      action: 'api-key-made',
      subject: `api-key:${key.apiKeyId}`,
      detail: { scopes: key.scopes },
    })
  })
  return { ...key, secret: token.text }
}

export function listApiKeys({ store }: Deps, business: BusinessId): Promise<readonly ApiKey[]> {
  return store.inBusiness(business, tx => tx.business.apiKeys())
}

export function revokeApiKey(
  { store, clock }: Deps,
  business: BusinessId,
  input: { readonly apiKeyId: string; readonly actor: string },
): Promise<'revoked' | 'unknown'> {
  return store.inBusiness(business, async tx => {
    if (!(await tx.business.revokeApiKey(input.apiKeyId, clock.now()))) return 'unknown'
    await tx.business.audit({
      at: clock.now(),
      actor: input.actor,
      action: 'api-key-revoked',
      subject: `api-key:${input.apiKeyId}`,
      detail: {},
    })
    return 'revoked'
  })
}
