/** Collection points and the sign-ups at them. */
import { sql, type Transaction } from 'kysely'
import type { CouponGift } from '../../domain/plan/coupon.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { CollectionCounts, CollectionPoint, CollectionPointStore, SignUp } from '../../ports/collection-point-store.ts'
import type { Database } from '../schema/database.ts'

interface PointRow {
  readonly point_id: string
  readonly name: string
  readonly place: string
  readonly promise: string
  readonly gift: CouponGift | null
  readonly is_active: boolean
  readonly created_at: Instant
}

interface CountedRow extends PointRow {
  readonly shown: number
  readonly signed_up: number
  readonly confirmed: number
  readonly bought_again: number
}

interface SignUpRow {
  readonly sign_up_id: string
  readonly point_id: string
  readonly customer_id: string
  readonly contact_point_id: string
  readonly state: SignUp['state']
  readonly text_shown: string
  readonly text_version: string
  readonly locale: Locale
  readonly coupon_id: string | null
  readonly signed_at: Instant
  readonly confirmed_at: Instant | null
}

export function collectionPointQueries(trx: Transaction<Database>, business: BusinessId): CollectionPointStore {
  return {
    ...pointQueries(trx, business),
    list: zone => readCounted(trx, business, zone),
    ...signUpQueries(trx, business),
  }
}

function pointQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<CollectionPointStore, 'save' | 'find' | 'lock' | 'countShown'> {
  const read = async (pointId: string, ending: ReturnType<typeof sql>) => {
    const { rows } = await sql<PointRow>`select * from collection_point
      where business_id = ${business} and point_id = ${pointId} ${ending}`.execute(trx)
    return rows[0] && pointOf(rows[0])
  }
  return {
    save: async point => {
      const gift = point.gift === null ? null : JSON.stringify(point.gift)
      await sql`insert into collection_point (business_id, point_id, name, place, promise, gift, is_active, created_at)
        values (${business}, ${point.pointId}, ${point.name}, ${point.place}, ${point.promise}, ${gift}::jsonb, ${point.isActive},
          ${isoInstant(point.createdAt)})
        on conflict (business_id, point_id) do update set name = excluded.name, place = excluded.place, promise = excluded.promise,
          gift = excluded.gift, is_active = excluded.is_active`.execute(trx)
    },
    find: pointId => read(pointId, sql``),
    lock: pointId => read(pointId, sql`for update`),
    countShown: async pointId => {
      await sql`update collection_point set shown = shown + 1 where business_id = ${business} and point_id = ${pointId}`.execute(trx)
    },
  }
}

async function readCounted(
  trx: Transaction<Database>,
  business: BusinessId,
  zone: string,
): Promise<readonly (CollectionPoint & { readonly counts: CollectionCounts })[]> {
  const { rows } = await sql<CountedRow>`
    select p.*, s.signed_up, s.confirmed, s.bought_again
    from collection_point p, lateral (
      select count(*)::integer as signed_up, count(*) filter (where u.state = 'confirmed')::integer as confirmed,
        (count(distinct u.customer_id) filter (where u.state = 'confirmed' and exists (select from purchase b
          where b.business_id = u.business_id and b.customer_id = u.customer_id and b.status = 'paid' and b.refunded_minor < b.total_minor
            and b.local_day > (u.confirmed_at at time zone ${zone})::date)))::integer as bought_again
      from sign_up u where u.business_id = p.business_id and u.point_id = p.point_id
    ) s
    where p.business_id = ${business} order by p.created_at desc, p.point_id`.execute(trx)
  return rows.map(row => ({
    ...pointOf(row),
    counts: { shown: row.shown, signedUp: row.signed_up, confirmed: row.confirmed, boughtAgain: row.bought_again },
  }))
}

function signUpQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<CollectionPointStore, 'signUpOf' | 'lockSignUp' | 'saveSignUp' | 'giftedAt' | 'couponCode'> {
  return {
    signUpOf: async (pointId, contact) => {
      const { rows } = await sql<SignUpRow>`select * from sign_up
        where business_id = ${business} and point_id = ${pointId} and contact_point_id = ${contact}`.execute(trx)
      return rows[0] && signUpOf(rows[0])
    },
    lockSignUp: async signUpId => {
      const { rows } = await sql<SignUpRow>`select * from sign_up
        where business_id = ${business} and sign_up_id = ${signUpId} for update`.execute(trx)
      return rows[0] && signUpOf(rows[0])
    },
    saveSignUp: async one => {
      const confirmedAt = one.confirmedAt === null ? null : isoInstant(one.confirmedAt)
      await sql`insert into sign_up (business_id, sign_up_id, point_id, customer_id, contact_point_id, state, text_shown, text_version, locale,
          coupon_id, signed_at, confirmed_at)
        values (${business}, ${one.signUpId}, ${one.pointId}, ${one.customerId}, ${one.contactPointId}, ${one.state}, ${one.textShown},
          ${one.textVersion}, ${one.locale}, ${one.couponId}, ${isoInstant(one.signedAt)}, ${confirmedAt})
        on conflict (business_id, sign_up_id) do update set state = excluded.state, text_shown = excluded.text_shown,
          text_version = excluded.text_version, locale = excluded.locale, coupon_id = excluded.coupon_id, signed_at = excluded.signed_at,
          confirmed_at = excluded.confirmed_at`.execute(trx)
    },
    giftedAt: async (pointId, customerId) => {
      const { rows } = await sql<{ readonly coupon_id: string }>`select coupon_id from sign_up where business_id = ${business}
        and point_id = ${pointId} and customer_id = ${customerId} and coupon_id is not null order by confirmed_at limit 1`.execute(trx)
      return rows[0] && { couponId: id<'coupon'>(rows[0].coupon_id) }
    },
    couponCode: async couponId => {
      const { rows } = await sql<{ readonly code: string; readonly deadline: string }>`select code, deadline::text as deadline from coupon
        where business_id = ${business} and coupon_id = ${couponId}`.execute(trx)
      return rows[0]
    },
  }
}

function pointOf(row: PointRow): CollectionPoint {
  return {
    pointId: id<'collection-point'>(row.point_id),
    name: row.name,
    place: row.place,
    promise: row.promise,
    gift: row.gift,
    isActive: row.is_active,
    createdAt: row.created_at,
  }
}

function signUpOf(row: SignUpRow): SignUp {
  return {
    signUpId: id<'sign-up'>(row.sign_up_id),
    pointId: id<'collection-point'>(row.point_id),
    customerId: id<'customer'>(row.customer_id),
    contactPointId: id<'contact-point'>(row.contact_point_id),
    state: row.state,
    textShown: row.text_shown,
    textVersion: row.text_version,
    locale: row.locale,
    couponId: row.coupon_id === null ? null : id<'coupon'>(row.coupon_id),
    signedAt: row.signed_at,
    confirmedAt: row.confirmed_at,
  }
}
