/** What the use cases of this stage need besides the business. */
import type { ChannelOpener } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'

export interface DeliverDeps {
  readonly store: Store
  readonly clock: Clock
}

export interface SendDeps extends DeliverDeps {
  readonly openChannels: ChannelOpener
  /** Names this process in the rows it holds. */
  readonly worker: string
  /** Signs the links with which customers unsubscribe. */
  readonly linkSecret: string
  /** Milliseconds after which one business's sending makes room for the next; no limit when left out. */
  readonly sendBudgetMs?: number
}
