/** The segment of one customer on any day: as it was written down then, and as it follows from his purchases up to that day. */
import { understandings } from '../../domain/understand/customer-understanding.ts'
import type { SegmentReason, Standing } from '../../domain/understand/segment.ts'
import type { SegmentChange } from '../../domain/understand/understanding.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { UnderstandDeps } from './deps.ts'
import { logOf, modelOn } from './understand-customer.ts'

export interface SegmentThen {
  readonly day: Day
  /** The last line of his history up to that day; null when there was none yet. */
  readonly recorded: SegmentChange | null
  /** From what is known today about the purchases until then; null when he had not bought yet. */
  readonly computed: { readonly segment: Standing; readonly reason: SegmentReason } | null
  readonly history: readonly SegmentChange[]
}

/** @returns 'unknown-customer', or 'future' for a day that has not come. */
export async function segmentOn(
  deps: UnderstandDeps,
  business: BusinessId,
  asked: { readonly customerId: CustomerId; readonly day?: Day | undefined },
): Promise<SegmentThen | 'unknown-customer' | 'future'> {
  const now = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const today = localDay(now, (await tx.business.read()).zone)
    const { customerId, day = today } = asked
    if (day > today) return 'future'
    if (!(await tx.collect.customers.find(customerId))) return 'unknown-customer'
    const history = await tx.understand.segmentHistory(customerId)
    const [understood] = understandings(logOf(customerId, await tx.understand.purchaseDays(customerId, day)), await modelOn(tx, day), {
      asOf: day,
      policy: await tx.understand.segmentPolicy(),
      previous: await tx.understand.segmentsBefore(day, [customerId]),
    })
    return {
      day,
      recorded: history.findLast(change => change.day <= day) ?? null,
      computed: understood ? { segment: understood.segment, reason: understood.reason } : null,
      history,
    }
  })
}
