/** Fields of a card that a merge fills from the other one, and empties again when it is taken back. */
import { sql, type Transaction } from 'kysely'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { CustomerMerge } from '../../ports/customer-store.ts'
import type { Database } from '../schema/database.ts'

export interface Filling {
  readonly from: CustomerId
  readonly to: CustomerId
  readonly at: Instant
}

/** Marks a wish among the names of filled columns. */
const WISH = 'preferences.'

/** What the kept card leaves empty the other one fills. Answers which columns. */
const FILLABLE = [
  { columns: ['full_name', 'first_name', 'name_folded'], isEmpty: "full_name = ''", empty: "''" },
  { columns: ['birthday_month', 'birthday_day', 'birthday_year'], isEmpty: 'birthday_month is null', empty: 'null' },
  { columns: ['note'], isEmpty: "note = ''", empty: "''" },
  { columns: ['locale'], isEmpty: 'locale is null', empty: 'null' },
  { columns: ['zone'], isEmpty: 'zone is null', empty: 'null' },
  { columns: ['source'], isEmpty: "source = 'unknown'", empty: "'unknown'" },
] as const

export async function fillGaps(trx: Transaction<Database>, business: BusinessId, { from, to, at }: Filling): Promise<string[]> {
  const filled: string[] = []
  for (const { columns, isEmpty } of FILLABLE) {
    const list = sql.raw(columns.join(', '))
    const done = await sql`update customer set (${list}) = row(${sql.raw(columns.map(column => `o.${column}`).join(', '))}),
        revision = customer.revision + 1, updated_at = ${isoInstant(at)}
      from customer o where customer.business_id = ${business} and customer.customer_id = ${to} and customer.${sql.raw(isEmpty)}
        and o.business_id = ${business} and o.customer_id = ${from} and not (o.${sql.raw(isEmpty)})`.execute(trx)
    if (Number(done.numAffectedRows ?? 0n) > 0) filled.push(columns[0])
  }
  return [...filled, ...(await fillWishes(trx, business, { from, to, at }))]
}

/** Wishes that the kept card does not know: drink, hours, channel. Where both say something, the kept card's word stays. */
async function fillWishes(trx: Transaction<Database>, business: BusinessId, { from, to, at }: Filling): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with added as (select k.name from customer o, customer c, jsonb_object_keys(o.preferences) k (name)
      where o.business_id = ${business} and o.customer_id = ${from} and c.business_id = ${business} and c.customer_id = ${to}
        and not jsonb_exists(c.preferences, k.name)),
    filled as (update customer c set preferences = o.preferences || c.preferences, revision = c.revision + 1, updated_at = ${isoInstant(at)}
      from customer o where c.business_id = ${business} and c.customer_id = ${to} and o.business_id = ${business} and o.customer_id = ${from}
        and exists (select from added))
    select name from added order by name`.execute(trx)
  return rows.map(row => `${WISH}${row.name}`)
}

/** What was filled goes out again, unless somebody has written something else there since. */
export async function emptyAgain(trx: Transaction<Database>, business: BusinessId, merge: CustomerMerge): Promise<void> {
  for (const { columns, empty } of FILLABLE) {
    if (!merge.moved['filled']?.includes(columns[0])) continue
    await sql`update customer set ${sql.raw(columns.map(column => `${column} = ${empty}`).join(', '))}, revision = customer.revision + 1
      from customer o where customer.business_id = ${business} and customer.customer_id = ${merge.keptId}
        and o.business_id = ${business} and o.customer_id = ${merge.mergedId}
        and customer.${sql.raw(columns[0])} is not distinct from o.${sql.raw(columns[0])}`.execute(trx)
  }
  const wishes = (merge.moved['filled'] ?? []).filter(name => name.startsWith(WISH)).map(name => name.slice(WISH.length))
  if (wishes.length === 0) return
  await sql`update customer c set revision = c.revision + 1, preferences = c.preferences - array(
      select w from unnest(${wishes}::text[]) w where c.preferences -> w = o.preferences -> w)
    from customer o where c.business_id = ${business} and c.customer_id = ${merge.keptId}
      and o.business_id = ${business} and o.customer_id = ${merge.mergedId}`.execute(trx)
}
