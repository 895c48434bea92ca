/**
 * What a person of the shop gives by his own judgement: points by hand, a coupon, more time for a coupon. So many a day are
 * usual; a day that stands out is shown to the owner, who decides what it was.
 */
import type { Day } from '../../kernel/day.ts'

export interface HandGiftDay {
  /** 'staff:<id>', 'key:<id>' or another name of who did it. */
  readonly actor: string
  readonly day: Day
  readonly points: number
  /** How many points they were together. */
  readonly pointsGiven: number
  readonly coupons: number
  readonly moreTime: number
}

/** The day is at its limit, far above what is usual among these people, or as it always is. */
export type HandGiftNote = 'at-limit' | 'far-above' | null

/** So few gifts stand out from nothing. */
const GIFTS_MIN = 4
/** So many times the middle day is far above it. */
const TIMES_MIDDLE = 3

export function giftsOf({ points, coupons, moreTime }: Pick<HandGiftDay, 'points' | 'coupons' | 'moreTime'>): number {
  return points + coupons + moreTime
}

/** The limit binds whoever is not the owner: an owner who cheats himself needs no rule. */
export function isAtHandLimit(givenToday: number, { limit, isOwner }: { readonly limit: number; readonly isOwner: boolean }): boolean {
  return !isOwner && givenToday >= limit
}

/** In the order of the days given. */
export function handGiftNotes(days: readonly HandGiftDay[], limit: number): readonly HandGiftNote[] {
  const counts = days.map(giftsOf)
  const middle = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
  return counts.map(count => {
    if (count >= Math.max(limit, 1)) return 'at-limit'
    return count >= GIFTS_MIN && count > middle * TIMES_MIDDLE ? 'far-above' : null
  })
}
