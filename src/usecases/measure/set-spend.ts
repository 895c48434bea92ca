/** The owner says what he spent in a month: the cost of a new and of a repeat customer follows from it. */
import type { Month } from '../../domain/measure/month.ts'
import type { Spend } from '../../domain/measure/unit-costs.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { MeasureDeps } from './deps.ts'

export interface SpendInput {
  readonly month: Month
  /** Of zero or more; a second one for the same month, source and currency replaces the first. */
  readonly spend: Spend
  readonly actor: string
}

export type SpendRefusal = 'bad-amount'

export async function setSpend(
  { store, clock }: MeasureDeps,
  business: BusinessId,
  { month, spend, actor }: SpendInput,
): Promise<Spend | SpendRefusal> {
  if (spend.spendMinor < 0) return 'bad-amount'
  return store.inBusiness(business, async tx => {
    await tx.measure.setSpend(month, spend)
    await tx.business.audit({
      at: clock.now(),
      actor,
      action: 'spend-set',
      subject: null,
      detail: { month, source: spend.source, currency: spend.currency, minor: spend.spendMinor },
    })
    return spend
  })
}
