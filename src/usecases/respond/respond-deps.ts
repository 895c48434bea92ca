/** What the use cases of this stage need besides the business. */
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'

export interface RespondDeps {
  readonly store: Store
  readonly clock: Clock
  /** Signs the links in what customers are told; without it they carry none. */
  readonly linkSecret?: string | undefined
}
