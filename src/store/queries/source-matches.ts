/** Two purchases that look like one sale, and what the owner said about them. */
import { type Selectable, type Transaction } from 'kysely'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { MovedSale, SaleMatch, TellingStore } from '../../ports/source-store.ts'
import type { Database } from '../schema/database.ts'

type Queries = Pick<TellingStore, 'insertMatch' | 'match' | 'openMatches' | 'settledMatches' | 'settleMatch'>

export function matchQueries(trx: Transaction<Database>, business: BusinessId): Queries {
  const all = () => trx.selectFrom('sale_match').selectAll().where('business_id', '=', business)
  return {
    insertMatch: async match => {
      await trx
        .insertInto('sale_match')
        .values({
          business_id: business,
          match_id: match.matchId,
          purchase_id: match.purchaseId,
          other_id: match.otherId,
          evidence: JSON.stringify({ by: match.by }),
          state: match.state,
          moved: JSON.stringify(match.moved ?? {}),
          actor: match.actor,
          found_at: isoInstant(match.foundAt),
          decided_at: match.state === 'open' ? null : isoInstant(match.foundAt),
        })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },
    match: async matchId => {
      const row = await all().where('match_id', '=', matchId).executeTakeFirst()
      return row && matchOf(row)
    },
    openMatches: async limit => (await all().where('state', '=', 'open').orderBy('found_at', 'desc').limit(limit).execute()).map(matchOf),
    settledMatches: async limit =>
      (await all().where('state', '<>', 'open').orderBy('decided_at', 'desc').limit(limit).execute()).map(matchOf),
    settleMatch: async (matchId, { state, moved, actor, at }) => {
      await trx
        .updateTable('sale_match')
        .set({ state, moved: JSON.stringify(moved ?? {}), actor, decided_at: state === 'open' ? null : isoInstant(at) })
        .where('business_id', '=', business)
        .where('match_id', '=', matchId)
        .execute()
    },
  }
}

function matchOf(row: Selectable<Database['sale_match']>): SaleMatch {
  const by = row.evidence['by']
  return {
    matchId: id<'match'>(row.match_id),
    purchaseId: id<'purchase'>(row.purchase_id),
    otherId: id<'purchase'>(row.other_id),
    by: typeof by === 'string' ? by : 'moment',
    state: row.state === 'same' || row.state === 'different' ? row.state : 'open',
    moved: 'purchase' in row.moved ? (row.moved as unknown as MovedSale) : null,
    foundAt: row.found_at,
  }
}
