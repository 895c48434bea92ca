/**
 * What was read of a business and has not changed since: its settings and its model, which every purchase needs and few change. Each is
 * kept with the mark of its row (who wrote it, and where it lies), and is used only after the database has named the same mark.
 */
import type { BusinessModel } from '../domain/understand/business-model.ts'
import type { BusinessId } from '../kernel/ids.ts'
import type { StoredBusiness } from '../ports/business-store.ts'

export interface Marked<Value> {
  readonly mark: string
  readonly value: Value
}

interface OfBusiness {
  settings?: Marked<StoredBusiness>
  model?: Marked<BusinessModel>
}

/** A model is some kilobytes; an aggregator has thousands of businesses. */
const BUSINESSES_MAX = 200

/** The mark of the row of this table; the same words for reading and for comparing. */
export const markOf = (row: string): string => `${row}.xmin::text || ${row}.ctid::text`

export class Remembered {
  readonly #known = new Map<BusinessId, OfBusiness>()

  /** Those asked for last stay. */
  of(business: BusinessId): OfBusiness {
    const known = this.#known.get(business) ?? {}
    this.#known.delete(business)
    this.#known.set(business, known)
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= BUSINESSES_MAX) break
      this.#known.delete(oldest)
    }
    return known
  }
}
