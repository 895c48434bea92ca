/** The numbers of one month: counted afresh while it runs, as they were told once it is closed. */
import { type Adjustment, adjustmentsOf } from '../../domain/measure/adjustment.ts'
import { type Month, monthOfDay } from '../../domain/measure/month.ts'
import type { MonthKpis } from '../../domain/measure/month-kpis.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import { countMonth } from './count-month.ts'
import type { MeasureDeps } from './deps.ts'

export interface MonthReport {
  readonly kpis: MonthKpis
  /** Null while the month runs, and for history that is still being brought in. */
  readonly frozenAt: Instant | null
  /** What late receipts would change in a closed month. */
  readonly adjustments: readonly Adjustment[]
}

/** Without a month, the one that runs. */
export async function monthlyKpis(
  { store, clock }: MeasureDeps,
  business: BusinessId,
  asked: { readonly month?: Month | undefined } = {},
): Promise<MonthReport> {
  const now = clock.now()
  return store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const today = localDay(now, settings.zone)
    const month = asked.month ?? monthOfDay(today)
    const live = await countMonth(tx, { month, business: settings, today })
    const frozen = await tx.measure.frozenMonth(month)
    if (frozen === undefined) return { kpis: live, frozenAt: null, adjustments: [] }
    return { kpis: frozen.kpis, frozenAt: frozen.frozenAt, adjustments: adjustmentsOf({ frozen: frozen.kpis, live }) }
  })
}
