/** Pages of the lists that leave as a table, the newest first. */
import type { ListName, ListRow } from '../domain/collect/list.ts'
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

export interface ListStore {
  page(list: Exclude<ListName, 'customers'>, options: { readonly after: ListPlace | null; readonly limit: number }): Promise<ListPage>
  /** In the order of the ids. */
  customers(ids: readonly CustomerId[]): Promise<readonly ListRow[]>
}
