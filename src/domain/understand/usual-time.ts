/**
 * When a customer usually comes: his own hours and weekdays, drawn to the business's while he has come seldom.
 * Source of the weight and hit rates: docs/methods/what-next.md.
 */
import { assert } from '../../kernel/assert.ts'

export interface UsualSlot {
  /** Hour 0..23, or weekday 0..6 from Monday. */
  readonly at: number
  /** Share of his visits in this hour or weekday, 0..1. */
  readonly share: number
}

/** Pseudo-visits of the business: four to eight measured alike. */
export const SHRINK_VISITS = 6
/** Fewer visits of his own in one slot are a coincidence: nothing is said. */
const OWN_VISITS_MIN = 3
/** A slot with fewer of ten visits than three is one of several. */
const USUAL_SHARE_MIN = 0.3

/** The smoothed share of each slot. @param own @param business visits by slot, of equal length. */
export function slotShares(own: ArrayLike<number>, business: ArrayLike<number>): Float64Array {
  assert(own.length === business.length && own.length > 0, 'both count the same slots')
  const visits = sum(own)
  const all = sum(business)
  const slots = business.length
  return Float64Array.from({ length: slots }, (_, at) => {
    const usual = all === 0 ? 1 / slots : (business[at] ?? 0) / all
    return ((own[at] ?? 0) + SHRINK_VISITS * usual) / (visits + SHRINK_VISITS)
  })
}

/** The likeliest of the slots in which he has come three times himself; undefined while there is none, or he comes as much in others. */
export function usualSlot(own: ArrayLike<number>, business: ArrayLike<number>): UsualSlot | undefined {
  const shares = slotShares(own, business)
  const most = Math.max(...shares.filter((_, slot) => (own[slot] ?? 0) >= OWN_VISITS_MIN))
  return most < USUAL_SHARE_MIN ? undefined : { at: shares.indexOf(most), share: most }
}

function sum(counts: ArrayLike<number>): number {
  return Array.from(counts).reduce((all, count) => all + count, 0)
}
