/** Reads every stored reply again with the present reader and tells what it would read differently. Nothing is changed. */
import { readReply } from '../../domain/respond/read-reply.ts'
import type { Reading } from '../../domain/respond/reading.ts'
import type { BusinessId, ReplyId } from '../../kernel/ids.ts'
import { type Instant } from '../../kernel/instant.ts'
import { wallTime } from '../../kernel/zone.ts'
import type { Store } from '../../ports/store.ts'

export interface ReadDifferently {
  readonly replyId: ReplyId
  readonly at: Instant
  readonly text: string
  readonly before: Reading
  readonly now: Reading
}

export interface Reread {
  readonly read: number
  readonly differences: readonly ReadDifferently[]
}

/** The newest ones; a year of a small shop. */
const REPLIES_MAX = 20_000

export async function rereadReplies({ store }: { readonly store: Store }, business: BusinessId): Promise<Reread> {
  return store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const replies = (await tx.respond.replies({ limit: REPLIES_MAX })).filter(reply => reply.text !== '')
    const customers = await tx.collect.customers.findMany([...new Set(replies.flatMap(reply => reply.customerId ?? []))])
    const localeOf = new Map(customers.map(customer => [customer.id, customer.locale]))
    const differences = replies.flatMap((reply): ReadDifferently[] => {
      const prior = (reply.customerId === null ? null : localeOf.get(reply.customerId)) ?? settings.locale
      const now = readReply(reply.text, { now: wallTime(reply.at, settings.zone), prior })
      return isSame(reply.reading, now) ? [] : [{ replyId: reply.replyId, at: reply.at, text: reply.text, before: reply.reading, now }]
    })
    return { read: replies.length, differences }
  })
}

function isSame(a: Reading, b: Reading): boolean {
  return a.intent === b.intent && a.automatic === b.automatic && JSON.stringify(a.when) === JSON.stringify(b.when)
}
