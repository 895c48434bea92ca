/** A provider's later word about a message it took. Reports come twice and in any order; the state only moves forward. */
import type { BusinessId, MessageId } from '../../kernel/ids.ts'
import type { DeliverDeps } from './deliver-deps.ts'

export async function recordDeliveryReport(
  deps: DeliverDeps,
  business: BusinessId,
  report: { readonly messageId: MessageId; readonly state: 'delivered' | 'failed' },
): Promise<'recorded' | 'known'> {
  const at = deps.clock.now()
  const moved = await deps.store.inBusiness(business, tx =>
    tx.deliver.settle(
      [{ messageId: report.messageId, state: report.state, reason: report.state === 'failed' ? 'refused' : 'accepted' }],
      at,
    ),
  )
  return moved > 0 ? 'recorded' : 'known'
}
