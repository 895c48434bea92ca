/** Queries of the plan stage inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { PlanStore } from '../../ports/plan-store.ts'
import type { Database } from '../schema/database.ts'
import { contactQueries } from './plan-contacts.ts'
import { expiryQueries } from './plan-expiry.ts'
import { digestQueries } from './plan-digest.ts'
import { planFactQueries } from './plan-facts.ts'
import { followUpQueries } from './plan-follow-ups.ts'
import { markQueries } from './plan-marks.ts'
import { planSaveQueries } from './plan-save.ts'
import { silenceQueries, todayQueries } from './plan-today.ts'
import { viewQueries } from './plan-views.ts'

export function planQueries(trx: Transaction<Database>, business: BusinessId): PlanStore {
  return {
    ...planFactQueries(trx, business),
    ...markQueries(trx, business),
    ...planSaveQueries(trx, business),
    ...contactQueries(trx, business),
    ...expiryQueries(trx, business),
    ...todayQueries(trx, business),
    ...silenceQueries(trx, business),
    ...viewQueries(trx, business),
    ...digestQueries(trx, business),
    ...followUpQueries(trx, business),
  }
}
