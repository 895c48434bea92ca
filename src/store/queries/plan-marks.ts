/**
 * What each customer was planned from. The mark is one number over all that a plan reads from his understanding, made by
 * the database alone, so that it is always made the same way; a night compares a million of them in one pass.
 */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { CustomerPlan } from '../../domain/plan/customer-plan.ts'
import { HALF_WINDOW } from '../../domain/plan/due-event.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { EVERYBODY } from '../../ports/business-store.ts'
import type { PlanStore } from '../../ports/plan-store.ts'
import { bytes, rowsOf } from '../binary-columns.ts'
import type { Database } from '../schema/database.ts'

/** Everybody is looked at anew after so many days at the latest, a few each night: a forgotten mark heals by itself. */
const LOOKED_AT_DAYS = { least: 21, spread: 8 } as const

/** The end of the days around the rhythm, from which on the plan follows the expectation of the model. */
const RHYTHM_END = sql.raw(
  `(u.anchor_day + round(u.cycle_days)::int + greatest(${HALF_WINDOW.daysMin}, least(${HALF_WINDOW.daysMax}, round(u.cycle_days * ${HALF_WINDOW.share})))::int)`,
)

/** Who rests or is tried again is planned from his last purchase alone; whose rhythm runs, from the rhythm. */
const markOf = (
  rules: unknown,
  today: unknown,
) => sql`hash_record_extended(row(${rules}::text, u.anchor_day, round(u.cycle_days), u.segment,
  u.reason ->> 'code', u.basis, u.purchases, round(u.strength * 10), round(ln(greatest(u.value_365_minor, 1)::float8) * 2),
  case
    when u.segment = 'one-timer' or u.reason ->> 'code' = 'lost-silent' then 0
    when ${today}::date <= ${RHYTHM_END} and u.due_p10 <= ${RHYTHM_END} and u.anchor_day + round(u.cycle_days)::int <= u.due_p90 then 1
    else hash_record_extended(row(u.due_day, u.window_from, u.window_to, u.due_p10, u.due_p50, u.due_p90), 0)
  end,
  (
    select sum(hash_record_extended(row(k.subject, k.anchor_day, round(k.cycle_days * k.stretch)), 0) % 1000000007) from customer_cycle k
    where k.business_id = u.business_id and k.customer_id = u.customer_id
  )), 0)`

type MarkQueries = Pick<PlanStore, 'toPlanAfter' | 'forgetMarksOfChanged'>

export interface PlannedFrom {
  readonly rules: string
  readonly today: Day
}

export function markQueries(trx: Transaction<Database>, business: BusinessId): MarkQueries {
  return {
    async toPlanAfter(after, { limit, rules, today }) {
      const { rows } = await sql<{ customer_id: string }>`
        select c.customer_id from customer c
        left join understanding u on u.business_id = c.business_id and u.customer_id = c.customer_id
        left join plan_mark m on m.business_id = c.business_id and m.customer_id = c.customer_id
        where c.business_id = ${business} and c.erased_at is null ${after === null ? sql`` : sql`and c.customer_id > ${after}`}
          and (m.customer_id is null or m.next_day <= ${today} or m.mark <> ${markOf(rules, today)})
        order by c.customer_id limit ${limit}`.execute(trx)
      return rows.map(row => id<'customer'>(row.customer_id))
    },
    async forgetMarksOfChanged() {
      await sql`delete from plan_mark m using customer_change c
        where m.business_id = ${business} and c.business_id = m.business_id and c.customer_id = m.customer_id`.execute(trx)
      await sql`delete from plan_mark where business_id = ${business}
        and exists (select from customer_change where business_id = ${business} and customer_id = ${EVERYBODY}::uuid)`.execute(trx)
    },
  }
}

/** What the statement below is asked with, besides the business and the day. */
export const MARK_TYPES = { rules: 'text', planned: 'uuid[]', nextDays: 'date[]' } as const

export function marksOf(plans: readonly CustomerPlan[], { rules, today }: PlannedFrom) {
  return { rules, planned: bytes.uuid(plans.map(plan => plan.customerId)), nextDays: bytes.day(plans.map(plan => nextLook(plan, today))) }
}

type Places = { readonly [Name in 'business' | 'today' | keyof typeof MARK_TYPES]: RawBuilder<unknown> }

/** The statement that remembers what these were planned from. */
export function markRows({ business, rules, today, planned, nextDays }: Places): RawBuilder<unknown> {
  return sql`
    insert into plan_mark as m (business_id, customer_id, mark, next_day)
    select ${business}, r.customer_id, ${markOf(rules, today)}, r.next_day
    from ${rowsOf([planned, nextDays])} as r(customer_id, next_day)
    left join understanding u on u.business_id = ${business} and u.customer_id = r.customer_id
    on conflict (business_id, customer_id) do update set mark = excluded.mark, next_day = excluded.next_day
    where (m.mark, m.next_day) is distinct from (excluded.mark, excluded.next_day)`
}

function nextLook({ customerId, nextDay }: Pick<CustomerPlan, 'customerId' | 'nextDay'>, today: Day): Day {
  const latest = addDays(today, LOOKED_AT_DAYS.least + (Number.parseInt(customerId.slice(0, 2), 16) % LOOKED_AT_DAYS.spread))
  return nextDay !== null && nextDay < latest ? nextDay : latest
}
