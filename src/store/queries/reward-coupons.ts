/** Coupons and their uses. The key of a use is what makes a single-use coupon single. */
import { sql, type Transaction } from 'kysely'
import type { CouponGift, CouponOrigin } from '../../domain/plan/coupon.ts'
import type { CouponUse } from '../../domain/respond/coupon-use.ts'
import { type Day, day } from '../../kernel/day.ts'
import { type BusinessId, id, newId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import { type Currency, minor } from '../../kernel/money.ts'
import type { CouponResult, IssuedCoupon, RewardStore } from '../../ports/reward-store.ts'
import type { Database } from '../schema/database.ts'

type CouponQueries = Pick<
  RewardStore,
  | 'insertCoupon'
  | 'lockCoupon'
  | 'couponOfSale'
  | 'coupons'
  | 'couponsRunningOut'
  | 'couponResults'
  | 'saveCouponUse'
  | 'removeCouponUse'
  | 'changeCoupon'
>

interface CouponRow {
  readonly coupon_id: string
  readonly code: string
  readonly customer_id: string | null
  readonly customer_name: string | null
  readonly gift: CouponGift
  readonly currency: Currency
  readonly min_basket_minor: number
  readonly deadline: string
  readonly uses_max: number
  readonly origin: CouponOrigin
  readonly purchase_id: string | null
  readonly contact_id: string | null
  readonly void_reason: string | null
  readonly actor: string
  readonly issued_at: Instant
  readonly redeemed: number
}

interface UseRow {
  readonly use_no: number
  readonly state: CouponUse['state']
  readonly holder: string
  readonly held_until: Instant | null
}

export function couponQueries(trx: Transaction<Database>, business: BusinessId): CouponQueries {
  const read = (where: ReturnType<typeof sql>) =>
    sql<CouponRow>`
    select k.*, c.full_name as customer_name,
      (select count(*)::integer from coupon_use u where u.business_id = k.business_id and u.coupon_id = k.coupon_id and u.state = 'redeemed') as redeemed
    from coupon k left join customer c on c.business_id = k.business_id and c.customer_id = k.customer_id
    where k.business_id = ${business} and ${where}`.execute(trx)
  return {
    insertCoupon: async coupon => {
      const { rows } = await sql`
        insert into coupon (business_id, coupon_id, code, customer_id, gift, currency, min_basket_minor, deadline, uses_max, origin, purchase_id, contact_id,
          void_reason, actor, issued_at)
        values (${business}, ${coupon.couponId}, ${coupon.code}, ${coupon.customerId}, ${JSON.stringify(coupon.gift)}::jsonb, ${coupon.currency},
          ${coupon.minBasketMinor}, ${coupon.deadline}, ${coupon.usesMax}, ${coupon.origin}, ${coupon.purchaseId}, ${coupon.contactId}, null,
          ${coupon.actor}, ${isoInstant(coupon.issuedAt)})
        on conflict (business_id, purchase_id, origin) where purchase_id is not null and origin in ('threshold', 'slip') do nothing
        returning coupon_id`.execute(trx)
      return rows.length === 0 ? 'known' : 'stored'
    },
    lockCoupon: async code => {
      const locked = await sql<{
        coupon_id: string
      }>`select coupon_id from coupon where business_id = ${business} and code = ${code} for update`.execute(trx)
      const couponId = locked.rows[0]?.coupon_id
      if (couponId === undefined) return undefined
      const found = await read(sql`k.coupon_id = ${couponId}`)
      const uses = await sql<UseRow>`select use_no, state, holder, held_until from coupon_use
        where business_id = ${business} and coupon_id = ${couponId} order by use_no`.execute(trx)
      return found.rows[0] && { coupon: couponOf(found.rows[0]), uses: uses.rows.map(useOf) }
    },
    couponOfSale: async purchaseId => {
      const { rows } = await read(sql`k.purchase_id = ${purchaseId}`)
      return rows[0] && couponOf(rows[0])
    },
    coupons: async ({ customerId, openOn, limit }) => {
      const ofCustomer = customerId === undefined ? sql`true` : sql`k.customer_id = ${customerId}`
      const isOpen = openOn === undefined ? sql`true` : sql`k.deadline >= ${openOn} and k.void_reason is null`
      const { rows } = await read(sql`${ofCustomer} and ${isOpen} order by k.issued_at desc, k.coupon_id limit ${limit}`)
      return rows.map(couponOf)
    },
    couponsRunningOut: async ({ from, to, issuedBefore, limit }) => {
      const { rows } = await read(sql`k.customer_id is not null and k.void_reason is null and k.deadline between ${from} and ${to}
        and k.issued_at < ${isoInstant(issuedBefore)} and c.erased_at is null
        and (select count(*) from coupon_use u where u.business_id = k.business_id and u.coupon_id = k.coupon_id and u.state = 'redeemed') < k.uses_max
        and not exists (select from contact t where t.business_id = k.business_id and t.customer_id = k.customer_id and t.purpose = 'coupon'
          and t.cycle_no = k.deadline - date '1970-01-01' and t.rung = 'product')
        order by k.deadline, k.customer_id, k.coupon_id limit ${limit}`)
      return rows.flatMap(row => {
        const coupon = couponOf(row)
        return coupon.customerId === null ? [] : [{ ...coupon, customerId: coupon.customerId }]
      })
    },
    couponResults: today => results(trx, business, today),
    ...useQueries(trx, business),
  }
}

async function results(trx: Transaction<Database>, business: BusinessId, today: Day): Promise<readonly CouponResult[]> {
  const { rows } = await sql<
    Record<'issued' | 'redeemed' | 'open' | 'expired' | 'bought' | 'discount', number> & { readonly origin: CouponOrigin }
  >`
    select k.origin, count(*) as issued, coalesce(sum(used.uses), 0) as redeemed,
      count(*) filter (where k.deadline >= ${today} and k.void_reason is null and coalesce(used.uses, 0) < k.uses_max) as open,
      count(*) filter (where k.deadline < ${today} and k.void_reason is null and coalesce(used.uses, 0) = 0) as expired,
      coalesce(sum(used.bought), 0) as bought, coalesce(sum(used.discount), 0) as discount
    from coupon k left join lateral (
      select count(*) as uses, sum(p.total_minor - p.refunded_minor) as bought, sum(u.discount_minor) as discount
      from coupon_use u left join purchase p on p.business_id = u.business_id and p.purchase_id = u.purchase_id and p.status = 'paid'
      where u.business_id = k.business_id and u.coupon_id = k.coupon_id and u.state = 'redeemed'
    ) used on true
    where k.business_id = ${business} group by k.origin order by k.origin`.execute(trx)
  return rows.map(({ origin, issued, redeemed, open, expired, bought, discount }) => ({
    origin,
    issued: Number(issued),
    redeemed: Number(redeemed),
    open: Number(open),
    expired: Number(expired),
    boughtMinor: minor(Number(bought)),
    discountMinor: minor(Number(discount)),
  }))
}

function useQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<CouponQueries, 'saveCouponUse' | 'removeCouponUse' | 'changeCoupon'> {
  const note = (event: { couponId: string; kind: string; detail: object; actor: string; at: Instant }) =>
    sql`
    insert into coupon_event (business_id, event_id, coupon_id, kind, detail, actor, at)
    values (${business}, ${newId(event.at)}, ${event.couponId}, ${event.kind}, ${JSON.stringify(event.detail)}::jsonb, ${event.actor},
      ${isoInstant(event.at)})`.execute(trx)
  return {
    saveCouponUse: async use => {
      await sql`
        insert into coupon_use (business_id, coupon_id, use_no, state, holder, held_until, customer_id, purchase_id, discount_minor, actor, at)
        values (${business}, ${use.couponId}, ${use.useNo}, ${use.state}, ${use.holder}, ${use.heldUntil === null ? null : isoInstant(use.heldUntil)},
          ${use.customerId}, ${use.purchaseId}, ${use.discountMinor}, ${use.actor}, ${isoInstant(use.at)})
        on conflict (business_id, coupon_id, use_no) do update set state = excluded.state, holder = excluded.holder, held_until = excluded.held_until,
          customer_id = excluded.customer_id, purchase_id = excluded.purchase_id, discount_minor = excluded.discount_minor, actor = excluded.actor,
          at = excluded.at
        where coupon_use.state = 'held'`.execute(trx)
    },
    removeCouponUse: async ({ couponId, holder, actor, reason, at }) => {
      const { rows } = await sql<{ use_no: number; state: string; discount_minor: number }>`
        delete from coupon_use where business_id = ${business} and coupon_id = ${couponId} and holder = ${holder}
        returning use_no, state, discount_minor`.execute(trx)
      for (const row of rows) await note({ couponId, kind: 'rolled-back', detail: { ...row, holder, reason }, actor, at })
      return rows.length > 0
    },
    changeCoupon: async ({ couponId, deadline, voidReason, reason, actor, at }) => {
      await sql`update coupon set deadline = coalesce(${deadline ?? null}::date, deadline), void_reason = coalesce(${voidReason ?? null}::text, void_reason)
        where business_id = ${business} and coupon_id = ${couponId}`.execute(trx)
      await note({ couponId, kind: voidReason === undefined ? 'extended' : 'voided', detail: { deadline, reason }, actor, at })
    },
  }
}

function couponOf(row: CouponRow): IssuedCoupon {
  return {
    couponId: id<'coupon'>(row.coupon_id),
    code: row.code,
    customerId: row.customer_id === null ? null : id<'customer'>(row.customer_id),
    customerName: row.customer_name,
    gift: row.gift,
    currency: row.currency,
    minBasketMinor: minor(row.min_basket_minor),
    deadline: day(row.deadline),
    usesMax: row.uses_max,
    origin: row.origin,
    isVoid: row.void_reason !== null,
    purchaseId: row.purchase_id === null ? null : id<'purchase'>(row.purchase_id),
    contactId: row.contact_id === null ? null : id<'contact'>(row.contact_id),
    actor: row.actor,
    issuedAt: row.issued_at,
    redeemed: row.redeemed,
  }
}

function useOf(row: UseRow): CouponUse {
  return { useNo: row.use_no, state: row.state, holder: row.holder, heldUntil: row.held_until }
}
