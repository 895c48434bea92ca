/** People who may be shown an advertisement: explicit consent that still stands, no stop, nobody who is held out. */
import { sql, type Transaction } from 'kysely'
import { consentState, EVERY_CHANNEL } from '../../domain/collect/consent.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import type { AudienceStore } from '../../ports/audience-store.ts'
import type { Database } from '../schema/database.ts'
import { consentQueries } from './collect-consents.ts'
import { joinsOf } from './collect-joins.ts'

interface Row {
  readonly customer_id: string
  readonly phones: string[] | null
  readonly emails: string[] | null
}

export function audienceQueries(trx: Transaction<Database>, business: BusinessId): AudienceStore {
  return {
    people: async (audience, { from, to }) => {
      const who =
        audience === 'due'
          ? sql`select distinct customer_id from due_event where business_id = ${business} and closed_at is null and due_day between ${from}::date and ${to}::date`
          : sql`select distinct customer_id from purchase where business_id = ${business} and customer_id is not null and status = 'paid'
              and local_day between ${from}::date and ${to}::date`
      const { rows } = await sql<Row>`
        select who.customer_id, array_agg(p.address order by p.address) filter (where p.kind = 'phone') as phones,
          array_agg(p.address order by p.address) filter (where p.kind = 'email') as emails
        from (${who}) who
        join contact_point_link l on l.business_id = ${business} and l.customer_id = who.customer_id and l.unlinked_at is null
        join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id and p.kind in ('phone', 'email')
        where exists (select from consent c where c.business_id = p.business_id and c.contact_point_id = p.contact_point_id
            and c.purpose = 'marketing' and c.status = 'given' and c.basis = 'explicit'
            and not exists (select from consent w where w.business_id = c.business_id and w.contact_point_id = c.contact_point_id
              and w.purpose = 'marketing' and w.status = 'withdrawn' and w.at >= c.at))
          and not exists (select from suppression s where s.business_id = p.business_id
            and s.address_hash = sha256(convert_to(${business}::text || '|' || p.kind || '|' || p.address, 'UTF8')))
          and not exists (select from due_event h where h.business_id = ${business} and h.customer_id = who.customer_id and h.closed_at is null and h.held_out)
        group by who.customer_id order by who.customer_id`.execute(trx)
      const silent = await silentSinceJoined(trx, business, rows)
      const kept = (addresses: readonly string[] | null) => (addresses ?? []).filter(address => !silent.has(address))
      return rows
        .map(row => ({ phones: kept(row.phones), emails: kept(row.emails) }))
        .filter(person => person.phones.length + person.emails.length > 0)
    },
  }
}

/** Addresses of people who said no on a card that has joined this one since. */
async function silentSinceJoined(trx: Transaction<Database>, business: BusinessId, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const joins = await joinsOf(
    trx,
    business,
    rows.map(row => id<'customer'>(row.customer_id)),
  )
  const people = [...new Set(joins.map(join => id<'customer'>(join.person)))]
  const reaches = await consentQueries(trx, business).reachOf(people)
  const refused = reaches.filter(reach => consentState(reach.consents, { channel: EVERY_CHANNEL, purpose: 'marketing' }) === 'withdrawn')
  return new Set(refused.map(reach => reach.address))
}
