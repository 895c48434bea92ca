/** Pages of the lists that leave as a table, the newest first. */
import type { ListName, ListRow } from '../domain/collect/list.ts'
import type { Day } from '../kernel/day.ts'
import type { CustomerId } from '../kernel/ids.ts'

export interface ListPlace {
  /** What the list is sorted by, as text, and the id that breaks ties. */
  readonly at: string
  readonly id: string
}

export interface ListPage {
  readonly rows: readonly ListRow[]
  /** Where the next page begins; null after the last. */
  readonly next: ListPlace | null
}

/** Lists that are read page by page from the database; the two others are found as their pages find them. */
export type PagedList = Exclude<ListName, 'customers' | 'calls'>

/** What the page that is looked at shows of the list; a part that the list does not know changes nothing. */
export interface ListPart {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** The customer, connection, endpoint or campaign it is about. */
  readonly of?: string | undefined
  readonly state?: string | undefined
}

export interface ListStore {
  page(list: PagedList, options: { readonly part: ListPart; readonly after: ListPlace | null; readonly limit: number }): Promise<ListPage>
  /** In the order of the ids. */
  customers(ids: readonly CustomerId[]): Promise<readonly ListRow[]>
}
