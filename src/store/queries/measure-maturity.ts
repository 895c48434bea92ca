/** What the maturity of a shop is judged by. */
import { sql, type Transaction } from 'kysely'
import type { MaturityFacts } from '../../domain/measure/maturity.ts'
import { addDays } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import type { MaturityQuestion } from '../../ports/measure-store.ts'
import type { Database } from '../schema/database.ts'

const QUARTER_DAYS = 90
const KNOWN_SINCE_DAYS = 270

interface Row {
  readonly sales: string
  readonly with_contact: string
  readonly anonymous: string
  readonly average: string
  readonly reachable: string
  readonly agreed: string
  readonly known: string
  readonly returned: string
  readonly history: number | null
}

export async function maturityFacts(
  trx: Transaction<Database>,
  business: BusinessId,
  { today, currency, bases }: MaturityQuestion,
): Promise<MaturityFacts> {
  const from = addDays(today, -QUARTER_DAYS)
  const linked = sql`select l.customer_id from contact_point_link l where l.business_id = ${business} and l.unlinked_at is null`
  // The latest word on each point: a refusal of today undoes a yes of last year.
  const { rows } = await sql<Row>`with reachable as materialized (${linked} group by 1),
    quarter as (select p.customer_id in (select customer_id from reachable) as known, p.total_minor - p.refunded_minor as paid, p.currency
      from purchase p where p.business_id = ${business} and p.status = 'paid' and p.local_day > ${from} and p.local_day <= ${today}),
    said as (select distinct on (n.contact_point_id, n.channel) n.contact_point_id, n.status from consent n
      where n.business_id = ${business} and n.purpose = 'marketing'
        and (n.status = 'withdrawn' or ${bases}::text[] is null or n.basis = any(${bases}::text[])) order by n.contact_point_id, n.channel, n.at desc),
    agreed as (select distinct l.customer_id from said s join contact_point_link l
      on l.business_id = ${business} and l.contact_point_id = s.contact_point_id and l.unlinked_at is null where s.status = 'given'),
    earlier as (select p.customer_id, min(p.local_day) as day from purchase p where p.business_id = ${business} and p.status = 'paid'
      and p.customer_id is not null and p.local_day > ${addDays(today, -KNOWN_SINCE_DAYS)} and p.local_day <= ${from} group by 1)
    select (select count(*) from quarter) as sales, (select count(*) from quarter where known) as with_contact,
      (select coalesce(sum(paid), 0) from quarter where known is not true and currency = ${currency}) as anonymous,
      (select coalesce(percentile_disc(0.5) within group (order by paid), 0) from quarter where currency = ${currency}) as average,
      (select count(*) from reachable) as reachable, (select count(*) from agreed) as agreed,
      (select count(*) from earlier) as known,
      (select count(*) from earlier e where exists (select from purchase p where p.business_id = ${business} and p.customer_id = e.customer_id
        and p.status = 'paid' and p.local_day > e.day and p.local_day <= e.day + ${QUARTER_DAYS}::integer)) as returned,
      (select ${today}::date - min(local_day) from purchase where business_id = ${business} and customer_id is not null and status = 'paid') as history`.execute(
    trx,
  )
  const [row] = rows
  return {
    sales: Number(row?.sales ?? 0),
    salesWithContact: Number(row?.with_contact ?? 0),
    anonymousMinor: minor(Number(row?.anonymous ?? 0)),
    averageSaleMinor: minor(Number(row?.average ?? 0)),
    reachable: Number(row?.reachable ?? 0),
    agreed: Number(row?.agreed ?? 0),
    knownBuyers: Number(row?.known ?? 0),
    knownReturned: Number(row?.returned ?? 0),
    historyDays: Math.max(0, row?.history ?? 0),
  }
}
