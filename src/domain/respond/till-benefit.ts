/**
 * What a basket costs after the benefits of this customer. One rule for all: the best single discount for him (card or
 * coupon), unless the owner lets them add up; then points; never below cost, never below zero.
 */
import { assert } from '../../kernel/assert.ts'
import { type Minor, minor, shareOf, ZERO } from '../../kernel/money.ts'
import type { CouponGift } from '../plan/coupon.ts'

export interface BasketLine {
  /** As it stands on the bill; a coupon for one product is found by it. */
  readonly name?: string | undefined
  readonly totalMinor: Minor
  /** What it cost the business; null when nobody has said. */
  readonly costMinor: Minor | null
  /** True for what no discount may touch: a gift card, delivery, a tip. */
  readonly isExempt: boolean
}

export interface Benefits {
  /** 0.15 for a card of 15 %; 0 without one. */
  readonly tierShare: number
  readonly coupon: CouponGift | null
  /** What the customer wants to pay with points, in minor units. */
  readonly pointsMinor: Minor
  readonly stacking: 'best' | 'together'
}

export interface Bill {
  readonly tierMinor: Minor
  readonly couponMinor: Minor
  readonly pointsMinor: Minor
  readonly payMinor: Minor
  /** The discount of each line, points included; they add up to the discount of the whole. */
  readonly lineDiscountsMinor: readonly Minor[]
  /** True when the floor at cost cut a discount short. */
  readonly isAtFloor: boolean
}

export function billOf(lines: readonly BasketLine[], benefits: Benefits): Bill {
  const total = sum(lines.map(line => line.totalMinor))
  const open = sum(lines.filter(line => !line.isExempt).map(line => line.totalMinor))
  const room = roomOf(lines)
  const named = lines.map(line => (isFor(benefits.coupon, line) ? line : { ...line, isExempt: true }))
  const wanted = wantedDiscounts({ open, named: sum(named.filter(line => !line.isExempt).map(line => line.totalMinor)) }, benefits)
  const tierMinor = least(wanted.tier, room)
  const couponMinor = least(wanted.coupon, least(roomOf(named), minor(room - tierMinor)))
  const pointsMinor = least(benefits.pointsMinor, minor(room - tierMinor - couponMinor))
  const discount = minor(tierMinor + couponMinor + pointsMinor)
  return {
    tierMinor,
    couponMinor,
    pointsMinor,
    payMinor: minor(total - discount),
    lineDiscountsMinor: hasName(benefits.coupon) ? shareOutNamed(lines, { named, couponMinor, discount }) : shareOut(lines, discount),
    isAtFloor: discount < wanted.tier + wanted.coupon + benefits.pointsMinor,
  }
}

function hasName(coupon: CouponGift | null): boolean {
  return coupon?.kind === 'percent' && coupon.onlyName !== undefined
}

function isFor(coupon: CouponGift | null, { name }: BasketLine): boolean {
  if (coupon?.kind !== 'percent' || coupon.onlyName === undefined) return true
  return name !== undefined && name.trim().toLowerCase() === coupon.onlyName.trim().toLowerCase()
}

function roomOf(lines: readonly BasketLine[]): Minor {
  return minor(lines.reduce((left, line) => left + (line.isExempt ? 0 : Math.max(0, line.totalMinor - (line.costMinor ?? 0))), 0))
}

/** What a coupon takes off one product stands on that product's line, the rest on all lines by the room that is left. */
function shareOutNamed(
  lines: readonly BasketLine[],
  { named, couponMinor, discount }: { readonly named: readonly BasketLine[]; readonly couponMinor: Minor; readonly discount: Minor },
): readonly Minor[] {
  const own = shareOut(named, couponMinor)
  const left = lines.map((line, at) => ({ ...line, totalMinor: minor(line.totalMinor - (own[at] ?? 0)) }))
  return shareOut(left, minor(discount - couponMinor)).map((part, at) => minor(part + (own[at] ?? 0)))
}

/** `open` is what discounts may touch, `named` the part of it that the coupon is for. */
function wantedDiscounts(
  { open, named }: { readonly open: Minor; readonly named: Minor },
  { tierShare, coupon, stacking }: Benefits,
): { readonly tier: Minor; readonly coupon: Minor } {
  const tier = shareOf(open, tierShare)
  if (stacking === 'together') return { tier, coupon: couponOn(hasName(coupon) ? named : minor(open - tier), coupon) }
  const alone = couponOn(named, coupon)
  return alone > tier ? { tier: ZERO, coupon: alone } : { tier, coupon: ZERO }
}

function couponOn(open: Minor, coupon: CouponGift | null): Minor {
  if (coupon === null || coupon.kind === 'gift') return ZERO
  return coupon.kind === 'percent' ? shareOf(open, coupon.share) : least(coupon.minor, open)
}

/** By the room each line has, whole minor units, the largest remainders first: the parts add up exactly. */
function shareOut(lines: readonly BasketLine[], discount: Minor): readonly Minor[] {
  const rooms = lines.map(line => (line.isExempt ? 0 : Math.max(0, line.totalMinor - (line.costMinor ?? 0))))
  const room = rooms.reduce((all, one) => all + one, 0)
  if (room === 0) return lines.map(() => ZERO)
  assert(discount <= room, 'a discount fits into its lines')
  const exact = rooms.map(one => (discount * one) / room)
  const parts = exact.map(Math.floor)
  let rest = discount - parts.reduce((all, one) => all + one, 0)
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at)
  for (const { at } of byRemainder) {
    if (rest <= 0) break
    if ((parts[at] ?? 0) >= (rooms[at] ?? 0)) continue
    parts[at] = (parts[at] ?? 0) + 1
    rest -= 1
  }
  return parts.map(minor)
}

function sum(amounts: readonly Minor[]): Minor {
  return minor(amounts.reduce((all: number, one) => all + one, 0))
}

function least(a: Minor, b: Minor): Minor {
  return a < b ? a : b
}
