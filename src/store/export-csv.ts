/** The shop's data as tables that any program opens: UTF-8 with a mark for Excel, decimal points, ISO days. */
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Pool } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { BusinessId } from '../kernel/ids.ts'
import { refuseFileError } from './engines/file-errors.ts'
import { makeFolder } from './engines/make-folder.ts'

/** Text that a spreadsheet would take for a formula is written with an apostrophe before it. */
const safe = (column: string): string => `case when ${column} ~ '^[=@+\\-\\t\\r]' then '''' || ${column} else ${column} end`
const amount = (column: string, currency: string): string =>
  `round(${column} / case when ${currency} = 'JPY' then 1 else 100.0 end, case when ${currency} = 'JPY' then 0 else 2 end)`
const addresses = (kind: string): string => `(select string_agg(p.address, ', ' order by p.address) from contact_point_link l
  join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id
  where l.business_id = c.business_id and l.customer_id = c.customer_id and l.unlinked_at is null and p.kind = '${kind}')`

/** '1998-09-18', or '18.09' when the year was never told. */
const BIRTHDAY = `case when c.birthday_year is null then lpad(c.birthday_day::text, 2, '0') || '.' || lpad(c.birthday_month::text, 2, '0')
  else to_char(make_date(c.birthday_year, c.birthday_month, c.birthday_day), 'YYYY-MM-DD') end`

/** One file each. The headings of customers and purchases are ones that the import understands. */
export const EXPORTS: readonly { readonly name: string; readonly query: string }[] = [
  {
    name: 'customers',
    query: `select c.customer_id as "customer id", ${safe('c.full_name')} as "name", ${addresses('phone')} as "phone", ${addresses('email')} as "email",
      c.locale as "language", c.source as "came from", ${BIRTHDAY} as "birthday",
      ${safe('c.note')} as "note", c.created_at as "created" from customer c where c.erased_at is null order by c.created_at, c.customer_id`,
  },
  {
    name: 'purchases',
    query: `select p.purchase_id as "order id", p.customer_id as "customer id", ${safe('c.full_name')} as "name", ${addresses('phone')} as "phone", ${addresses('email')} as "email",
      p.local_day as "date", ${safe('l.name')} as "product", l.quantity, ${amount('coalesce(l.total_minor, p.total_minor)', 'p.currency')} as "amount", p.currency, p.status,
      p.receipt_no as "receipt", ${safe('p.note')} as "note" from purchase p
      left join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
      left join customer c on c.business_id = p.business_id and c.customer_id = p.customer_id order by p.local_day, p.purchase_id, l.line_no`,
  },
  {
    name: 'refunds',
    query: `select r.refund_id as "refund id", r.purchase_id as "order id", r.customer_id as "customer id", r.local_day as "date",
      ${amount('r.total_minor', 'r.currency')} as "amount", r.currency, ${safe('r.reason')} as "reason" from refund r order by r.local_day, r.refund_id`,
  },
  {
    name: 'consents',
    query: `select n.at as "moment", p.kind, p.address, n.channel, n.purpose, n.status, n.basis, n.source, n.text_version as "text version",
      n.text_shown as "text shown", n.actor from consent n join contact_point p on p.business_id = n.business_id and p.contact_point_id = n.contact_point_id order by n.at, n.consent_id`,
  },
  {
    name: 'contacts',
    query: `select k.contact_id as "contact id", k.customer_id as "customer id", ${safe('c.full_name')} as "name", k.planned_day as "day", k.rung, k.channel, k.segment,
      k.state, k.state_at as "since" from contact k left join customer c on c.business_id = k.business_id and c.customer_id = k.customer_id order by k.planned_day, k.contact_id`,
  },
]

/** Writes the files into the folder, all of one moment, and returns their names. @throws StartRefusal when the folder cannot be written */
export async function exportCsv(pool: Pool, business: BusinessId, folder: string): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    await makeFolder(folder, 0o700)
    await client.query('begin isolation level repeatable read read only')
    await client.query(`select set_config('app.business_id', $1, true)`, [String(business)])
    const names: string[] = []
    for (const { name, query } of EXPORTS) {
      const file = createWriteStream(join(folder, `${name}.csv`), { mode: 0o600 })
      file.write('\uFEFF')
      await pipeline(client.query(copyTo(`copy (${query}) to stdout with (format csv, header)`)), file)
      names.push(`${name}.csv`)
    }
    await client.query('commit')
    return names
  } catch (error) {
    return refuseFileError(error, folder, 'file-not-writable')
  } finally {
    client.release(true)
  }
}
