/** Where the shop stands between nobody's name and contacts with history, and what the next step would bring. */
import { contactRule } from '../../domain/plan/contact-rules.ts'
import { type Maturity, maturity } from '../../domain/measure/maturity.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Currency } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import { lawOf } from '../plan/plan-rules.ts'
import type { MeasureDeps } from './deps.ts'

export async function shopMaturity({ store, clock }: MeasureDeps, id: BusinessId): Promise<Maturity & { readonly currency: Currency }> {
  return store.inBusiness(id, async tx => {
    const business = await tx.business.read()
    const { zone, currency } = business
    const { bases } = contactRule({ ...lawOf(business), carrier: 'sms', purpose: 'marketing' })
    const facts = await tx.measure.maturityFacts({ today: localDay(clock.now(), zone), currency, bases })
    return { ...maturity(facts), currency }
  })
}
