/** Who holds this session or key, if it is still good. */
import type { BusinessId } from '../../kernel/ids.ts'
import type { ApiKey, Session } from '../../ports/business-store.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { readAccessToken } from './access-token.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

export async function recogniseSession(
  { store, clock }: Deps,
  token: string,
): Promise<{ readonly business: BusinessId; readonly session: Session } | undefined> {
  const read = readAccessToken('session', token)
  if (!read) return undefined
  const session = await store.inBusiness(read.business, tx => tx.business.findSession(read.hash, clock.now()))
  return session && { business: read.business, session }
}

export async function recogniseKey(
  { store }: Deps,
  token: string,
): Promise<{ readonly business: BusinessId; readonly key: ApiKey } | undefined> {
  const read = readAccessToken('key', token)
  if (!read) return undefined
  const key = await store.inBusiness(read.business, tx => tx.business.findApiKey(read.hash))
  return key && { business: read.business, key }
}
