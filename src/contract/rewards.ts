/** Programmes, coupons, points and the sale at the till. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { amountMinor, currencyCode, dayText, idText, instantText, oneId, share } from './values.ts'

const code = z.object({ code: z.string().min(1).max(40) })

export const programKind = z.enum(['stamps', 'tiers', 'points', 'threshold'])

export const programTerms = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('stamps'),
      paidPerFree: z.int().min(1).max(100),
      groupName: z.string().min(1).max(200).nullable().default(null),
    }),
    z.object({
      kind: z.literal('tiers'),
      steps: z
        .array(z.object({ fromMinor: amountMinor, share }))
        .min(1)
        .max(10),
      /** Turnover of so many days; null counts everything. */
      windowDays: z.int().min(1).max(3660).nullable(),
      neverLower: z.boolean(),
      /** The card is handed out with a purchase of at least this much. */
      issueFromMinor: amountMinor.default(0),
    }),
    z.object({
      kind: z.literal('points'),
      earnShare: share,
      /** What one point pays. */
      pointMinor: amountMinor.min(1),
      /** Days in which goods may come back. */
      holdDays: z.int().min(0).max(365),
      lifeDays: z.int().min(1).max(3660).nullable(),
    }),
    z.object({
      kind: z.literal('threshold'),
      /** Null reckons it from the average sale. */
      fromMinor: amountMinor.nullable().default(null),
      rewardMinor: amountMinor.nullable().default(null),
      validDays: z.int().min(1).max(366),
    }),
  ])
  .meta({ id: 'ProgramTerms' })

export const couponGift = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), share, onlyName: z.string().trim().min(1).max(300).optional() }),
    z.object({ kind: z.literal('amount'), minor: z.int().min(1) }),
    z.object({ kind: z.literal('gift'), text: z.string().trim().min(1).max(200) }),
  ])
  .meta({ id: 'CouponGift' })

export const coupon = z
  .object({
    couponId: idText,
    code: z.string(),
    customerId: idText.nullable(),
    gift: couponGift,
    currency: currencyCode,
    minBasketMinor: amountMinor,
    deadline: dayText,
    usesMax: z.int(),
    redeemed: z.int(),
    origin: z.enum(['hand', 'threshold', 'slip', 'offer', 'referral', 'sorry']),
    isVoid: z.boolean(),
  })
  .meta({ id: 'Coupon' })

export const benefits = z
  .object({
    tier: z.object({ share, turnoverMinor: z.int(), next: z.object({ share, missingMinor: z.int() }).nullable() }).nullable(),
    stamps: z.object({ stamps: z.int(), paidPerFree: z.int(), freeLeft: z.int(), freeOwed: z.int() }).nullable(),
    points: z
      .object({
        available: z.int(),
        pending: z.int(),
        debt: z.int(),
        nextExpiry: z.object({ day: dayText, points: z.int() }).nullable(),
        pointMinor: z.int(),
      })
      .nullable(),
    coupons: z.array(coupon),
  })
  .meta({ id: 'Benefits' })

const basketLine = z.object({
  name: z.string().trim().max(300).default(''),
  category: z.string().max(200).optional(),
  qty: z
    .string()
    .regex(/^\d{1,9}([.]\d{1,6})?$/)
    .default('1'),
  totalMinor: amountMinor,
  /** What it cost the business: no discount goes below it. */
  costMinor: amountMinor.nullable().default(null),
  /** True for gift cards, delivery and tips. */
  isExempt: z.boolean().default(false),
})

const basket = z.object({
  customerId: idText.nullable().default(null),
  lines: z.array(basketLine).min(1).max(500),
  couponCode: z.string().max(40).optional(),
  points: z.int().min(0).optional(),
  /** The free one of a full stamp card is the line of this number. */
  freeLineNo: z.int().min(1).optional(),
})

const bill = z.object({
  tierMinor: z.int(),
  couponMinor: z.int(),
  pointsMinor: z.int(),
  payMinor: z.int(),
  lineDiscountsMinor: z.array(z.int()),
  isAtFloor: z.boolean(),
})

const couponCall = z.object({
  /** The till's own name for this sale: the same again gets the same answer. */
  holder: z.string().min(1).max(200),
  customerId: idText.nullable().default(null),
  basketMinor: amountMinor,
  currency: currencyCode.optional(),
})

export const rewardRoutes = {
  'GET /programs': {
    summary: 'The programmes of rewards as they run today, and the threshold as it is reckoned now.',
    auth: 'any',
    scopes: ['customers:read'],
    role: 'cashier',
    out: z.object({
      items: z.array(z.object({ programId: idText, terms: programTerms, fromDay: dayText })),
      threshold: z.object({ fromMinor: z.int(), rewardMinor: z.int(), currency: currencyCode }).nullable(),
    }),
  },
  'PUT /programs/{kind}': {
    summary: 'Start, change or end a programme from today on; what was earned stays.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: z.object({ kind: programKind }),
    body: z.object({ terms: programTerms.nullable() }),
    out: z.object({ ok: z.literal(true) }),
  },
  'GET /customers/{id}/benefits': {
    summary: 'What a customer holds today: card, stamps, points, open coupons.',
    auth: 'any',
    scopes: ['customers:read'],
    role: 'cashier',
    params: oneId,
    out: benefits,
  },
  'POST /customers/{id}/points': {
    summary: 'Give points by hand, with a reason.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    body: z.object({
      points: z.int().min(1).max(1_000_000),
      reason: z.string().trim().min(1).max(500),
      lifeDays: z.int().min(1).nullable().default(null),
    }),
    out: benefits,
    status: 201,
  },
  'POST /coupons': {
    summary: 'Issue a coupon, to a customer or to whoever brings it.',
    auth: 'any',
    scopes: ['customers:write'],
    body: z.object({
      customerId: idText.nullable().default(null),
      gift: couponGift,
      minBasketMinor: amountMinor.optional(),
      deadline: dayText,
      usesMax: z.int().min(1).max(1000).optional(),
      /** The sale on whose slip it is printed: what comes back is counted as the slip's. The same sale brings it once. */
      slipOf: idText.optional(),
    }),
    out: coupon,
    status: 201,
  },
  'GET /coupons': {
    summary: 'Coupons, newest first.',
    auth: 'any',
    scopes: ['customers:read'],
    query: z.object({ customerId: idText.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    out: z.object({ items: z.array(coupon) }),
  },
  'GET /coupon-results': {
    summary: 'What coupons bring, by what they were given for: how many came back before their deadline and what they bought.',
    auth: 'any',
    scopes: ['reports:read'],
    out: z.object({
      items: z.array(
        z.object({
          origin: coupon.shape.origin,
          issued: z.int(),
          redeemed: z.int(),
          open: z.int(),
          expired: z.int(),
          boughtMinor: z.int(),
          discountMinor: z.int(),
          currency: currencyCode,
        }),
      ),
    }),
  },
  'PATCH /coupons/{code}': {
    summary: 'Give a coupon more time, or take it back; a reason is kept.',
    auth: 'any',
    scopes: ['customers:write'],
    role: 'cashier',
    params: code,
    body: z.object({ deadline: dayText.optional(), isVoid: z.literal(true).optional(), reason: z.string().trim().min(1).max(500) }),
    out: z.object({ ok: z.literal(true) }),
  },
  'POST /coupons/{code}/holds': {
    summary: 'Hold a coupon for ten minutes while the customer pays.',
    auth: 'any',
    scopes: ['purchases:write'],
    role: 'cashier',
    params: code,
    body: couponCall,
    out: z.object({ coupon, heldUntil: instantText.nullable() }),
    status: 201,
  },
  'POST /coupons/{code}/redemptions': {
    summary: 'Redeem a coupon; a single-use one succeeds once, however many tills try.',
    auth: 'any',
    scopes: ['purchases:write'],
    role: 'cashier',
    params: code,
    body: couponCall.extend({ purchaseId: idText.nullable().default(null), discountMinor: amountMinor.optional() }),
    out: z.object({ coupon }),
    status: 201,
  },
  'POST /coupons/{code}/rollbacks': {
    summary: 'The sale was cancelled: the coupon may be used again.',
    auth: 'any',
    scopes: ['purchases:write'],
    role: 'cashier',
    params: code,
    body: z.object({ holder: z.string().min(1).max(200), reason: z.string().trim().min(1).max(500) }),
    out: z.object({ ok: z.literal(true) }),
  },
  'POST /till/quotes': {
    summary: 'The bill of a basket with the benefits of the customer, and what the cashier may suggest. Nothing is stored.',
    auth: 'any',
    scopes: ['purchases:write'],
    role: 'cashier',
    body: basket,
    out: z.object({
      bill,
      benefits: benefits.nullable(),
      coupon: coupon.nullable(),
      /** Why the coupon does not count, in a sentence. */
      couponRefusal: z.object({ code: z.string(), text: z.string() }).nullable(),
      topUp: z.object({ missingMinor: z.int(), rewardMinor: z.int(), text: z.string() }).nullable(),
    }),
  },
  'POST /till/sales': {
    summary: 'One sale at the till, all of it or nothing: discounts, coupon, points, the free one, and the coupon for the next time.',
    auth: 'any',
    scopes: ['purchases:write'],
    role: 'cashier',
    body: basket.extend({
      /** The till's own name for this sale: the same again changes nothing. */
      key: z.string().min(1).max(200),
    }),
    out: z.object({
      result: z.enum(['recorded', 'known']),
      purchaseId: idText,
      bill: bill.nullable(),
      benefits: benefits.nullable(),
      couponForNextTime: coupon.nullable(),
    }),
    status: 201,
  },
} as const satisfies Routes
