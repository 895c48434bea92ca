/** Where the shop stands between nobody's name and contacts with history, and what the next step would bring. */
import { type Maturity, maturity } from '../../domain/measure/maturity.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Currency } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import type { MeasureDeps } from './deps.ts'

export async function shopMaturity(
  { store, clock }: MeasureDeps,
  business: BusinessId,
): Promise<Maturity & { readonly currency: Currency }> {
  return store.inBusiness(business, async tx => {
    const { zone, currency } = await tx.business.read()
    const facts = await tx.measure.maturityFacts({ today: localDay(clock.now(), zone), currency })
    return { ...maturity(facts), currency }
  })
}
