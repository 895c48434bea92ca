/** Fills an empty business with a sample shop at once. */
import type { SampleShop } from '../domain/collect/sample-shop-shape.ts'
import type { Instant } from '../kernel/instant.ts'

export interface SampleStore {
  /** True when the business has neither customers nor purchases. */
  isEmpty(): Promise<boolean>
  /** Inserts the whole shop; `at` is the moment of the first start, `zone` tells what the local minutes mean. */
  fill(shop: SampleShop, options: { readonly at: Instant }): Promise<void>
}
