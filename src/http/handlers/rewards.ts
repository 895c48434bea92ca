/** Programmes, coupons, points and the sale at the till. */
import { day } from '../../kernel/day.ts'
import { type CustomerId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { formatMoney, type Minor, minor } from '../../kernel/money.ts'
import { type RewardRefusal, rewardWords } from '../../locales/reasons/reward.ts'
import type { Coupon } from '../../domain/plan/coupon.ts'
import { runningOn, termsOn } from '../../domain/plan/reward-program.ts'
import type { IssuedCoupon } from '../../ports/reward-store.ts'
import { changeProgram } from '../../usecases/plan/change-program.ts'
import { issueCoupon, thresholdOf } from '../../usecases/plan/issue-coupon.ts'
import { planOneCustomer } from '../../usecases/plan/plan-customer.ts'
import { localMoment, tillMoment } from '../../usecases/plan/till-moment.ts'
import { customerBenefits } from '../../usecases/respond/customer-benefits.ts'
import { quoteBasket } from '../../usecases/respond/quote-basket.ts'
import { sellAtTill } from '../../usecases/respond/sell-at-till.ts'
import { givePoints } from '../../usecases/respond/spend-points.ts'
import { changeCoupon, type CouponUsed, holdCoupon, redeemCoupon, rollBackCoupon } from '../../usecases/respond/use-coupon.ts'
import type { InputOf } from '../../contract/contract.ts'
import type { Handlers, OwnCall } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { notFound, ProblemError } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'
import { refusalText, type RefusalCode } from '../../locales/problems/refusal-text.ts'

type CouponRoutes =
  | 'POST /coupons'
  | 'GET /coupons'
  | 'GET /coupon-results'
  | 'PATCH /coupons/{code}'
  | 'POST /coupons/{code}/holds'
  | 'POST /coupons/{code}/redemptions'
  | 'POST /coupons/{code}/rollbacks'
type ProgramRoutes = 'GET /programs' | 'PUT /programs/{kind}' | 'GET /customers/{id}/benefits' | 'POST /customers/{id}/points'
type TillRoutes = 'POST /till/quotes' | 'POST /till/sales'

const programs: Pick<Handlers, ProgramRoutes> = {
  'GET /programs': (deps, call) =>
    deps.store.inBusiness(call.business, async tx => {
      const { today, currency, programs: all } = await tillMoment(tx, call.at)
      const items = all.filter(program => runningOn(program, today))
      const terms = termsOn(all, 'threshold', today)
      const threshold = terms && (await thresholdOf(tx, terms, { today, currency }))
      return {
        items: items.map(({ programId, terms: rules, fromDay }) => ({ programId, fromDay, terms: termsView(rules) })),
        threshold: threshold ? { ...threshold, currency } : null,
      }
    }),
  'PUT /programs/{kind}': async (deps, call) => {
    const { terms } = call.input.body
    const { kind } = call.input.params
    if (terms !== null && terms.kind !== kind)
      throw new ProblemError('invalid', {
        errors: [{ path: 'terms.kind', message: `This is a programme of another kind: ${kind} is expected.` }],
      })
    const changed = await changeProgram(deps, call.business, { kind, terms: terms && termsOf(terms), actor: call.actor })
    if ('refusal' in changed) throw refused(changed.refusal, call.locale)
    return { ok: true }
  },
  'GET /customers/{id}/benefits': async (deps, call) => benefitsView(deps, call, await known(deps, call, call.input.params.id)),
  'POST /customers/{id}/points': async (deps, call) => {
    const customerId = id<'customer'>(call.input.params.id)
    const given = await givePoints(deps, call.business, { ...call.input.body, customerId, actor: call.actor })
    if ('refusal' in given) throw refused(given.refusal, call.locale)
    return benefitsView(deps, call, customerId)
  },
}

const coupons: Pick<Handlers, CouponRoutes> = {
  'POST /coupons': async (deps, call) => {
    const { customerId, gift, minBasketMinor, deadline, usesMax, slipOf } = call.input.body
    const made = await issueCoupon(deps, call.business, {
      customerId: customerId === null ? null : id<'customer'>(customerId),
      gift: gift.kind === 'amount' ? { ...gift, minor: minor(gift.minor) } : gift,
      minBasketMinor: minBasketMinor === undefined ? undefined : minor(minBasketMinor),
      deadline: day(deadline),
      usesMax,
      origin: slipOf === undefined ? 'hand' : 'slip',
      purchaseId: slipOf === undefined ? null : id<'purchase'>(slipOf),
      actor: call.actor,
    })
    if ('refusal' in made) throw refused(made.refusal, call.locale)
    return couponView({ ...made.coupon, redeemed: 0 })
  },
  'GET /coupons': async (deps, call) => {
    const { customerId, limit } = call.input.query
    const found = await deps.store.inBusiness(call.business, tx =>
      tx.reward.coupons({ ...(customerId !== undefined && { customerId: id<'customer'>(customerId) }), limit }),
    )
    return { items: found.map(couponView) }
  },
  'GET /coupon-results': (deps, call) =>
    deps.store.inBusiness(call.business, async tx => {
      const { today, currency } = await localMoment(tx, call.at)
      return { items: (await tx.reward.couponResults(today)).map(one => ({ ...one, currency })) }
    }),
  'PATCH /coupons/{code}': async (deps, call) => {
    const { deadline, isVoid, reason } = call.input.body
    const changed = await changeCoupon(deps, call.business, {
      code: call.input.params.code,
      reason,
      actor: call.actor,
      ...(deadline !== undefined && { deadline: day(deadline) }),
      ...(isVoid === true && { voidReason: reason }),
    })
    if (changed !== 'changed') throw refused(changed, call.locale)
    return { ok: true }
  },
  'POST /coupons/{code}/holds': async (deps, call) => {
    const used = await holdCoupon(deps, call.business, { ...couponCall(call.input), code: call.input.params.code, actor: call.actor })
    return {
      coupon: couponView(usedOf(used, call.locale).coupon),
      heldUntil: 'outcome' in used && used.heldUntil !== null ? isoInstant(used.heldUntil) : null,
    }
  },
  'POST /coupons/{code}/redemptions': async (deps, call) => {
    const { purchaseId, discountMinor } = call.input.body
    const used = await redeemCoupon(deps, call.business, {
      ...couponCall(call.input),
      code: call.input.params.code,
      purchaseId: purchaseId === null ? null : id<'purchase'>(purchaseId),
      discountMinor: minor(discountMinor ?? 0),
      actor: call.actor,
    })
    return { coupon: couponView(usedOf(used, call.locale).coupon) }
  },
  'POST /coupons/{code}/rollbacks': async (deps, call) => {
    const back = await rollBackCoupon(deps, call.business, { ...call.input.body, code: call.input.params.code, actor: call.actor })
    if (back !== 'rolled-back') throw refused(back, call.locale)
    return { ok: true }
  },
}

const till: Pick<Handlers, TillRoutes> = {
  'POST /till/quotes': async (deps, call) => {
    const quote = await quoteBasket(deps, call.business, { ...basketOf(call.input.body), holder: `${call.actor}/quote` })
    const say = (amount: Minor): string => formatMoney(amount, quote.currency, call.locale)
    return {
      bill: { ...quote.bill, lineDiscountsMinor: [...quote.bill.lineDiscountsMinor] },
      benefits: quote.benefits && { ...quote.benefits, coupons: quote.benefits.coupons.map(couponView) },
      coupon: quote.coupon && couponView(quote.coupon),
      couponRefusal: quote.couponRefusal && { code: quote.couponRefusal, text: rewardWords[call.locale].refusals[quote.couponRefusal] },
      topUp: quote.topUp && {
        ...quote.topUp,
        text: rewardWords[call.locale].topUp({ missing: say(quote.topUp.missingMinor), reward: say(quote.topUp.rewardMinor) }),
      },
    }
  },
  'POST /till/sales': async (deps, call) => {
    const { key } = call.input.body
    const sold = await sellAtTill(deps, call.business, { ...basketOf(call.input.body), key, actor: call.actor })
    if ('refusal' in sold) throw refusedSale(sold.refusal, call.locale)
    const { customerId } = call.input.body
    if (customerId !== null) await planOneCustomer(deps, call.business, id<'customer'>(customerId))
    return {
      result: sold.outcome,
      purchaseId: sold.purchaseId,
      bill: sold.bill && { ...sold.bill, lineDiscountsMinor: [...sold.bill.lineDiscountsMinor] },
      benefits: sold.benefits && { ...sold.benefits, coupons: sold.benefits.coupons.map(couponView) },
      couponForNextTime: sold.couponForNextTime && couponView({ ...sold.couponForNextTime, redeemed: 0 }),
    }
  },
}

export const rewardHandlers: Pick<Handlers, ProgramRoutes | CouponRoutes | TillRoutes> = { ...programs, ...coupons, ...till }

async function known(deps: HttpDeps, call: Pick<OwnCall<'GET /programs'>, 'business'>, customerId: string): Promise<CustomerId> {
  const found = await deps.store.inBusiness(call.business, tx => tx.collect.customers.find(id<'customer'>(customerId)))
  if (!found || found.erasedAt !== null) throw notFound()
  return found.id
}

async function benefitsView(deps: HttpDeps, call: Pick<OwnCall<'GET /programs'>, 'business'>, customerId: CustomerId) {
  const held = await customerBenefits(deps, call.business, customerId)
  return { ...held, coupons: held.coupons.map(couponView) }
}

type Terms = NonNullable<InputOf<'PUT /programs/{kind}'>['body']['terms']>
type OwnTerms = NonNullable<Parameters<typeof changeProgram>[2]['terms']>

function termsOf(terms: Terms): OwnTerms {
  switch (terms.kind) {
    case 'stamps':
      return terms
    case 'tiers':
      return {
        ...terms,
        steps: terms.steps.map(step => ({ ...step, fromMinor: minor(step.fromMinor) })),
        issueFromMinor: minor(terms.issueFromMinor),
      }
    case 'points':
      return { ...terms, pointMinor: minor(terms.pointMinor) }
    case 'threshold':
      return { ...terms, fromMinor: optional(terms.fromMinor), rewardMinor: optional(terms.rewardMinor) }
  }
}

const optional = (value: number | null): Minor | null => (value === null ? null : minor(value))

function termsView(terms: OwnTerms): Terms {
  return terms.kind === 'tiers' ? { ...terms, steps: [...terms.steps] } : terms
}

function couponView(coupon: Coupon & Pick<IssuedCoupon, 'redeemed'>) {
  const { couponId, code, customerId, gift, currency, minBasketMinor, deadline, usesMax, redeemed, origin, isVoid } = coupon
  return { couponId, code, customerId, gift, currency, minBasketMinor, deadline, usesMax, redeemed, origin, isVoid }
}

function couponCall({ body }: Pick<InputOf<'POST /coupons/{code}/holds'>, 'body'>) {
  const { holder, customerId, basketMinor, currency } = body
  return { holder, customerId: customerId === null ? null : id<'customer'>(customerId), basketMinor: minor(basketMinor), currency }
}

function basketOf(body: InputOf<'POST /till/quotes'>['body']) {
  return {
    customerId: body.customerId === null ? null : id<'customer'>(body.customerId),
    lines: body.lines.map(line => ({
      name: line.name,
      groupName: line.category ?? null,
      quantity: line.qty,
      totalMinor: minor(line.totalMinor),
      costMinor: line.costMinor === null ? null : minor(line.costMinor),
      isExempt: line.isExempt,
    })),
    couponCode: body.couponCode,
    points: body.points,
    freeLineNo: body.freeLineNo,
  }
}

/** @throws ProblemError with the sentence for the cashier. */
function usedOf(used: CouponUsed, locale: Locale): { readonly coupon: IssuedCoupon } {
  if ('refusal' in used) throw refused(used.refusal, locale)
  return used
}

function refused(refusal: RewardRefusal, locale: Locale): ProblemError {
  return refusal === 'unknown-customer' || refusal === 'unknown-coupon'
    ? refuseInWords('not-found', { detail: '' })
    : refuseInWords(refusal, { detail: rewardWords[locale].refusals[refusal] })
}

function refusedSale(refusal: RewardRefusal | RefusalCode, locale: Locale): ProblemError {
  return isReward(refusal) ? refused(refusal, locale) : refuseInWords(refusal, { detail: refusalText(locale, refusal) })
}

function isReward(refusal: string): refusal is RewardRefusal {
  return refusal in rewardWords.en.refusals
}
