/** Things of customers. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { ASSET_KINDS, type Asset } from '../../domain/collect/asset.ts'
import { assert } from '../../kernel/assert.ts'
import { type Day, day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { AssetStore } from '../../ports/asset-store.ts'
import type { Database } from '../schema/database.ts'

export function assetQueries(trx: Transaction<Database>, business: BusinessId): AssetStore {
  const present = () => trx.selectFrom('asset').selectAll().where('business_id', '=', business).where('removed_at', 'is', null)
  return {
    async assetsOf(customerId) {
      return (await present().where('customer_id', '=', customerId).orderBy('created_at').orderBy('asset_id').execute()).map(assetOf)
    },
    async asset(assetId) {
      const row = await present().where('asset_id', '=', assetId).executeTakeFirst()
      return row && assetOf(row)
    },
    async saveAsset(asset) {
      const changing = {
        kind: asset.kind,
        name: asset.name,
        note: asset.note,
        since_on: asset.sinceOn,
        return_on: asset.returnOn,
        cycle_days: asset.cycleDays,
        served_on: asset.servedOn,
        warranty_until: asset.warrantyUntil,
        group_id: asset.groupId,
        updated_at: isoInstant(asset.updatedAt),
      }
      await trx
        .insertInto('asset')
        .values({
          business_id: business,
          asset_id: asset.id,
          customer_id: asset.customerId,
          ...changing,
          created_at: isoInstant(asset.createdAt),
          revision: 1,
        })
        .onConflict(conflict =>
          conflict.columns(['business_id', 'asset_id']).doUpdateSet({ ...changing, revision: sql`asset.revision + 1` }),
        )
        .execute()
    },
    async removeAsset(assetId, at) {
      const done = await trx
        .updateTable('asset')
        .set({ removed_at: isoInstant(at), updated_at: isoInstant(at) })
        .where('business_id', '=', business)
        .where('asset_id', '=', assetId)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
  }
}

function assetOf(row: Selectable<Database['asset']>): Asset {
  const kind = ASSET_KINDS.find(one => one === row.kind)
  assert(kind !== undefined, `'${row.kind}' is no kind of thing`)
  return {
    id: id<'asset'>(row.asset_id),
    customerId: id<'customer'>(row.customer_id),
    kind,
    name: row.name,
    note: row.note,
    sinceOn: day(row.since_on),
    returnOn: dayOrNull(row.return_on),
    cycleDays: row.cycle_days,
    servedOn: dayOrNull(row.served_on),
    warrantyUntil: dayOrNull(row.warranty_until),
    groupId: row.group_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : day(text)
}
