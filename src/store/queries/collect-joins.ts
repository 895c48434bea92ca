/** Which addresses came with which card when cards were merged: what was said on one holds for the others. */
import { sql, type Transaction } from 'kysely'
import { withRefusalsOfAll } from '../../domain/collect/joined-consent.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import { anyOf, KEPT } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'

export interface Join {
  /** The card that everybody ended up in. */
  readonly person: string
  readonly kept: string
  readonly merged: string
  /** Contact points that the merge gave to the kept card, and all that the merged one had. */
  readonly brought: readonly string[]
  readonly had: readonly string[]
}

/** Open merges below these cards, in whatever depth; mostly none. */
export async function joinsOf(trx: Transaction<Database>, business: BusinessId, ids: readonly CustomerId[]): Promise<readonly Join[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Join>`${KEPT} with recursive below (person, kept, merged, moved) as (
      select kept_id, kept_id, merged_id, moved from customer_merge
      where business_id = ${business} and undone_at is null and kept_id = ${anyOf(ids)}
      union all select b.person, m.kept_id, m.merged_id, m.moved from below b
      join customer_merge m on m.business_id = ${business} and m.undone_at is null and m.kept_id = b.merged)
    select person, kept, merged, array(select jsonb_array_elements_text(moved -> 'linked')
        union all select split_part(jsonb_array_elements_text(coalesce(moved -> 'relinked', '[]')), '|', 1)) as brought,
      array(select jsonb_array_elements_text(moved -> 'unlinked')) as had from below`.execute(trx)
  return rows
}

export function joinedReaches(reaches: readonly CustomerReach[], joins: readonly Join[]): readonly CustomerReach[] {
  if (joins.length === 0) return reaches
  const byPerson = Map.groupBy(joins, join => join.person)
  return [...Map.groupBy(reaches, reach => reach.customerId)].flatMap(([person, points]) => {
    const own = byPerson.get(person)
    return own === undefined ? points : withRefusalsOfAll(cardsOf(points, { person, joins: own }))
  })
}

/** The addresses of each card as it was by itself. */
function cardsOf(points: readonly CustomerReach[], { person, joins }: { readonly person: string; readonly joins: readonly Join[] }) {
  const ownOf = (card: string, isThere: (point: string) => boolean) => {
    const broughtToIt = new Set(joins.filter(join => join.kept === card).flatMap(join => join.brought))
    return points.filter(({ contactPointId }) => isThere(contactPointId) && !broughtToIt.has(contactPointId))
  }
  return [ownOf(person, () => true), ...joins.map(join => ownOf(join.merged, point => join.had.includes(point)))]
}
