/** Queries of the understand stage inside one transaction of one business. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { day, type Day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { PurchaseDay, StoredModel, UnderstandStore } from '../../ports/understand-store.ts'
import { column } from '../binary-columns.ts'
import { clientOf } from '../copy.ts'
import { KEPT, unseen } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'
import { type Opened, understandingFacts } from './understand-facts.ts'
import { KEPT_AMOUNT, KEPT_PURCHASE } from './understand-kept.ts'
import { calibrationQueries } from './understand-calibration.ts'
import { plannedReturns } from './understand-planned-returns.ts'
import { readPurchaseDays } from './understand-purchase-days.ts'
import { subjectQueries } from './understand-subjects.ts'
import { segmentQueries } from './understand-segments.ts'
import { keepUnderstandings, saveUnderstandings, understandingOf } from './understand-rows.ts'

export function understandQueries(opened: Opened): UnderstandStore {
  const { trx, business } = opened
  return {
    facts: (at, ids) => understandingFacts(opened, { ids, at }),
    ...purchaseQueries(trx, business),
    ...modelQueries(trx, business),
    ...calibrationQueries(trx, business),
    ...understandingQueries(trx, business),
    ...segmentQueries(trx, business),
    ...subjectQueries(trx, business),
  }
}

function purchaseQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<UnderstandStore, 'purchaseDays' | 'allPurchaseDays' | 'plannedReturns'> {
  return {
    async purchaseDays(customerId: CustomerId, until: Day): Promise<readonly PurchaseDay[]> {
      const found = await sql<{ local_day: string; amount: number }>`
        select p.local_day, ${sql.raw(KEPT_AMOUNT)}::bigint as amount
        from purchase p join business b on b.business_id = p.business_id
        where p.business_id = ${business} and p.customer_id = ${customerId} and p.local_day <= ${until} and ${sql.raw(KEPT_PURCHASE)}
        group by p.local_day order by p.local_day`.execute(trx)
      return found.rows.map(row => ({ day: day(row.local_day), amountMinor: minor(Number(row.amount)) }))
    },
    allPurchaseDays: until => readPurchaseDays(clientOf(trx), until),
    plannedReturns: (until, customerIds) => plannedReturns(trx, business, { until, customerIds }),
  }
}

function modelQueries(trx: Transaction<Database>, business: BusinessId): Pick<UnderstandStore, 'model' | 'saveModel'> {
  return {
    async model(): Promise<StoredModel | undefined> {
      const row = await trx.selectFrom('understanding_model').selectAll().where('business_id', '=', business).executeTakeFirst()
      return row && { model: row.model, fittedAt: row.fitted_at }
    },
    async saveModel({ model, fittedAt }) {
      const values = { fitted_at: isoInstant(fittedAt), model: JSON.stringify(model) }
      await trx
        .insertInto('understanding_model')
        .values({ business_id: business, ...values })
        .onConflict(conflict => conflict.column('business_id').doUpdateSet(values))
        .execute()
    },
  }
}

function understandingQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<
  UnderstandStore,
  'understanding' | 'understandings' | 'saveUnderstandings' | 'keepUnderstandings' | 'forgetUnderstanding' | 'forgetNotUnderstoodOn'
> {
  const mine = () => trx.selectFrom('understanding').selectAll().where('business_id', '=', business)
  return {
    async understanding(customerId) {
      const row = await mine().where('customer_id', '=', customerId).executeTakeFirst()
      return row && understandingOf(row)
    },
    async understandings(customerIds) {
      if (customerIds.length === 0) return []
      const found = await sql<Selectable<Database['understanding']>>`${KEPT}
        select u.* from unnest(${unseen(column.uuid(customerIds))}) as asked(customer_id)
        cross join lateral (select * from understanding where business_id = ${business} and customer_id = asked.customer_id offset 0) u
        order by u.customer_id`.execute(trx)
      return found.rows.map(understandingOf)
    },
    saveUnderstandings: rows => saveUnderstandings(trx, business, rows),
    keepUnderstandings: rows => keepUnderstandings(trx, business, rows),
    async forgetUnderstanding(customerId) {
      await trx.deleteFrom('understanding').where('business_id', '=', business).where('customer_id', '=', customerId).execute()
    },
    async forgetNotUnderstoodOn(asOf) {
      const gone = await trx.deleteFrom('understanding').where('business_id', '=', business).where('as_of', '!=', asOf).executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  }
}
