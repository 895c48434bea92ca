/** What one customer bought, when he came and where he answered; and the same counted over everybody. */
import { sql, type Transaction } from 'kysely'
import type { ChannelCounts } from '../../domain/understand/best-channel.ts'
import { type Day, day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import type { CustomerLine, CustomerVisits, ShopHabits, WhatNextStore } from '../../ports/what-next-store.ts'
import type { Database } from '../schema/database.ts'
import { KEPT_AMOUNT, KEPT_PURCHASE } from './understand-kept.ts'
import { UNIT_MINOR, WANTED_LINE } from './what-next-lines.ts'

const HOURS = 24
const WEEKDAYS = 7

type Trx = Transaction<Database>
type History = Pick<WhatNextStore, 'customerLines' | 'customerVisits' | 'customerChannels'>

export function customerHistory(trx: Trx, business: BusinessId): History {
  return {
    customerLines: (customerId, until) => customerLines(trx, business, { customerId, until }),
    customerVisits: (customerId, until) => customerVisits(trx, business, { customerId, until }),
    customerChannels: customerId => channelCounts(trx, business, customerId),
  }
}

interface Whose {
  readonly customerId: CustomerId
  readonly until: Day
}

interface LineRow {
  readonly local_day: string
  readonly product_id: string
  readonly product_name: string
  readonly group_id: string | null
  readonly group_name: string | null
  readonly unit_minor: number
}

async function customerLines(trx: Trx, business: BusinessId, { customerId, until }: Whose): Promise<readonly CustomerLine[]> {
  const found = await sql<LineRow>`
    select p.local_day, l.product_id, d.name as product_name, d.group_id, g.name as group_name, (${sql.raw(UNIT_MINOR)})::bigint as unit_minor
    from purchase p
    join business b on b.business_id = p.business_id
    join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
    join product d on d.business_id = l.business_id and d.product_id = l.product_id
    left join product_group g on g.business_id = d.business_id and g.group_id = d.group_id
    where p.business_id = ${business} and p.customer_id = ${customerId} and p.local_day <= ${until}
      and ${sql.raw(KEPT_PURCHASE)} and ${sql.raw(WANTED_LINE)}
    order by p.local_day, p.purchase_id, l.line_no`.execute(trx)
  return found.rows.map(row => ({
    day: day(row.local_day),
    product: { kind: 'product', id: row.product_id, name: row.product_name },
    group: row.group_id === null ? null : { kind: 'group', id: row.group_id, name: row.group_name ?? '' },
    unitMinor: minor(row.unit_minor),
  }))
}

async function customerVisits(trx: Trx, business: BusinessId, { customerId, until }: Whose): Promise<CustomerVisits> {
  const found = await sql<{ local_day: string; amount: number; hours: (number | null)[] }>`
    select p.local_day, (${sql.raw(KEPT_AMOUNT)})::bigint as amount, array_agg(distinct (p.local_minute / 60)::integer) as hours
    from purchase p join business b on b.business_id = p.business_id
    where p.business_id = ${business} and p.customer_id = ${customerId} and p.local_day <= ${until} and ${sql.raw(KEPT_PURCHASE)}
    group by p.local_day order by p.local_day`.execute(trx)
  const hours = Array.from({ length: HOURS }, () => 0)
  for (const hour of found.rows.flatMap(row => row.hours)) if (hour !== null) hours[hour] = (hours[hour] ?? 0) + 1
  return { visits: found.rows.map(row => ({ day: day(row.local_day), amountMinor: minor(row.amount) })), hours }
}

export async function shopTimes(trx: Trx, business: BusinessId, until: Day): Promise<Pick<ShopHabits, 'hours' | 'weekdays' | 'channels'>> {
  const kept = sql`from purchase p where p.business_id = ${business} and p.local_day <= ${until} and ${sql.raw(KEPT_PURCHASE)}`
  const hours = await sql<{ at: number; sales: number }>`
    select (p.local_minute / 60)::integer as at, count(*) as sales ${kept} and p.local_minute is not null group by 1`.execute(trx)
  const weekdays = await sql<{ at: number; sales: number }>`
    select extract(isodow from p.local_day)::integer - 1 as at, count(*) as sales ${kept} group by 1`.execute(trx)
  const counted = (length: number, rows: readonly { at: number; sales: number }[]): number[] =>
    Array.from({ length }, (_, at) => Number(rows.find(row => row.at === at)?.sales ?? 0))
  return {
    hours: counted(HOURS, hours.rows),
    weekdays: counted(WEEKDAYS, weekdays.rows),
    channels: await channelCounts(trx, business),
  }
}

/** A contact that was answered counts once, however many messages and answers there were. */
async function channelCounts(trx: Trx, business: BusinessId, customerId?: CustomerId): Promise<Record<string, ChannelCounts>> {
  const found = await sql<{ channel: string; sent: number; answered: number }>`
    select c.channel, count(*) as sent,
      count(*) filter (where exists (select from reply r where r.business_id = c.business_id and r.contact_id = c.contact_id)
        or exists (select from contact_outcome o where o.business_id = c.business_id and o.contact_id = c.contact_id
          and o.outcome in ('booked', 'later', 'no', 'bought-elsewhere', 'reached'))) as answered
    from contact c
    where c.business_id = ${business} and c.state in ('handed', 'delivered', 'done')
      ${customerId === undefined ? sql`` : sql`and c.customer_id = ${customerId}`}
    group by c.channel`.execute(trx)
  return Object.fromEntries(
    found.rows.map(row => [row.channel, { replies: Number(row.answered), silences: Number(row.sent) - Number(row.answered) }]),
  )
}
