/** What the use cases of this stage need besides the business. */
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'

export interface MeasureDeps {
  readonly store: Store
  readonly clock: Clock
}
