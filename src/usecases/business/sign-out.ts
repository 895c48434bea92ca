/** A person leaves: this session, or all of his at once. */
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { readAccessToken } from './access-token.ts'

export async function signOut({ store }: { readonly store: Store; readonly clock: Clock }, token: string): Promise<void> {
  const read = readAccessToken('session', token)
  if (read) await store.inBusiness(read.business, tx => tx.business.deleteSession(read.hash))
}
