/** Lines that providers bring receipts and answers over: opened where the owner has set one up, reopened when he changes it. */
import type { BusinessId } from '../kernel/ids.ts'
import type { ChannelListener, ListenerOpener } from '../ports/channel-hook.ts'
import { receiveChannelEvents } from '../usecases/deliver/receive-channel-events.ts'
import { hearingDeps } from '../usecases/respond/hear-channel.ts'
import type { WorkerDeps } from './worker-deps.ts'

/** A changed password takes effect within this time. */
export const REFRESH_MS = 15_000

export interface ChannelListeners {
  /** Does nothing until some time has passed since the last look. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export function channelListeners(deps: WorkerDeps, openListener: ListenerOpener): ChannelListeners {
  const open = new Map<BusinessId, { readonly version: number; readonly listener: ChannelListener | undefined }>()
  let lookedMs = -Infinity
  const lookAt = async (business: BusinessId): Promise<void> => {
    const { version, channels } = await deps.store.inBusiness(business, tx => tx.business.read())
    const known = open.get(business)
    if (known?.version === version) return
    await known?.listener?.close()
    open.delete(business)
    const keep = (events: Parameters<typeof receiveChannelEvents>[2]['events']): Promise<void> =>
      receiveChannelEvents(hearingDeps(deps), business, { channel: 'sms', events })
    open.set(business, { version, listener: await openListener(channels, keep) })
  }
  return {
    async refresh() {
      if (performance.now() - lookedMs < REFRESH_MS) return
      lookedMs = performance.now()
      for (const business of await deps.store.system.businesses()) await lookAt(business)
    },
    async close() {
      for (const { listener } of open.values()) await listener?.close()
      open.clear()
    },
  }
}
