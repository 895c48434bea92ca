/** Pairs of cards that a person said are different people. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { CustomerStore } from '../../ports/customer-store.ts'
import type { Database } from '../schema/database.ts'

/** Newest first; more decisions than this are looked at customer by customer. */
const LISTED_MAX = 200

type KeptApartQueries = Pick<CustomerStore, 'keepApart' | 'liftApart' | 'isKeptApart' | 'keptApart'>

export function keptApartQueries(trx: Transaction<Database>, business: BusinessId): KeptApartQueries {
  return {
    keepApart: async (pair, { actor, at }) => {
      const [first, second] = ordered(pair)
      await sql`insert into kept_apart (business_id, first_id, second_id, actor, decided_at)
        values (${business}, ${first}, ${second}, ${actor}, ${isoInstant(at)})
        on conflict (business_id, first_id, second_id) do update
          set actor = excluded.actor, decided_at = excluded.decided_at, undone_at = null where kept_apart.undone_at is not null`.execute(
        trx,
      )
    },
    liftApart: async (pair, at) => {
      const [first, second] = ordered(pair)
      const done = await sql`update kept_apart set undone_at = ${isoInstant(at)}
        where business_id = ${business} and first_id = ${first} and second_id = ${second} and undone_at is null`.execute(trx)
      return Number(done.numAffectedRows ?? 0n) > 0
    },
    isKeptApart: async pair => {
      const { rows } = await sql<{ found: boolean }>`${joinedCards(business)} select exists (${apartOf(pair)}) as found`.execute(trx)
      return rows[0]?.found === true
    },
    keptApart: async customerId => {
      const own = customerId === undefined ? sql`true` : sql`${customerId}::uuid in (first_id, second_id)`
      const { rows } = await sql<{ first_id: string; second_id: string; actor: string; decided_at: Instant }>`
        select first_id, second_id, actor, decided_at from kept_apart k where business_id = ${business} and undone_at is null and ${own}
          and not exists (select from customer c where c.business_id = k.business_id and c.customer_id in (first_id, second_id) and c.erased_at is not null)
        order by decided_at desc, first_id, second_id limit ${LISTED_MAX}`.execute(trx)
      return rows.map(row => ({
        pair: [id<'customer'>(row.first_id), id<'customer'>(row.second_id)] as const,
        actor: row.actor,
        decidedAt: row.decided_at,
      }))
    },
  }
}

function ordered([one, other]: readonly [CustomerId, CustomerId]): readonly [CustomerId, CustomerId] {
  return one < other ? [one, other] : [other, one]
}

/** Names the card that each merged card ended up in: what was said of one holds for all that are one person with him. */
export function joinedCards(business: BusinessId) {
  return sql`with recursive joined (card, person) as (
      select merged_id, kept_id from customer_merge where business_id = ${business} and undone_at is null
      union select j.card, m.kept_id from joined j join customer_merge m
        on m.business_id = ${business} and m.merged_id = j.person and m.undone_at is null),
    persons as (select distinct on (card) card, person from joined j
      where not exists (select from joined further where further.card = j.person)),
    apart as (select coalesce(a.person, k.first_id) as one, coalesce(b.person, k.second_id) as other from kept_apart k
      left join persons a on a.card = k.first_id left join persons b on b.card = k.second_id
      where k.business_id = ${business} and k.undone_at is null)`
}

function apartOf([one, other]: readonly [CustomerId, CustomerId]) {
  return sql`select from apart where (one = ${one}::uuid and other = ${other}::uuid) or (one = ${other}::uuid and other = ${one}::uuid)`
}
