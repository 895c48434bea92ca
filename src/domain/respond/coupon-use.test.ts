import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { instantFromMs } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { Coupon } from '../plan/coupon.ts'
import { type CouponCall, type CouponUse, judgeCoupon } from './coupon-use.ts'

const anna = id<'customer'>('00000000-0000-7000-8000-0000000000aa')
const boris = id<'customer'>('00000000-0000-7000-8000-0000000000bb')
const coupon: Coupon = {
  couponId: id<'coupon'>('00000000-0000-7000-8000-000000000001'),
  code: 'AAAA-AAAA',
  customerId: null,
  gift: { kind: 'amount', minor: minor(70_00) },
  currency: 'RUB',
  minBasketMinor: minor(200_00),
  deadline: day('2026-11-30'),
  usesMax: 1,
  origin: 'threshold',
  isVoid: false,
}
const now = instantFromMs(1_000_000)
const call: CouponCall = {
  holder: 'till-1/17',
  customerId: null,
  basketMinor: minor(500_00),
  currency: 'RUB',
  now,
  today: day('2026-11-30'),
}
const held = (holder: string, untilMs: number, useNo = 1): CouponUse => ({
  useNo,
  state: 'held',
  holder,
  heldUntil: instantFromMs(untilMs),
})
const redeemed = (holder: string, useNo = 1): CouponUse => ({ useNo, state: 'redeemed', holder, heldUntil: null })
const refused = (refusal: string) => ({ kind: 'refused', refusal })

test.each<[string, Partial<Coupon>, readonly CouponUse[], Partial<CouponCall>, unknown]>([
  ['ST7 fresh', {}, [], {}, { kind: 'free', useNo: 1 }],
  ['E55 its last day counts to the end', {}, [], { today: day('2026-11-30') }, { kind: 'free', useNo: 1 }],
  ['E55 the day after is too late', {}, [], { today: day('2026-12-01') }, refused('coupon-expired')],
  ['used once is used', {}, [redeemed('till-2/3')], {}, refused('coupon-used')],
  ['held by another till', {}, [held('till-2/3', 1_000_001)], {}, refused('coupon-held')],
  ['a hold that ran out is free', {}, [held('till-2/3', 1_000_000)], {}, { kind: 'free', useNo: 1 }],
  ['E46 the same till again: the same answer', {}, [redeemed('till-1/17')], {}, { kind: 'own', use: redeemed('till-1/17') }],
  [
    'E46 also when the deadline has passed since',
    {},
    [redeemed('till-1/17')],
    { today: day('2027-01-01') },
    { kind: 'own', use: redeemed('till-1/17') },
  ],
  ['the second of two uses', { usesMax: 2 }, [redeemed('a')], {}, { kind: 'free', useNo: 2 }],
  ['one used, one held', { usesMax: 2 }, [redeemed('a'), held('b', 2_000_000, 2)], {}, refused('coupon-held')],
  ['of Anna, brought by Boris', { customerId: anna }, [], { customerId: boris }, refused('not-this-customer')],
  ['of Anna, brought by nobody known', { customerId: anna }, [], {}, refused('not-this-customer')],
  ['of Anna, brought by Anna', { customerId: anna }, [], { customerId: anna }, { kind: 'free', useNo: 1 }],
  ['a kopeck short of the smallest basket', {}, [], { basketMinor: minor(199_99) }, refused('basket-too-small')],
  ['euros for a rouble coupon', {}, [], { currency: 'EUR' }, refused('other-currency')],
  ['taken back by the owner', { isVoid: true }, [], {}, refused('void-coupon')],
])('%s', (_, change, uses, other, expected) => {
  expect(judgeCoupon({ ...coupon, ...change }, uses, { ...call, ...other })).toEqual(expected)
})
