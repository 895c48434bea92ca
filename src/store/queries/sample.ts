/** A sample shop goes in as an import would, through COPY; everything in one transaction. */
import { sql, type Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { SampleStore } from '../../ports/sample-store.ts'
import type { Database } from '../schema/database.ts'
import type { SampleFilling } from './sample-filling.ts'
import { fillSampleGoods, fillSamplePeople } from './sample-people.ts'
import { fillSamplePlan } from './sample-plan.ts'
import { fillSampleSales } from './sample-sales.ts'

export function sampleQueries(trx: Transaction<Database>, business: BusinessId): SampleStore {
  return {
    isEmpty: async () => {
      const found = await sql<{ some: boolean }>`select exists (select from customer where business_id = ${business})
        or exists (select from purchase where business_id = ${business}) as some`.execute(trx)
      return found.rows[0]?.some !== true
    },
    fill: async (shop, { at }) => {
      const filling: SampleFilling = { trx, business, shop, at }
      await fillSamplePeople(filling)
      await fillSampleGoods(filling)
      await fillSampleSales(filling)
      await fillSamplePlan(filling)
    },
  }
}
