/** What scheduled work needs from the composition root. */
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'

export interface WorkerDeps {
  readonly store: Store
  readonly clock: Clock
}
