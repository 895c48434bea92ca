/** Products and the groups whose cycles are looked at on their own. */
import { sql, type Transaction } from 'kysely'
import { foldName, tidyName } from '../../domain/collect/customer.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, id, type ProductGroupId } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { PurchaseStore } from '../../ports/purchase-store.ts'
import type { Database } from '../schema/database.ts'

type ProductQueries = Pick<PurchaseStore, 'productNamed' | 'products' | 'groups' | 'changeGroup' | 'groupNamed' | 'assignGroup'>

export function productQueries(trx: Transaction<Database>, business: BusinessId): ProductQueries {
  return { ...namedProducts(trx, business), ...productGroups(trx, business) }
}

function namedProducts(trx: Transaction<Database>, business: BusinessId): Pick<ProductQueries, 'groupNamed' | 'productNamed' | 'products'> {
  return {
    groupNamed: (...given) => groupNamed({ trx, business }, ...given),
    productNamed: async (name, { groupName, at }) => {
      const group = groupName === null ? null : await groupNamed({ trx, business }, groupName, at)
      const row = await trx
        .insertInto('product')
        .values({
          business_id: business,
          product_id: productId(business, name),
          name: tidyName(name),
          name_folded: foldName(name),
          sku: null,
          group_id: group,
          import_id: null,
          created_at: isoInstant(at),
        })
        .onConflict(conflict =>
          conflict
            .columns(['business_id', 'name_folded'])
            .doUpdateSet({ group_id: sql<string | null>`coalesce(excluded.group_id, product.group_id)` }),
        )
        .returning('product_id')
        .executeTakeFirstOrThrow()
      return id<'product'>(row.product_id)
    },
    products: async ({ text, limit }) => {
      const rows = await trx
        .selectFrom('product')
        .select(['product_id', 'name', 'group_id'])
        .where('business_id', '=', business)
        .where('name_folded', 'like', `%${foldName(text).replace(/[\\%_]/g, '\\$&')}%`)
        .orderBy('name_folded')
        .limit(limit)
        .execute()
      return rows.map(row => ({
        id: id<'product'>(row.product_id),
        name: row.name,
        groupId: row.group_id === null ? null : id<'product-group'>(row.group_id),
      }))
    },
  }
}

function productGroups(trx: Transaction<Database>, business: BusinessId): Pick<ProductQueries, 'groups' | 'changeGroup' | 'assignGroup'> {
  return {
    groups: async () => {
      const rows = await trx
        .selectFrom('product_group as g')
        .select(['g.group_id', 'g.name', 'g.cycle_days'])
        .select(eb =>
          eb
            .selectFrom('product as p')
            .select(count => count.fn.countAll<number>().as('count'))
            .whereRef('p.business_id', '=', 'g.business_id')
            .whereRef('p.group_id', '=', 'g.group_id')
            .as('product_count'),
        )
        .where('g.business_id', '=', business)
        .orderBy('g.name_folded')
        .execute()
      return rows.map(row => ({
        id: id<'product-group'>(row.group_id),
        name: row.name,
        cycleDays: row.cycle_days,
        productCount: row.product_count ?? 0,
      }))
    },
    changeGroup: async (group, { name, cycleDays }) => {
      const changes = {
        ...(name === undefined ? {} : { name: tidyName(name), name_folded: foldName(name) }),
        ...(cycleDays === undefined ? {} : { cycle_days: cycleDays }),
      }
      if (Object.keys(changes).length === 0) return true
      const done = await trx
        .updateTable('product_group')
        .set(changes)
        .where('business_id', '=', business)
        .where('group_id', '=', group)
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
    assignGroup: async (products, group) => {
      await trx
        .updateTable('product')
        .set({ group_id: group })
        .where('business_id', '=', business)
        .where(sql<boolean>`product_id = any(${products}::uuid[])`)
        .execute()
    },
  }
}

interface Inside {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
}

async function groupNamed({ trx, business }: Inside, name: string, at: Instant): Promise<ProductGroupId> {
  const row = await trx
    .insertInto('product_group')
    .values({
      business_id: business,
      group_id: groupId(business, name),
      name: tidyName(name),
      name_folded: foldName(name),
      cycle_days: null,
      import_id: null,
      created_at: isoInstant(at),
    })
    // Writing the same name again makes PostgreSQL answer with the stored row.
    .onConflict(conflict =>
      conflict.columns(['business_id', 'name_folded']).doUpdateSet({ name_folded: sql<string>`excluded.name_folded` }),
    )
    .returning('group_id')
    .executeTakeFirstOrThrow()
  return id<'product-group'>(row.group_id)
}

/** Names give ids, so that two imports and a hand entry meet in the same product. */
export function productId(business: BusinessId, name: string): string {
  return nameUuid(`${business}|product|${foldName(name)}`)
}

export function groupId(business: BusinessId, name: string): string {
  return nameUuid(`${business}|product-group|${foldName(name)}`)
}
