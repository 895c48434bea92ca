/** Points by hand, coupons and more time, counted by who gave them and on which day of the shop. */
import { sql, type Transaction } from 'kysely'
import { day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { HandGiftStore } from '../../ports/hand-gift-store.ts'
import type { Database } from '../schema/database.ts'

interface Row {
  readonly actor: string
  readonly day: string
  readonly points: number
  readonly points_given: number
  readonly coupons: number
  readonly more_time: number
}

export function handGiftQueries(trx: Transaction<Database>, business: BusinessId): HandGiftStore {
  return {
    days: async (from, actor) => {
      const who = actor ?? null
      const { rows } = await sql<Row>`
        with b as (select zone, ${from}::date::timestamp at time zone zone as since from business where business_id = ${business}),
          gift (actor, at, kind, points) as (
            select e.actor, e.at, 'points', e.points from points_entry e, b
              where e.business_id = ${business} and e.kind = 'by-hand' and e.at >= b.since
            union all
            select c.actor, c.issued_at, 'coupon', 0 from coupon c, b
              where c.business_id = ${business} and c.origin = 'hand' and c.issued_at >= b.since
            union all
            select v.actor, v.at, 'more-time', 0 from coupon_event v, b
              where v.business_id = ${business} and v.kind = 'extended' and v.at >= b.since
          )
        select g.actor, (g.at at time zone b.zone)::date::text as day,
          count(*) filter (where g.kind = 'points')::integer as points, coalesce(sum(g.points), 0)::integer as points_given,
          count(*) filter (where g.kind = 'coupon')::integer as coupons, count(*) filter (where g.kind = 'more-time')::integer as more_time
        from gift g, b
        where ${who}::text is null or g.actor = ${who}
        group by g.actor, day order by day desc, g.actor`.execute(trx)
      return rows.map(row => ({
        actor: row.actor,
        day: day(row.day),
        points: row.points,
        pointsGiven: row.points_given,
        coupons: row.coupons,
        moreTime: row.more_time,
      }))
    },
    lockActor: async actor => {
      await sql`select pg_advisory_xact_lock(${business}, hashtext(${`hand-gift ${actor}`}))`.execute(trx)
    },
  }
}
