/** Programmes under the rules of their time. */
import { sql, type Transaction } from 'kysely'
import type { ProgramTerms } from '../../domain/plan/reward-program.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { RewardStore } from '../../ports/reward-store.ts'
import type { Database } from '../schema/database.ts'

export function programQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<RewardStore, 'programs' | 'changeProgram' | 'averageSale'> {
  return {
    programs: async () => {
      const { rows } = await sql<{ program_id: string; terms: ProgramTerms; from_day: string; to_day: string | null }>`
        select program_id, terms, from_day, to_day from reward_program where business_id = ${business}
        order by from_day, created_at, program_id`.execute(trx)
      return rows.map(row => ({
        programId: id<'program'>(row.program_id),
        terms: row.terms,
        fromDay: day(row.from_day),
        toDay: row.to_day === null ? null : day(row.to_day),
      }))
    },
    changeProgram: async ({ kind, terms, programId, fromDay, actor, at }) => {
      // Rules that were changed again on their first day never held for anybody.
      await sql`delete from reward_program where business_id = ${business} and kind = ${kind} and from_day = ${fromDay} and to_day is null`.execute(
        trx,
      )
      await sql`update reward_program set to_day = ${fromDay} where business_id = ${business} and kind = ${kind} and to_day is null`.execute(
        trx,
      )
      if (terms === null) return
      await sql`insert into reward_program (business_id, program_id, kind, terms, from_day, to_day, actor, created_at)
        values (${business}, ${programId}, ${kind}, ${JSON.stringify(terms)}::jsonb, ${fromDay}, null, ${actor}, ${isoInstant(at)})`.execute(
        trx,
      )
    },
    averageSale: async ({ from, to, currency }) => {
      const { rows } = await sql<{ average: number | null }>`
        select round(avg(total_minor - refunded_minor))::bigint as average from purchase
        where business_id = ${business} and local_day between ${from} and ${to} and status = 'paid' and currency = ${currency}
          and total_minor > refunded_minor`.execute(trx)
      const average = rows[0]?.average ?? null
      return average === null ? undefined : minor(Number(average))
    },
  }
}
