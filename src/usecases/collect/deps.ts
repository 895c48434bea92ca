/** What the use cases of this stage are given. */
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'

export interface CollectDeps {
  readonly store: Store
  readonly clock: Clock
}
