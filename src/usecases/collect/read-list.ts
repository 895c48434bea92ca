/** A list as a table, page by page, so that the longest one needs no more memory than one page. */
import type { ListRow } from '../../domain/collect/list.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { ListPage, ListPart, ListPlace, PagedList } from '../../ports/list-store.ts'
import type { CollectDeps } from './deps.ts'
import { findCustomers, type FindCustomersResult } from './find-customers.ts'

const PAGE_ROWS = 500
const CUSTOMER_PAGE_ROWS = 200

export interface ListWish extends ListPart {
  /** Not the calls: they are today's list, in words. */
  readonly list: PagedList | 'customers'
  /** As typed into the search of customers. */
  readonly text?: string | undefined
  readonly segment?: string | undefined
}

export async function* readList(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  wish: ListWish,
): AsyncGenerator<readonly ListRow[]> {
  const { list } = wish
  if (list === 'customers') {
    yield* readCustomers({ store }, business, wish)
    return
  }
  let after: ListPlace | null = null
  do {
    const from: ListPlace | null = after
    const page: ListPage = await store.inBusiness(business, tx => tx.lists.page(list, { part: wish, after: from, limit: PAGE_ROWS }))
    yield page.rows
    after = page.next
  } while (after !== null)
}

async function* readCustomers(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  { text, segment }: ListWish,
): AsyncGenerator<readonly ListRow[]> {
  let cursor: string | undefined
  do {
    const page: FindCustomersResult = await findCustomers({ store }, business, { text, segment, cursor, limit: CUSTOMER_PAGE_ROWS })
    if ('refusal' in page) return
    const ids = page.found.map(one => one.customer.id)
    yield await store.inBusiness(business, tx => tx.lists.customers(ids))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
