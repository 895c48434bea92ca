/** The change from leva to euros in the database. */
import type { Instant } from '../kernel/instant.ts'

export interface EuroSwitchStore {
  /** All sums of the business, once; says how many sales were converted. Every customer is understood and planned anew. */
  convert(at: Instant): Promise<{ readonly purchases: number }>
}
