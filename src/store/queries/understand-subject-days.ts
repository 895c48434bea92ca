/** On which days each customer bought in each product group, and on which his things were served: ids are customer and subject. */
import { sql, type Transaction } from 'kysely'
import type pg from 'pg'
import { KEY_SEPARATOR, type PurchaseRows } from '../../domain/understand/purchase-log.ts'
import { assert } from '../../kernel/assert.ts'
import { type Day, dayNumber } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { copyWholeOut } from '../copy.ts'
import type { Database } from '../schema/database.ts'
import { KEPT_PURCHASE } from './understand-kept.ts'
import { WANTED_LINE } from './what-next-lines.ts'

const KEPT_LINES = `from purchase p
  join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
  join product d on d.business_id = l.business_id and d.product_id = l.product_id`
const KEPT = `${KEPT_PURCHASE} and ${WANTED_LINE} and d.group_id is not null`

/** A thing counts from the day it came; then each purchase from its group, and the day it was served last, is a service. */
const daysQuery = (purchase: string, asset: string): string => `
  select p.customer_id::text as customer_id, 'group:' || d.group_id as subject, p.local_day - date '1970-01-01' as day, sum(l.quantity)::float8 as quantity
    ${KEPT_LINES} where ${purchase} and ${KEPT} group by 1, 2, 3
  union all
  select a.customer_id::text, 'asset:' || a.asset_id, p.local_day - date '1970-01-01', 1
    ${KEPT_LINES} join asset a on a.business_id = p.business_id and a.customer_id = p.customer_id and a.group_id = d.group_id and p.local_day > a.since_on
    where ${asset} and ${purchase} and ${KEPT} group by 1, 2, 3
  union all
  select a.customer_id::text, 'asset:' || a.asset_id, a.since_on - date '1970-01-01', 1 from asset a where ${asset}
  union all
  select a.customer_id::text, 'asset:' || a.asset_id, a.served_on - date '1970-01-01', 1 from asset a where ${asset} and a.served_on > a.since_on
  order by 1, 2, 3`

/** Row-level security confines the query to the business of the transaction. */
const EVERYBODY = daysQuery('p.customer_id is not null', 'a.removed_at is null')
/** Rows come with the same two ids many times; one day is one visit, whatever it is made of. */
const FIELDS = 4

export async function readSubjectDays(client: pg.ClientBase, until: Day): Promise<PurchaseRows> {
  const lastDay = dayNumber(until)
  const rows = newRows()
  let rest = ''
  for await (const piece of copyWholeOut(client, EVERYBODY)) {
    assert(piece instanceof Uint8Array, 'COPY speaks in bytes')
    const lines = (rest + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [customerId = '', subject = '', day = '', quantity = ''] = line.split('\t', FIELDS)
      if (Number(day) <= lastDay) rows.add({ customerId, subject, day: Number(day), quantity: Number(quantity) })
    }
  }
  return rows.done()
}

export async function someSubjectDays(
  trx: Transaction<Database>,
  business: BusinessId,
  { until, customerIds }: { readonly until: Day; readonly customerIds: readonly CustomerId[] },
): Promise<PurchaseRows> {
  const whose = sql`= any(${[...customerIds]}::uuid[])`
  const found = await sql<{ customer_id: string; subject: string; day: number; quantity: number }>`
    with purchase as (select * from purchase where business_id = ${business} and customer_id ${whose} and local_day <= ${until}),
      asset as (select * from asset where business_id = ${business} and customer_id ${whose} and removed_at is null and since_on <= ${until})
    ${sql.raw(daysQuery('true', 'true'))}`.execute(trx)
  const rows = newRows()
  const lastDay = dayNumber(until)
  for (const row of found.rows)
    if (row.day <= lastDay) rows.add({ customerId: row.customer_id, subject: row.subject, day: row.day, quantity: Number(row.quantity) })
  return rows.done()
}

interface SubjectDay {
  readonly customerId: string
  readonly subject: string
  readonly day: number
  readonly quantity: number
}

/** Rows arrive in the order of customer, subject and day; a second row of one day adds nothing but its quantity. */
function newRows() {
  const ids: string[] = []
  const [keys, days, amounts]: [number[], number[], number[]] = [[], [], []]
  return {
    add({ customerId, subject, day, quantity }: SubjectDay): void {
      const key = `${customerId}${KEY_SEPARATOR}${subject}`
      if (ids.at(-1) !== key) ids.push(key)
      keys.push(ids.length - 1)
      days.push(day)
      amounts.push(quantity)
    },
    done: (): PurchaseRows => ({ ids, keys: Int32Array.from(keys), days: Int32Array.from(days), amounts: Float64Array.from(amounts) }),
  }
}
