/** The outbox, the newest first, with what was answered. */
import type { BusinessId } from '../../kernel/ids.ts'
import type { MessageJourney } from '../../ports/channel-store.ts'
import type { MessageFilter, MessagePage } from '../../ports/deliver-store.ts'
import type { Reply } from '../../ports/respond-store.ts'
import type { DeliverDeps } from './deliver-deps.ts'

export const MESSAGES_PAGE_MAX = 200

export interface MessagesWithReplies extends MessagePage {
  readonly repliesOf: ReadonlyMap<string, readonly Reply[]>
  readonly journeys: ReadonlyMap<string, MessageJourney>
}

export async function listMessages(deps: DeliverDeps, business: BusinessId, filter: MessageFilter): Promise<MessagesWithReplies> {
  return deps.store.inBusiness(business, async tx => {
    const page = await tx.deliver.list({ ...filter, limit: Math.min(Math.max(filter.limit, 1), MESSAGES_PAGE_MAX) })
    const ids = page.messages.map(message => message.messageId)
    const replies = await tx.respond.repliesTo(ids)
    return { ...page, journeys: await tx.channels.journeys(ids), repliesOf: Map.groupBy(replies, reply => reply.messageId ?? '') }
  })
}
