/**
 * Points lie in lots: what one purchase earned, from when it may be spent and until when. The ledger is append-only;
 * the balance is the sum of its rows at every instant.
 */
import { assert } from '../../kernel/assert.ts'
import type { Day } from '../../kernel/day.ts'
import type { LotId } from '../../kernel/ids.ts'

export interface Lot {
  readonly lotId: LotId
  /** The first day on which it may be spent: after the time in which goods may come back. */
  readonly opensOn: Day
  /** The last day, to its end in the time of the business; null never expires. */
  readonly expiresOn: Day | null
  /** Sum of its ledger rows; below zero when points were spent that a refund took back. */
  readonly left: number
}

export interface PointsBalance {
  readonly available: number
  /** Earned, but goods may still come back. */
  readonly pending: number
  /** What was spent although its purchase was given back later; the next points pay for it. */
  readonly debt: number
  readonly nextExpiry: { readonly day: Day; readonly points: number } | null
}

const isOpen = (lot: Lot, today: Day): boolean => lot.opensOn <= today && (lot.expiresOn === null || lot.expiresOn >= today)

export function pointsBalance(lots: readonly Lot[], today: Day): PointsBalance {
  let sum = 0
  let pending = 0
  for (const lot of lots) {
    // A debt does not expire with the lot that it was made in.
    if (isOpen(lot, today) || (lot.left < 0 && lot.opensOn <= today)) sum += lot.left
    else if (lot.opensOn > today) pending += lot.left
  }
  return { available: Math.max(0, sum), pending, debt: Math.max(0, -sum), nextExpiry: nextExpiry(lots, today) }
}

function nextExpiry(lots: readonly Lot[], today: Day): PointsBalance['nextExpiry'] {
  let next: { day: Day; points: number } | null = null
  for (const lot of lots) {
    if (lot.expiresOn === null || lot.left <= 0 || !isOpen(lot, today)) continue
    if (next === null || lot.expiresOn < next.day) next = { day: lot.expiresOn, points: lot.left }
    else if (lot.expiresOn === next.day) next.points += lot.left
  }
  return next
}

export interface Share {
  readonly lotId: LotId
  readonly points: number
}

/** Which lots pay: the first to expire first, then the oldest. Undefined when there are not enough. */
export function spendPoints(lots: readonly Lot[], points: number, today: Day): readonly Share[] | undefined {
  assert(Number.isSafeInteger(points) && points > 0, 'whole points, more than none')
  if (pointsBalance(lots, today).available < points) return undefined
  const inOrder = lots.filter(lot => isOpen(lot, today) && lot.left > 0).toSorted(firstToExpire)
  const shares: Share[] = []
  let missing = points
  for (const lot of inOrder) {
    if (missing === 0) break
    const taken = Math.min(missing, lot.left)
    shares.push({ lotId: lot.lotId, points: taken })
    missing -= taken
  }
  return shares
}

function firstToExpire(a: Lot, b: Lot): number {
  const byEnd = (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999')
  return byEnd === 0 ? a.opensOn.localeCompare(b.opensOn) || a.lotId.localeCompare(b.lotId) : byEnd
}

/** What has run out by the morning of `today` and is still in the ledger. */
export function expiredShares(lots: readonly Lot[], today: Day): readonly Share[] {
  return lots
    .filter(lot => lot.expiresOn !== null && lot.expiresOn < today && lot.left > 0)
    .map(lot => ({ lotId: lot.lotId, points: lot.left }))
}

/**
 * How many of `points` belong to the part of a purchase that has been given back by now, less those taken back before.
 * Counted from the whole each time, so that three refunds of a third take exactly everything.
 */
export function refundedPoints(of: {
  readonly points: number
  readonly totalMinor: number
  readonly refundedMinor: number
  readonly alreadyTaken: number
}): number {
  if (of.totalMinor <= 0) return 0
  return Math.round((of.points * Math.min(of.refundedMinor, of.totalMinor)) / of.totalMinor) - of.alreadyTaken
}
