/**
 * E53: every sum of a shop that the program adds up or compares, from stotinki to euro cents at 1.95583, half away from zero.
 * What a receipt said stays beside it; sums of closed months and what was told to others stay as they were.
 */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { LEVA_PER_EURO } from '../../domain/collect/import-months.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { EuroSwitchStore } from '../../ports/euro-switch-store.ts'
import type { Database } from '../schema/database.ts'

/** The column, or what is put in its place, in cents. */
const cents = (column: string): RawBuilder<unknown> => sql.raw(`round(${column} / ${LEVA_PER_EURO})::bigint`)

/** Sums in the currency of the business, by table: no currency stands beside them. */
const OWN_SUMS: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['due_event', ['bought_minor']],
  ['campaign', ['cost_minor']],
  ['service', ['price_minor']],
  ['item_statistics', ['low_minor', 'middle_minor', 'high_minor']],
  ['sending_limit', ['spend_per_day_minor']],
  ['sending_gate', ['day_spend_minor']],
  ['route_price', ['price_thousandths']],
  ['understanding', ['value_365_minor', 'value_365_low_minor', 'value_365_high_minor']],
]

export function euroSwitchQueries(trx: Transaction<Database>, business: BusinessId): EuroSwitchStore {
  return {
    convert: async at => {
      const purchases = await convertSales(trx, business)
      await convertCoupons(trx, business)
      await sql`update offer set price_minor = greatest(${cents('price_minor')}, 1), cost_minor = ${cents('cost_minor')}
        where business_id = ${business}`.execute(trx)
      await sql`update way_price set price_minor = greatest(${cents('price_minor')}, 1) where business_id = ${business}`.execute(trx)
      await sql`insert into advertising_spend (business_id, month, source, currency, spend_minor)
        select business_id, month, source, 'EUR', ${cents('spend_minor')} from advertising_spend where business_id = ${business} and currency = 'BGN'
        on conflict (business_id, month, source, currency) do update set spend_minor = advertising_spend.spend_minor + excluded.spend_minor`.execute(
        trx,
      )
      await sql`delete from advertising_spend where business_id = ${business} and currency = 'BGN'`.execute(trx)
      for (const [table, columns] of OWN_SUMS) {
        const changes = sql.join(columns.map(column => sql`${sql.raw(column)} = ${cents(column)}`))
        await sql`update ${sql.raw(table)} set ${changes} where business_id = ${business}`.execute(trx)
      }
      await sql`insert into customer_change (business_id, customer_id, changed_at)
        select distinct business_id, customer_id, ${isoInstant(at)}::timestamptz from purchase where business_id = ${business} and customer_id is not null
        on conflict (business_id, customer_id) do nothing`.execute(trx)
      return { purchases }
    },
  }
}

/** Lines first, while the sale still says what they came to: a cent that rounding leaves over goes to the largest line. */
async function convertSales(trx: Transaction<Database>, business: BusinessId): Promise<number> {
  await sql`with sale as (
      select purchase_id, ${cents('total_minor')} as total, total_minor from purchase where business_id = ${business} and currency = 'BGN'
    ), line as (
      select l.purchase_id, l.line_no, s.total, s.total_minor, ${cents('l.total_minor')} as made,
        sum(l.total_minor) over sales as before, sum(${cents('l.total_minor')}) over sales as after,
        row_number() over (partition by l.purchase_id order by l.total_minor desc, l.line_no) as place
      from purchase_line l join sale s using (purchase_id) where l.business_id = ${business}
      window sales as (partition by l.purchase_id)
    )
    update purchase_line p set unit_minor = ${cents('p.unit_minor')},
      total_minor = line.made + case when line.place = 1 and line.before = line.total_minor then line.total - line.after else 0 end
    from line where p.business_id = ${business} and p.purchase_id = line.purchase_id and p.line_no = line.line_no`.execute(trx)
  const { numAffectedRows = 0n } = await sql`update purchase set paid_currency = currency, paid_minor = total_minor, currency = 'EUR',
      total_minor = ${cents('total_minor')}, discount_minor = ${cents('discount_minor')}, refunded_minor = ${cents('refunded_minor')}
    where business_id = ${business} and currency = 'BGN'`.execute(trx)
  await sql`update refund set paid_currency = currency, paid_minor = total_minor, currency = 'EUR', total_minor = greatest(${cents('total_minor')}, 1)
    where business_id = ${business} and currency = 'BGN'`.execute(trx)
  return Number(numAffectedRows)
}

async function convertCoupons(trx: Transaction<Database>, business: BusinessId): Promise<void> {
  await sql`update coupon_use u set discount_minor = ${cents('u.discount_minor')} from coupon c
    where u.business_id = ${business} and c.business_id = u.business_id and c.coupon_id = u.coupon_id and c.currency = 'BGN'`.execute(trx)
  await sql`update coupon set currency = 'EUR', min_basket_minor = ${cents('min_basket_minor')},
      gift = case when gift ->> 'kind' = 'amount'
        then jsonb_set(gift, '{minor}', to_jsonb(greatest(${cents("(gift ->> 'minor')::numeric")}, 1))) else gift end
    where business_id = ${business} and currency = 'BGN'`.execute(trx)
}
