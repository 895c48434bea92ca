/** One person who signed up twice at a collection point as two has one welcome gift: the second coupon rests while the cards are one. */
import { sql, type Transaction } from 'kysely'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { CustomerMerge } from '../../ports/customer-store.ts'
import type { Database } from '../schema/database.ts'

const REASON = 'merged'

/** Of the coupons of one point the one that is used or held stays, else the oldest. Answers which rest. */
export async function restSecondGifts(trx: Transaction<Database>, business: BusinessId, customerId: CustomerId): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with given as (
      select distinct u.point_id, c.coupon_id, c.issued_at,
        exists (select from coupon_use x where x.business_id = c.business_id and x.coupon_id = c.coupon_id) as used
      from sign_up u join coupon c on c.business_id = u.business_id and c.coupon_id = u.coupon_id and c.void_reason is null
      where u.business_id = ${business} and u.customer_id = ${customerId}),
    gifts as (select coupon_id, used, row_number() over (partition by point_id order by used desc, issued_at, coupon_id) as nth from given)
    update coupon c set void_reason = ${REASON} from gifts
    where c.business_id = ${business} and c.coupon_id = gifts.coupon_id and gifts.nth > 1 and not gifts.used
    returning c.coupon_id as id`.execute(trx)
  return rows.map(row => row.id)
}

export async function wakeGifts(trx: Transaction<Database>, business: BusinessId, { moved }: CustomerMerge): Promise<void> {
  await sql`update coupon set void_reason = null
    where business_id = ${business} and coupon_id = any(${moved['rested'] ?? []}::uuid[]) and void_reason = ${REASON}`.execute(trx)
}
