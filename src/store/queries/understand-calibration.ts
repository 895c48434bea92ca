/** The report of earlier forecasts, one a business. */
import type { Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { UnderstandStore } from '../../ports/understand-store.ts'
import type { Database } from '../schema/database.ts'

export function calibrationQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<UnderstandStore, 'calibration' | 'saveCalibration'> {
  return {
    async calibration() {
      const row = await trx.selectFrom('calibration_report').selectAll().where('business_id', '=', business).executeTakeFirst()
      return row && { asOf: day(row.as_of), report: row.report }
    },
    async saveCalibration({ asOf, report }) {
      const values = { as_of: asOf, report: JSON.stringify(report) }
      await trx
        .insertInto('calibration_report')
        .values({ business_id: business, ...values })
        .onConflict(conflict => conflict.column('business_id').doUpdateSet(values))
        .execute()
    },
  }
}
