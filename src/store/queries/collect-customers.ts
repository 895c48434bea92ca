/** Customers and their contact points. */
import { type ExpressionBuilder, sql, type Transaction } from 'kysely'
import type { ContactPointKind } from '../../domain/collect/contact-point.ts'
import { type Customer, foldName } from '../../domain/collect/customer.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { nameUuid } from '../../kernel/digest.ts'
import type { PhoneKind } from '../../kernel/phone.ts'
import type { CustomerSearch, CustomerStore } from '../../ports/customer-store.ts'
import type { CustomerTable } from '../schema/collect.ts'
import { anyOf, keptForFew } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'

import { changedColumns, customerOf, pointOf, rowOf } from './collect-customer-row.ts'

type CustomerQueries = Pick<
  CustomerStore,
  'insert' | 'change' | 'find' | 'findMany' | 'search' | 'count' | 'ownersOf' | 'ownersOfEach' | 'pointsOf' | 'point' | 'link' | 'unlink'
>

export function customerQueries(trx: Transaction<Database>, business: BusinessId): CustomerQueries {
  return {
    insert: async customer => {
      await trx.insertInto('customer').values(rowOf(business, customer)).execute()
    },
    change: async (customerId, changes, at) => {
      await trx
        .updateTable('customer')
        .set({ ...changedColumns(changes), updated_at: isoInstant(at), revision: sql<number>`revision + 1` })
        .where('business_id', '=', business)
        .where('customer_id', '=', customerId)
        .execute()
    },
    find: async customerId => {
      const row = await trx
        .selectFrom('customer')
        .selectAll()
        .where('business_id', '=', business)
        .where('customer_id', '=', customerId)
        .executeTakeFirst()
      return row && customerOf(row)
    },
    findMany: async ids => {
      if (ids.length === 0) return []
      const rows = await trx
        .selectFrom('customer')
        .selectAll()
        .where('business_id', '=', business)
        .where(sql<boolean>`customer_id = any(${ids}::uuid[])`)
        .execute()
      return rows.map(customerOf)
    },
    search: search => searchCustomers(trx, business, search),
    count: async () => {
      const row = await trx
        .selectFrom('customer')
        .select(eb => eb.fn.countAll<number>().as('count'))
        .where('business_id', '=', business)
        .where('erased_at', 'is', null)
        .executeTakeFirstOrThrow()
      return row.count
    },
    ...pointQueries(trx, business),
  }
}

function pointQueries(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<CustomerStore, 'ownersOf' | 'ownersOfEach' | 'pointsOf' | 'point' | 'link' | 'unlink'> {
  return {
    ownersOf: async ({ kind, address }) => {
      const rows = await trx
        .selectFrom('contact_point as p')
        .innerJoin('contact_point_link as l', join =>
          join.onRef('l.business_id', '=', 'p.business_id').onRef('l.contact_point_id', '=', 'p.contact_point_id'),
        )
        .select('l.customer_id')
        .where('p.business_id', '=', business)
        .where('p.kind', '=', kind)
        .where('p.address', '=', address)
        .where('l.unlinked_at', 'is', null)
        .orderBy('l.linked_at')
        .orderBy('l.customer_id')
        .execute()
      return rows.map(row => id<'customer'>(row.customer_id))
    },
    ownersOfEach: async addresses => {
      if (addresses.length === 0) return new Map()
      const { rows } = await sql<{ address: string; owners: readonly CustomerId[] }>`
        select p.address, array_agg(l.customer_id::text order by l.linked_at, l.customer_id) as owners
        from unnest(${addresses.map(one => one.kind)}::text[], ${addresses.map(one => one.address)}::text[]) as told (kind, address)
        join contact_point p on p.business_id = ${business} and p.kind = told.kind and p.address = told.address
        join contact_point_link l on l.business_id = ${business} and l.contact_point_id = p.contact_point_id and l.unlinked_at is null
        group by p.address`.execute(trx)
      return new Map(rows.map(row => [row.address, row.owners]))
    },
    pointsOf: async ids => {
      if (ids.length === 0) return []
      const rows = await trx
        .selectFrom('contact_point_link as l')
        .innerJoin('contact_point as p', join =>
          join.onRef('l.business_id', '=', 'p.business_id').onRef('l.contact_point_id', '=', 'p.contact_point_id'),
        )
        .select(['p.contact_point_id', 'p.kind', 'p.address', 'p.phone_kind', 'l.customer_id'])
        .where('l.business_id', '=', business)
        .where(sql<boolean>`l.customer_id = ${anyOf(ids)}`)
        .where('l.unlinked_at', 'is', null)
        .orderBy('l.linked_at')
        .orderBy('p.address')
        .modifyFront(keptForFew(ids))
        .execute()
      return rows.map(pointOf)
    },
    point: async pointId => {
      const row = await trx
        .selectFrom('contact_point')
        .selectAll()
        .where('business_id', '=', business)
        .where('contact_point_id', '=', pointId)
        .executeTakeFirst()
      return row && { id: pointId, kind: row.kind as ContactPointKind, address: row.address, phoneKind: row.phone_kind as PhoneKind | null }
    },
    link: async (customerId, address, { at, importId }) => {
      const pointId = id<'contact-point'>(nameUuid(`${business}|${address.kind}|${address.address}`))
      await trx
        .insertInto('contact_point')
        .values({
          business_id: business,
          contact_point_id: pointId,
          kind: address.kind,
          address: address.address,
          phone_kind: address.phoneKind,
          import_id: importId,
          created_at: isoInstant(at),
        })
        .onConflict(conflict => conflict.doNothing())
        .execute()
      await trx
        .insertInto('contact_point_link')
        .values({
          business_id: business,
          contact_point_id: pointId,
          customer_id: customerId,
          import_id: importId,
          linked_at: isoInstant(at),
          unlinked_at: null,
        })
        .onConflict(conflict => conflict.columns(['business_id', 'contact_point_id', 'customer_id']).doUpdateSet({ unlinked_at: null }))
        .execute()
      return pointId
    },
    unlink: async (customerId, pointId, at) => {
      const done = await trx
        .updateTable('contact_point_link')
        .set({ unlinked_at: isoInstant(at) })
        .where('business_id', '=', business)
        .where('customer_id', '=', customerId)
        .where('contact_point_id', '=', pointId)
        .where('unlinked_at', 'is', null)
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
  }
}

async function searchCustomers(trx: Transaction<Database>, business: BusinessId, search: CustomerSearch): Promise<readonly Customer[]> {
  let query = trx
    .selectFrom('customer as c')
    .selectAll('c')
    .where('c.business_id', '=', business)
    .where('c.erased_at', 'is', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('customer_merge as m')
            .select('m.merge_id')
            .whereRef('m.business_id', '=', 'c.business_id')
            .whereRef('m.merged_id', '=', 'c.customer_id')
            .where('m.undone_at', 'is', null),
        ),
      ),
    )
  if (search.text.trim() !== '') query = query.where(eb => matches(eb, business, search.text))
  if (search.segment !== undefined) {
    const { segment } = search
    query = query.where(
      sql<boolean>`exists (select from understanding u where u.business_id = c.business_id and u.customer_id = c.customer_id and u.segment = ${segment})`,
    )
  }
  if (search.after)
    query = query.where(sql<boolean>`(c.created_at, c.customer_id) < (${isoInstant(search.after.createdAt)}, ${search.after.id})`)
  const rows = await query.orderBy('c.created_at', 'desc').orderBy('c.customer_id', 'desc').limit(search.limit).execute()
  return rows.map(customerOf)
}

/** Digits or letters of an address that are fewer than this belong to so many customers that the newest ones are found soonest. */
const FEW_PART_LENGTH_MIN = 4

/**
 * By name always; by contact point when the text could be a part of one. Of four digits there are few: they are looked up first and their
 * customers fetched by key, instead of asking every customer from the newest on whether he is one of them.
 */
function matches(
  eb: ExpressionBuilder<Database & { c: CustomerTable }, 'c'>,
  business: BusinessId,
  text: string,
): ReturnType<typeof eb.or> {
  const words = foldName(text)
    .split(' ')
    .filter(word => word !== '')
    .map(word => `%${escapeLike(word)}%`)
  const byName = eb.and(words.map(word => eb('c.name_folded', 'like', word)))
  const parts = addressParts(text)
  if (parts.length === 0) return byName
  const byAddress = eb
    .selectFrom('contact_point_link as l')
    .innerJoin('contact_point as p', join =>
      join.onRef('p.business_id', '=', 'l.business_id').onRef('p.contact_point_id', '=', 'l.contact_point_id'),
    )
    .select('l.customer_id')
    .where('l.business_id', '=', business)
    .where('l.unlinked_at', 'is', null)
    .where(point => point.or(parts.map(part => point('p.address', 'like', `%${escapeLike(part)}%`))))
  if (parts.some(part => part.length < FEW_PART_LENGTH_MIN)) return eb.or([byName, eb('c.customer_id', 'in', byAddress)])
  const named = eb
    .selectFrom('customer as n')
    .select('n.customer_id')
    .where('n.business_id', '=', business)
    .where(name => name.and(words.map(word => name('n.name_folded', 'like', word))))
  return eb.and([eb('c.customer_id', 'in', named.union(byAddress))])
}

/** Parts of an address the text may mean; 8 945 … and +7 945 … are the same number, so the trunk digit may be left out. */
function addressParts(text: string): string[] {
  const digits = text.replace(/\D/g, '')
  if (digits.length >= 3 && !/[a-zа-яё@]/i.test(text))
    return [...new Set([digits, digits.replace(/^[078]/, '')])].filter(part => part.length >= 3)
  const account = text.trim().toLowerCase()
  return /^[a-z0-9@._+-]{3,}$/.test(account) ? [account] : []
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
