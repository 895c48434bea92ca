/** Who brought whom. A card that was joined to another one speaks for the one it was joined to. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { REFERRAL_REFUSALS, REFERRAL_STATES } from '../../domain/plan/referral.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Referral, ReferralStore } from '../../ports/referral-store.ts'
import type { Database } from '../schema/database.ts'

interface ReferralRow {
  readonly referral_id: string
  readonly customer_id: string
  readonly referrer_id: string
  readonly customer_name: string
  readonly referrer_name: string
  readonly state: string
  readonly refusal: string | null
  readonly coupon_code: string | null
  readonly recorded_on: string
  readonly order_day: string | null
  readonly is_undone: boolean | null
}

/** Rows of referrals `r`, of whom the condition holds. */
const rowsWhere = (business: BusinessId, condition: RawBuilder<unknown>): RawBuilder<ReferralRow> => sql<ReferralRow>`
  select r.referral_id, r.customer_id, r.referrer_id, r.state, r.refusal, r.recorded_on, coupon.code as coupon_code,
    coalesce(brought.full_name, '') as customer_name, coalesce(referrer.full_name, '') as referrer_name,
    first.local_day as order_day, first.is_undone
  from referral r
  left join customer brought on brought.business_id = r.business_id and brought.customer_id = r.customer_id
  left join customer referrer on referrer.business_id = r.business_id and referrer.customer_id = r.referrer_id
  left join coupon on coupon.business_id = r.business_id and coupon.coupon_id = r.coupon_id
  left join lateral (
    select p.local_day, p.status = 'cancelled' or (p.total_minor > 0 and p.refunded_minor >= p.total_minor) as is_undone from purchase p
    where p.business_id = r.business_id and p.customer_id = r.customer_id and p.local_day >= r.recorded_on and p.status <> 'pending'
    order by p.local_day, p.occurred_at, p.purchase_id limit 1
  ) first on true
  where r.business_id = ${business} and ${condition}`

export function referralQueries(trx: Transaction<Database>, business: BusinessId): ReferralStore {
  return {
    async ties({ customerId, referrerId }, { boughtBefore, except }) {
      const [brought, referrer] = [await keptCard(trx, business, customerId), await keptCard(trx, business, referrerId)]
      const { rows } = await sql<{ shares: boolean; bought: boolean; has_referrer: boolean; is_circular: boolean }>`
        with recursive above (customer_id) as (
          select ${referrer}::uuid
          union
          select r.referrer_id from referral r join above on above.customer_id = r.customer_id
          where r.business_id = ${business} and r.state in ('open', 'rewarded') and r.referral_id is distinct from ${except}::uuid
        )
        select
          exists (
            select from contact_point_link a join contact_point_link b
              on b.business_id = a.business_id and b.contact_point_id = a.contact_point_id and b.customer_id = ${brought}
            where a.business_id = ${business} and a.customer_id = ${referrer}) as shares,
          exists (
            select from purchase p where p.business_id = ${business} and p.customer_id = ${brought} and p.status = 'paid'
              and p.local_day < ${boughtBefore}) as bought,
          exists (
            select from referral r where r.business_id = ${business} and r.customer_id = ${brought} and r.state in ('open', 'rewarded')
              and r.referral_id is distinct from ${except}::uuid) as has_referrer,
          exists (select from above where customer_id = ${brought}) as is_circular`.execute(trx)
      const [row] = rows
      return {
        isSelf: brought === referrer,
        sharesContact: row?.shares === true,
        hasBoughtBefore: row?.bought === true,
        hasReferrer: row?.has_referrer === true,
        isCircular: row?.is_circular === true,
      }
    },
    async insert(referral, { actor, at }) {
      await sql`
        insert into referral (business_id, referral_id, customer_id, referrer_id, state, refusal, recorded_on, actor, recorded_at)
        values (${business}, ${referral.referralId}, ${referral.customerId}, ${referral.referrerId}, ${referral.state}, ${referral.refusal},
          ${referral.recordedOn}, ${actor}, ${isoInstant(at)})`.execute(trx)
    },
    async list(limit) {
      const { rows } = await sql<ReferralRow>`
        ${rowsWhere(business, sql`true`)} order by r.recorded_at desc, r.referral_id limit ${limit}`.execute(trx)
      return rows.map(referralOf)
    },
    async lock(referralId) {
      await sql`select from referral where business_id = ${business} and referral_id = ${referralId} for update`.execute(trx)
      const { rows } = await rowsWhere(business, sql`r.referral_id = ${referralId}`).execute(trx)
      return rows[0] === undefined ? undefined : referralOf(rows[0])
    },
    async settle(referralId, { state, refusal, couponId, actor, at }) {
      await sql`
        update referral set state = ${state}, refusal = ${refusal}, coupon_id = ${couponId}, decided_by = ${actor}, decided_at = ${isoInstant(at)}
        where business_id = ${business} and referral_id = ${referralId} and state = 'open'`.execute(trx)
    },
  }
}

async function keptCard(trx: Transaction<Database>, business: BusinessId, customerId: CustomerId): Promise<string> {
  const { rows } = await sql<{ customer_id: string }>`
    with recursive kept (customer_id, steps) as (
      select ${customerId}::uuid, 0
      union all
      select m.kept_id, kept.steps + 1 from kept
      join customer_merge m on m.business_id = ${business} and m.merged_id = kept.customer_id and m.undone_at is null
      where kept.steps < 10
    )
    select customer_id from kept order by steps desc limit 1`.execute(trx)
  return rows[0]?.customer_id ?? customerId
}

function referralOf(row: ReferralRow): Referral {
  const state = REFERRAL_STATES.find(one => one === row.state)
  assert(state !== undefined, `'${row.state}' is no state of a referral`)
  return {
    referralId: id<'referral'>(row.referral_id),
    customerId: id<'customer'>(row.customer_id),
    referrerId: id<'customer'>(row.referrer_id),
    customerName: row.customer_name,
    referrerName: row.referrer_name,
    state,
    refusal: REFERRAL_REFUSALS.find(one => one === row.refusal) ?? null,
    couponCode: row.coupon_code,
    recordedOn: day(row.recorded_on),
    firstOrder: row.order_day === null ? null : { day: day(row.order_day), isUndone: row.is_undone === true },
  }
}
