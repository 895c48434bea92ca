/** Segments of past days, from the history that holds one line a change. */
import { sql, type Transaction } from 'kysely'
import type { SegmentMove } from '../../domain/measure/segment-shares.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { MeasureStore } from '../../ports/measure-store.ts'
import type { Database } from '../schema/database.ts'

export function segmentQueries(trx: Transaction<Database>, business: BusinessId): Pick<MeasureStore, 'segmentPairs'> {
  return {
    segmentPairs: async ({ before, on }) => {
      const { rows } = await sql<SegmentMove>`
        with earlier as (
          select distinct on (customer_id) customer_id, segment from segment_history
          where business_id = ${business} and day <= ${before} order by customer_id, day desc
        ), later as (
          select distinct on (customer_id) customer_id, segment from segment_history
          where business_id = ${business} and day <= ${on} order by customer_id, day desc
        )
        select t.segment as "from", n.segment as "to", count(*) as customers from earlier t full join later n using (customer_id) group by 1, 2`.execute(
        trx,
      )
      return rows
    },
  }
}
