/** Answers "why this date, why this segment" for the customer's page, as of today. */
import { type CycleExplanation, explainCycle } from '../../domain/understand/cycle-explanation.ts'
import { type Changes, silentUntil } from '../../domain/understand/cycle-reason.ts'
import { understandings } from '../../domain/understand/customer-understanding.ts'
import { withoutPull } from '../../domain/understand/pulled-forward.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
import { type Day, dayNumber } from '../../kernel/day.ts'
import { assert } from '../../kernel/assert.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { UnderstandDeps } from './deps.ts'
import { contactedReturns, logOf, modelOn } from './understand-customer.ts'

export interface ExplainedCycle extends CycleExplanation {
  readonly changes: Changes
}

/** Undefined when the customer has no purchases: there is nothing to explain. */
export async function explainCustomerCycle(
  deps: UnderstandDeps,
  business: BusinessId,
  customerId: CustomerId,
): Promise<ExplainedCycle | undefined> {
  const now = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const { zone } = await tx.business.read()
    const today = localDay(now, zone)
    const days = await tx.understand.purchaseDays(customerId, today)
    const model = await modelOn(tx, today)
    const policy = await tx.understand.segmentPolicy()
    const previous = await tx.understand.segmentsBefore(today, [customerId])
    const planned = await contactedReturns(tx, model, { customerIds: [customerId], today })
    const ofHim = (bought: typeof days) => withoutPull(logOf(customerId, bought), planned, model.contacts?.pull ?? 0)
    const known = (asOf: Day, bought: typeof days): Understanding | undefined => {
      const [one] = understandings(ofHim(bought), { ...model, untilDay: dayNumber(asOf) }, { asOf, policy, previous })
      return one
    }
    const understanding = known(today, days)
    const last = days.at(-1)
    if (!understanding || !last) return undefined
    const ifBuys = last.day === today ? understanding : known(today, [...days, { ...last, day: today }])
    const ifSilent = known(silentUntil(understanding), days)
    assert(ifBuys !== undefined && ifSilent !== undefined, 'who has bought is understood on every later day')
    return {
      ...explainCycle({ days: days.map(one => dayNumber(one.day)), stretches: ofHim(days).stretches }, model, understanding),
      changes: { ifBuys, ifSilent },
    }
  })
}
