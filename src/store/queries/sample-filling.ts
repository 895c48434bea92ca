/** What each part of the filling of a sample shop is given. */
import type { Transaction } from 'kysely'
import type { SampleShop } from '../../domain/collect/sample-shop-shape.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Database } from '../schema/database.ts'

export interface SampleFilling {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
  readonly shop: SampleShop
  readonly at: Instant
}
