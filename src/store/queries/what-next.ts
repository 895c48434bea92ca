/** Queries of what customers need next, inside one transaction of one business. */
import { sql, type Transaction } from 'kysely'
import { type PriceBand } from '../../domain/understand/price-band.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { ItemKind, Mined, NamedItem, ProductFact, StoredLink, WhatNextStore } from '../../ports/what-next-store.ts'
import { clientOf, copyRows } from '../copy.ts'
import type { Database } from '../schema/database.ts'
import { customerHistory, shopTimes } from './what-next-history.ts'
import { readShopLines } from './what-next-lines.ts'

export function whatNextQueries(trx: Transaction<Database>, business: BusinessId): WhatNextStore {
  return {
    shopLines: until => readShopLines(clientOf(trx), until),
    shopTimes: until => shopTimes(trx, business, until),
    saveMined: mined => saveMined(trx, business, mined),
    async habits() {
      const row = await trx.selectFrom('shop_habits').select('habits').where('business_id', '=', business).executeTakeFirst()
      return row?.habits
    },
    ...customerHistory(trx, business),
    ...itemQueries(trx, business),
  }
}

type Trx = Transaction<Database>

async function saveMined(trx: Trx, business: BusinessId, mined: Mined): Promise<void> {
  for (const table of ['linked_purchase', 'item_statistics', 'similar_product'] as const) {
    await trx.deleteFrom(table).where('business_id', '=', business).execute()
  }
  await saveLinks(trx, business, mined.links)
  await copyRows(
    trx,
    {
      table: 'item_statistics',
      columns: ['business_id', 'kind', 'item_id', 'visits', 'customers', 'low_minor', 'middle_minor', 'high_minor'],
    },
    mined.statistics.map(({ item, visits, customers, price }) => [
      business,
      item.kind,
      item.id,
      visits,
      customers,
      price?.lowMinor ?? null,
      price?.middleMinor ?? null,
      price?.highMinor ?? null,
    ]),
  )
  await copyRows(
    trx,
    { table: 'similar_product', columns: ['business_id', 'product_id', 'similar_id', 'cosine'] },
    mined.similar.map(one => [business, one.productId, one.similarId, one.cosine]),
  )
  const kept = { mined_at: isoInstant(mined.minedAt), habits: JSON.stringify(mined.habits) }
  await trx
    .insertInto('shop_habits')
    .values({ business_id: business, ...kept })
    .onConflict(conflict => conflict.column('business_id').doUpdateSet(kept))
    .execute()
}

async function saveLinks(trx: Trx, business: BusinessId, links: Mined['links']): Promise<void> {
  await copyRows(
    trx,
    {
      table: 'linked_purchase',
      columns: [
        'business_id',
        'timing',
        'from_id',
        'to_id',
        'from_kind',
        'to_kind',
        'from_customers',
        'both_customers',
        'expected',
        'lift',
        'z',
        'lag_p25',
        'lag_p50',
        'lag_p75',
      ],
    },
    links.map(link => [
      business,
      link.timing,
      link.from.id,
      link.to.id,
      link.from.kind,
      link.to.kind,
      link.fromCustomers,
      link.bothCustomers,
      link.expected,
      link.lift,
      link.z,
      link.lagP25,
      link.lagP50,
      link.lagP75,
    ]),
  )
}

type ItemQueries = Pick<WhatNextStore, 'linksFrom' | 'products' | 'popularProducts' | 'productsOfGroups' | 'groupBands' | 'similarTo'>

function itemQueries(trx: Trx, business: BusinessId): ItemQueries {
  return {
    linksFrom: itemIds => linksFrom(trx, business, itemIds),
    async products(productIds) {
      if (productIds.length === 0) return []
      const found = await sql<FactRow>`${FACTS} where p.business_id = ${business} and p.product_id = any(${productIds})`.execute(trx)
      return found.rows.map(factOf)
    },
    async productsOfGroups(groupIds, limit) {
      if (groupIds.length === 0) return []
      const found = await sql<FactRow>`${FACTS}
        where p.business_id = ${business} and p.group_id = any(${groupIds})
        order by s.visits desc nulls last, p.product_id limit ${limit}`.execute(trx)
      return found.rows.map(factOf)
    },
    async popularProducts(limit) {
      const rows = await trx
        .selectFrom('item_statistics')
        .select('item_id')
        .where('business_id', '=', business)
        .where('kind', '=', 'product')
        .orderBy('visits', 'desc')
        .orderBy('item_id')
        .limit(limit)
        .execute()
      return rows.map(row => row.item_id)
    },
    groupBands: groupIds => groupBands(trx, business, groupIds),
    async similarTo(productIds) {
      if (productIds.length === 0) return []
      const rows = await trx
        .selectFrom('similar_product')
        .selectAll()
        .where('business_id', '=', business)
        .where('product_id', 'in', productIds)
        .execute()
      return rows.map(row => ({ productId: row.product_id, similarId: row.similar_id, cosine: row.cosine }))
    },
  }
}

interface FactRow {
  readonly product_id: string
  readonly name: string
  readonly group_id: string | null
  readonly visits: number | null
  readonly middle_minor: number | null
}

const FACTS = sql`select p.product_id, p.name, p.group_id, s.visits, s.middle_minor
  from product p left join item_statistics s on s.business_id = p.business_id and s.kind = 'product' and s.item_id = p.product_id`

function factOf(row: FactRow): ProductFact {
  return {
    product: { kind: 'product', id: row.product_id, name: row.name },
    groupId: row.group_id,
    visits: row.visits ?? 0,
    priceMinor: row.middle_minor === null ? null : minor(row.middle_minor),
  }
}

async function groupBands(trx: Trx, business: BusinessId, groupIds: readonly string[]): Promise<ReadonlyMap<string, PriceBand>> {
  if (groupIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('item_statistics')
    .selectAll()
    .where('business_id', '=', business)
    .where('kind', '=', 'group')
    .where('item_id', 'in', groupIds)
    .execute()
  return new Map(
    rows.flatMap(({ item_id, low_minor, middle_minor, high_minor }): [string, PriceBand][] =>
      low_minor === null || middle_minor === null || high_minor === null
        ? []
        : [[item_id, { lowMinor: minor(low_minor), middleMinor: minor(middle_minor), highMinor: minor(high_minor) }]],
    ),
  )
}

interface LinkRow {
  readonly timing: StoredLink['timing']
  readonly from_id: string
  readonly to_id: string
  readonly from_kind: ItemKind
  readonly to_kind: ItemKind
  readonly from_name: string
  readonly to_name: string
  readonly from_customers: number
  readonly both_customers: number
  readonly expected: number
  readonly lift: number
  readonly z: number
  readonly lag_p25: number
  readonly lag_p50: number
  readonly lag_p75: number
}

/** Names come from what exists today: a link to a product that was taken out since is left out. */
async function linksFrom(trx: Trx, business: BusinessId, itemIds: readonly string[]): Promise<readonly StoredLink[]> {
  if (itemIds.length === 0) return []
  const named = sql`(
    select 'product' as kind, product_id as item_id, name from product where business_id = ${business}
    union all select 'group', group_id, name from product_group where business_id = ${business})`
  const found = await sql<LinkRow>`
    select k.*, f.name as from_name, t.name as to_name from linked_purchase k
    join ${named} f on f.kind = k.from_kind and f.item_id = k.from_id
    join ${named} t on t.kind = k.to_kind and t.item_id = k.to_id
    where k.business_id = ${business} and k.from_id = any(${itemIds})
    order by k.z desc, k.from_id, k.to_id`.execute(trx)
  const itemOf = (kind: ItemKind, id: string, name: string): NamedItem => ({ kind, id, name })
  return found.rows.map(row => ({
    timing: row.timing,
    from: itemOf(row.from_kind, row.from_id, row.from_name),
    to: itemOf(row.to_kind, row.to_id, row.to_name),
    fromCustomers: row.from_customers,
    bothCustomers: row.both_customers,
    expected: row.expected,
    confidence: row.both_customers / row.from_customers,
    lift: row.lift,
    z: row.z,
    lagP25: row.lag_p25,
    lagP50: row.lag_p50,
    lagP75: row.lag_p75,
  }))
}
