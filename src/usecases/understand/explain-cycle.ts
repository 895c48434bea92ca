/** Answers "why this date, why this segment" for the customer's page, as of today. */
import { type CycleExplanation, explainCycle } from '../../domain/understand/cycle-explanation.ts'
import { understandings } from '../../domain/understand/customer-understanding.ts'
import { dayNumber } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { UnderstandDeps } from './deps.ts'
import { logOf, modelOn } from './understand-customer.ts'

/** Undefined when the customer has no purchases: there is nothing to explain. */
export async function explainCustomerCycle(
  deps: UnderstandDeps,
  business: BusinessId,
  customerId: CustomerId,
): Promise<CycleExplanation | undefined> {
  const now = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const { zone } = await tx.business.read()
    const today = localDay(now, zone)
    const days = await tx.understand.purchaseDays(customerId, today)
    const model = await modelOn(tx, today)
    const [understanding] = understandings(logOf(customerId, days), model, {
      asOf: today,
      policy: await tx.understand.segmentPolicy(),
      previous: await tx.understand.segmentsBefore(today, [customerId]),
    })
    return (
      understanding &&
      explainCycle(
        days.map(one => dayNumber(one.day)),
        model,
        understanding,
      )
    )
  })
}
