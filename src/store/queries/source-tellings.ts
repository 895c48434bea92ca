/** Who told what about which sale. */
import { type Selectable, sql, type Transaction } from 'kysely'
import type { Account } from '../../domain/collect/one-sale.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { type Telling, TELLING_KINDS, type TellingStore } from '../../ports/source-store.ts'
import type { Database } from '../schema/database.ts'

type Queries = Pick<
  TellingStore,
  | 'findTelling'
  | 'tellingsOf'
  | 'tellingsOfMany'
  | 'saveTelling'
  | 'moveTellings'
  | 'moveTellingsBack'
  | 'purchaseCalled'
  | 'refundsWaitingFor'
  | 'prepayments'
  | 'waitingAdvances'
>

export function tellingQueries(trx: Transaction<Database>, business: BusinessId): Queries {
  const all = () => trx.selectFrom('telling').selectAll().where('business_id', '=', business)
  const ofMany = async (ids: readonly string[]): Promise<readonly Telling[]> => {
    if (ids.length === 0) return []
    const rows = await all()
      .where(sql<boolean>`entity_id = any(${ids}::uuid[])`)
      .orderBy('told_at')
      .orderBy('telling_id')
      .execute()
    return rows.map(tellingOf)
  }
  return {
    findTelling: async (...[kind, source, sourceKey]) => {
      const row = await all().where('kind', '=', kind).where('source', '=', source).where('source_key', '=', sourceKey).executeTakeFirst()
      return row && tellingOf(row)
    },
    tellingsOf: entityId => ofMany([entityId]),
    tellingsOfMany: ofMany,
    saveTelling: async telling => {
      const row = {
        entity_id: telling.entityId,
        customer_id: telling.customerId,
        version: telling.version,
        fiscal_key: telling.account?.fiscalKey ?? null,
        order_ref: telling.account?.orderRef ?? null,
        refund_of: telling.refundOf,
        content: JSON.stringify(telling.account),
        is_withdrawn: telling.isWithdrawn,
        told_at: isoInstant(telling.toldAt),
      }
      const { kind, source, tellingId, sourceKey, ownId } = telling
      await trx
        .insertInto('telling')
        .values({ business_id: business, telling_id: tellingId, kind, source, source_key: sourceKey, own_id: ownId, ...row })
        .onConflict(conflict => conflict.columns(['business_id', 'kind', 'source', 'source_key']).doUpdateSet(row))
        .execute()
    },
    moveTellings: async (...[from, to]) => {
      const { rows } = await sql<{ telling_id: string }>`update telling set entity_id = ${to}
        where business_id = ${business} and entity_id = ${from} returning telling_id`.execute(trx)
      return rows.map(row => id<'telling'>(row.telling_id))
    },
    moveTellingsBack: async ids => {
      await sql`update telling set entity_id = own_id where business_id = ${business} and telling_id = any(${ids}::uuid[])`.execute(trx)
    },
    purchaseCalled: async (...[source, name]) => {
      const { rows } = await sql<{ entity_id: string }>`select entity_id from telling where business_id = ${business} and kind = 'purchase'
        and source = ${source} and (source_key = ${name} or order_ref = ${name}) order by source_key = ${name} desc limit 1`.execute(trx)
      const found = rows[0]
      return found && id<'purchase'>(found.entity_id)
    },
    refundsWaitingFor: async (source, names) => {
      const { rows } = await sql<{ entity_id: string }>`select distinct t.entity_id from telling t
        join refund r on r.business_id = t.business_id and r.refund_id = t.entity_id and r.purchase_id is null
        where t.business_id = ${business} and t.kind = 'refund' and t.source = ${source} and t.refund_of = any(${names}::text[])`.execute(
        trx,
      )
      return rows.map(row => id<'refund'>(row.entity_id))
    },
    ...prepaymentQueries(trx, business),
  }
}

function prepaymentQueries(trx: Transaction<Database>, business: BusinessId): Pick<TellingStore, 'prepayments' | 'waitingAdvances'> {
  const all = () => trx.selectFrom('telling').selectAll().where('business_id', '=', business)
  return {
    prepayments: async (role, { source, customerId, from, to }) => {
      const rows = await all()
        .where(sql<boolean>`jsonb_exists(content, 'prepayment') and kind = 'purchase' and source = ${source}
          and customer_id is not distinct from ${customerId}::uuid and content -> 'prepayment' ->> 'role' = ${role}
          and content ->> 'day' between ${from} and ${to}`)
        .orderBy(sql`content ->> 'day'`)
        .orderBy('telling_id')
        .execute()
      return rows.map(tellingOf)
    },
    waitingAdvances: async until => {
      const rows = await all()
        .where(sql<boolean>`jsonb_exists(content, 'prepayment') and kind = 'purchase' and not is_withdrawn
          and content -> 'prepayment' ->> 'state' = 'waiting' and content ->> 'day' <= ${until}`)
        .orderBy('telling_id')
        .execute()
      return rows.map(tellingOf)
    },
  }
}

function tellingOf(row: Selectable<Database['telling']>): Telling {
  return {
    tellingId: id<'telling'>(row.telling_id),
    kind: TELLING_KINDS.find(kind => kind === row.kind) ?? 'purchase',
    source: row.source,
    sourceKey: row.source_key,
    entityId: row.entity_id,
    ownId: row.own_id,
    customerId: row.customer_id === null ? null : id<'customer'>(row.customer_id),
    version: row.version,
    refundOf: row.refund_of,
    account: row.content as Account | null,
    isWithdrawn: row.is_withdrawn,
    toldAt: row.told_at,
  }
}
