/** The way in for the first owner, printed to the terminal: whoever can read that owns the machine. */
import type { BusinessId } from '../../kernel/ids.ts'
import { addMs, MINUTE_MS } from '../../kernel/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { newAccessToken } from './access-token.ts'

export const OWNER_LINK_MINUTES = 30

/** The secret part of '/owner-link/<token>'. */
export async function makeOwnerLink(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  business: BusinessId,
): Promise<string> {
  const at = clock.now()
  const token = newAccessToken('link', business)
  await store.inBusiness(business, tx =>
    tx.business.insertOwnerLink({ hash: token.hash, createdAt: at, expiresAt: addMs(at, OWNER_LINK_MINUTES * MINUTE_MS) }),
  )
  return token.text
}
