/** Segments: where everybody stands, where each one stood, and the thresholds that decide it. */
import { sql, type Transaction } from 'kysely'
import { STANDINGS, type Standing } from '../../domain/understand/segment.ts'
import type { SegmentChange } from '../../domain/understand/understanding.ts'
import { day, type Day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { UnderstandStore } from '../../ports/understand-store.ts'
import type { Database } from '../schema/database.ts'

type Segments = Pick<UnderstandStore, 'segmentHistory' | 'segmentCounts' | 'segmentsBefore' | 'segmentPolicy' | 'saveSegmentPolicy'>

export function segmentQueries(trx: Transaction<Database>, business: BusinessId): Segments {
  return {
    segmentHistory: customerId => segmentHistory(trx, business, customerId),
    segmentCounts: () => segmentCounts(trx, business),
    segmentsBefore: (before, customerIds) => segmentsBefore(trx, business, { before, customerIds }),
    async segmentPolicy() {
      const row = await trx.selectFrom('segment_policy').select('policy').where('business_id', '=', business).executeTakeFirst()
      return row?.policy
    },
    async saveSegmentPolicy(policy, at) {
      const values = { policy: JSON.stringify(policy), changed_at: isoInstant(at) }
      await trx
        .insertInto('segment_policy')
        .values({ business_id: business, ...values })
        .onConflict(conflict => conflict.column('business_id').doUpdateSet(values))
        .execute()
    },
  }
}

async function segmentHistory(trx: Transaction<Database>, business: BusinessId, customerId: CustomerId): Promise<readonly SegmentChange[]> {
  const rows = await trx
    .selectFrom('segment_history')
    .selectAll()
    .where('business_id', '=', business)
    .where('customer_id', '=', customerId)
    .orderBy('day')
    .execute()
  return rows.map(row => ({ customerId: id(row.customer_id), day: day(row.day), segment: row.segment, reason: row.reason }))
}

async function segmentCounts(trx: Transaction<Database>, business: BusinessId): Promise<Readonly<Record<Standing, number>>> {
  const rows = await trx
    .selectFrom('understanding')
    .select(['segment', expression => expression.fn.countAll<number>().as('customers')])
    .where('business_id', '=', business)
    .groupBy('segment')
    .execute()
  const counts: Record<Standing, number> = { regular: 0, periodic: 0, lost: 0, 'one-timer': 0, new: 0 }
  for (const standing of STANDINGS) counts[standing] = Number(rows.find(row => row.segment === standing)?.customers ?? 0)
  return counts
}

async function segmentsBefore(
  trx: Transaction<Database>,
  business: BusinessId,
  { before, customerIds }: { readonly before: Day; readonly customerIds: readonly CustomerId[] | undefined },
): Promise<ReadonlyMap<string, Standing>> {
  const some = customerIds ? sql`and customer_id = any(${[...customerIds]}::uuid[])` : sql``
  const found = await sql<{ customer_id: string; segment: Standing }>`
    select distinct on (customer_id) customer_id, segment from segment_history
    where business_id = ${business} and day < ${before} ${some} order by customer_id, day desc`.execute(trx)
  return new Map(found.rows.map(row => [row.customer_id, row.segment]))
}
