/** Coupons, points, stamps and cards over the real database: what two tills do at once, and what a refund undoes. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import type { ProgramTerms } from '../../domain/plan/reward-program.ts'
import { assert } from '../../kernel/assert.ts'
import { addDays, type Day, day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId, PurchaseId } from '../../kernel/ids.ts'
import { instantAt } from '../../kernel/zone.ts'
import { minor, ZERO } from '../../kernel/money.ts'
import { fixedClock } from '../../ports/clock.ts'
import { addCustomer } from '../collect/add-customer.ts'
import { mergeCustomers } from '../collect/merge-customers.ts'
import { recordPurchase } from '../collect/record-purchase.ts'
import { recordRefund } from '../collect/record-refund.ts'
import { changeProgram } from '../plan/change-program.ts'
import { issueCoupon, issueForSale } from '../plan/issue-coupon.ts'
import { tillMoment } from '../plan/till-moment.ts'
import { type CustomerBenefits, customerBenefits } from './customer-benefits.ts'
import { quoteBasket } from './quote-basket.ts'
import { settlePoints } from './settle-points.ts'
import { givePoints, spend } from './spend-points.ts'
import { takeFreeOne, undoFreeOne } from './take-free-one.ts'
import { changeCoupon, holdCoupon, redeemCoupon, rollBackCoupon } from './use-coupon.ts'

const TODAY = day('2026-03-10')
const actor = 'staff:anna'
const POINTS: ProgramTerms = { kind: 'points', earnShare: 0.1, pointMinor: minor(100), holdDays: 14, lifeDays: 100 }

let database: TestStore
let business: BusinessId
let customerId: CustomerId

beforeAll(async () => {
  database = await testStore()
})
afterAll(() => database.close())
beforeEach(async () => {
  business = await newBusiness(database.store)
  const added = await addCustomer(on(TODAY), business, { fullName: 'Анна', contacts: [{ kind: 'phone', address: '+79123456789' }] })
  assert('customerId' in added, 'the customer was added')
  customerId = added.customerId
})

const on = (today: Day) => ({ store: database.store, clock: fixedClock(instantAt(today, 720, 'Europe/Moscow')) })
const start = (terms: ProgramTerms, from = TODAY) => changeProgram(on(from), business, { kind: terms.kind, terms, actor })
const held = (today: Day): Promise<CustomerBenefits> => customerBenefits(on(today), business, customerId)

async function sell(totalMinor: number, today: Day, lines: { name: string; totalMinor: number }[] = []): Promise<PurchaseId> {
  const sold = await recordPurchase(on(today), business, { source: 'till', customer: { customerId }, totalMinor, lines })
  assert('purchaseId' in sold, 'the sale was recorded')
  await settlePoints(on(today), business, { purchaseId: sold.purchaseId })
  return sold.purchaseId
}

async function giveBack(purchaseId: PurchaseId, today: Day, totalMinor?: number): Promise<void> {
  const back = await recordRefund(on(today), business, { source: 'till', purchaseId, ...(totalMinor !== undefined && { totalMinor }) })
  assert('refundId' in back, 'the refund was recorded')
  await settlePoints(on(today), business, { purchaseId })
}

async function coupon(change: Partial<Parameters<typeof issueCoupon>[2]> = {}): Promise<string> {
  const made = await issueCoupon(on(TODAY), business, {
    customerId: null,
    gift: { kind: 'amount', minor: minor(70_00) },
    deadline: addDays(TODAY, 30),
    origin: 'hand',
    actor,
    ...change,
  })
  assert('coupon' in made, 'the coupon was made')
  return made.coupon.code
}

describe('coupons', () => {
  const call = (code: string, holder: string) => ({ code, holder, customerId: null, basketMinor: minor(500_00), actor })

  test('E45 one single-use coupon, 50 redemptions at once over two tills: one succeeds, 49 are refused in words', async () => {
    const code = await coupon()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => redeemCoupon(on(TODAY), business, call(code, `till-${n % 2}/sale-${n}`))),
    )
    expect(answers.filter(answer => 'outcome' in answer)).toHaveLength(1)
    expect(answers.filter(answer => 'refusal' in answer && answer.refusal === 'coupon-used')).toHaveLength(49)
  })

  test('E46 the same sale asks again: the same answer, one redemption', async () => {
    const code = await coupon()
    const first = await redeemCoupon(on(TODAY), business, call(code, 'till-1/7'))
    const again = await redeemCoupon(on(TODAY), business, call(code, 'till-1/7'))
    expect([first, again]).toMatchObject([{ outcome: 'redeemed' }, { outcome: 'redeemed', coupon: { redeemed: 1 } }])
  })

  test('held by one till it is refused at the other, until it is rolled back or paid', async () => {
    const code = await coupon()
    expect(await holdCoupon(on(TODAY), business, call(code, 'till-1/7'))).toMatchObject({ outcome: 'held' })
    expect(await redeemCoupon(on(TODAY), business, call(code, 'till-2/1'))).toMatchObject({ refusal: 'coupon-held' })
    expect(await rollBackCoupon(on(TODAY), business, { code, holder: 'till-1/7', reason: 'left without buying', actor })).toBe(
      'rolled-back',
    )
    expect(await redeemCoupon(on(TODAY), business, call(code, 'till-2/1'))).toMatchObject({ outcome: 'redeemed' })
  })

  test('E55 after its last day it is refused, and more time can be given with a reason', async () => {
    const code = await coupon({ deadline: TODAY })
    const late = addDays(TODAY, 1)
    expect(await redeemCoupon(on(late), business, call(code, 'a'))).toMatchObject({ refusal: 'coupon-expired' })
    expect(await changeCoupon(on(late), business, { code, deadline: addDays(TODAY, 7), reason: 'was ill', actor })).toBe('changed')
    expect(await redeemCoupon(on(late), business, call(code, 'a'))).toMatchObject({ outcome: 'redeemed' })
  })

  test.each(['', '????-????', 'AAAA-AAAA'])('a code that was never made (%s) is refused', async code => {
    expect(await redeemCoupon(on(TODAY), business, call(code, 'a'))).toMatchObject({ refusal: 'unknown-coupon' })
  })
})

describe('points', () => {
  const balance = async (today: Day) => (await held(today)).points
  const open = addDays(TODAY, 14)

  test('E50 earned at the sale, pending while goods may come back, then open, then gone', async () => {
    await start(POINTS)
    await sell(500_00, TODAY)
    expect(await balance(TODAY)).toMatchObject({ available: 0, pending: 50 })
    expect(await balance(open)).toMatchObject({ available: 50, pending: 0, nextExpiry: { day: addDays(open, 100), points: 50 } })
    expect(await balance(addDays(open, 101))).toMatchObject({ available: 0 })
    expect(await settlePoints(on(addDays(open, 101)), business)).toEqual({ settled: 0, expired: 1 })
    expect(await settlePoints(on(addDays(open, 101)), business)).toEqual({ settled: 0, expired: 0 })
  })

  test('E47 100 spendings at once never take more than there is, and the balance is the sum of the rows', async () => {
    await start(POINTS)
    await sell(300_00, TODAY)
    await sell(250_00, TODAY)
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => spend(on(open), business, { customerId, points: 2, key: `till/${n}`, actor })),
    )
    expect(answers.filter(answer => 'outcome' in answer)).toHaveLength(27)
    expect(await balance(open)).toMatchObject({ available: 1 })
    const rows = await database.store.inBusiness(business, tx => tx.reward.entries({ customerId, limit: 200 }))
    expect(rows.reduce((sum, row) => sum + row.points, 0)).toBe(1)
  })

  test('E46 a spending that is asked for twice is taken once', async () => {
    await start(POINTS)
    await sell(500_00, TODAY)
    const once = () => spend(on(open), business, { customerId, points: 20, key: 'till/9', actor })
    expect([await once(), await once()]).toMatchObject([{ outcome: 'spent' }, { outcome: 'known', points: 20 }])
    expect(await balance(open)).toMatchObject({ available: 30 })
  })

  test('E48 one of three items back: its share is taken back, and the points it was paid with return', async () => {
    await start({ ...POINTS, holdDays: 0 })
    await sell(1000_00, TODAY)
    const paid = await sell(300_00, addDays(TODAY, 1))
    await spend(on(addDays(TODAY, 1)), business, { customerId, points: 60, key: 'till/2', purchaseId: paid, actor })
    expect(await balance(addDays(TODAY, 1))).toMatchObject({ available: 70 })
    await giveBack(paid, addDays(TODAY, 2), 100_00)
    expect(await balance(addDays(TODAY, 2))).toMatchObject({ available: 70 - 10 + 20 })
    await giveBack(paid, addDays(TODAY, 3))
    expect(await balance(addDays(TODAY, 3))).toMatchObject({ available: 100, debt: 0 })
  })

  test('E48 what was earned and spent already is a debt that the next points pay', async () => {
    await start({ ...POINTS, holdDays: 0 })
    const sale = await sell(500_00, TODAY)
    await spend(on(TODAY), business, { customerId, points: 50, key: 'till/1', actor })
    await giveBack(sale, addDays(TODAY, 1))
    expect(await balance(addDays(TODAY, 1))).toMatchObject({ available: 0, debt: 50 })
    expect(await spend(on(addDays(TODAY, 1)), business, { customerId, points: 1, key: 'till/2', actor })).toEqual({
      refusal: 'not-enough-points',
    })
    await sell(700_00, addDays(TODAY, 2))
    expect(await balance(addDays(TODAY, 2))).toMatchObject({ available: 20, debt: 0 })
  })

  test('E51 a meaner programme leaves what was earned as it was', async () => {
    await start(POINTS)
    await sell(500_00, TODAY)
    await start({ ...POINTS, earnShare: 0.01, lifeDays: 10 }, addDays(TODAY, 1))
    await sell(500_00, addDays(TODAY, 1))
    expect(await balance(addDays(TODAY, 15))).toMatchObject({ available: 55, nextExpiry: { day: addDays(TODAY, 25), points: 5 } })
  })

  test('E59 points by hand need a reason', async () => {
    await start(POINTS)
    expect(await givePoints(on(TODAY), business, { customerId, points: 10, reason: ' ', lifeDays: null, actor })).toEqual({
      refusal: 'reason-missing',
    })
    await givePoints(on(TODAY), business, { customerId, points: 10, reason: 'waited an hour', lifeDays: null, actor })
    expect(await balance(TODAY)).toMatchObject({ available: 10 })
  })
})

describe('the stamp card', () => {
  const washes = async (count: number, from = TODAY): Promise<PurchaseId[]> => {
    const made: PurchaseId[] = []
    for (let n = 0; n < count; n += 1) made.push(await sell(600_00, addDays(from, n)))
    return made
  }
  const free = (key: string, today: Day) => takeFreeOne(on(today), business, { customerId, key, actor })

  test('ST6 ten paid washes, the eleventh is free, once', async () => {
    await start({ kind: 'stamps', paidPerFree: 10, groupName: null })
    await washes(9)
    expect((await held(addDays(TODAY, 9))).stamps).toMatchObject({ stamps: 9, freeLeft: 0 })
    expect(await free('wash/10', addDays(TODAY, 9))).toEqual({ refusal: 'card-not-full' })
    await sell(600_00, addDays(TODAY, 9))
    const eleventh = addDays(TODAY, 10)
    const tries = await Promise.all([1, 2, 3].map(n => free(`wash/11-${n}`, eleventh)))
    expect(tries.filter(answer => 'outcome' in answer)).toHaveLength(1)
    expect((await held(eleventh)).stamps).toMatchObject({ stamps: 0, freeLeft: 0 })
  })

  test('E17: the washes of two cards of one person fill one card', async () => {
    await start({ kind: 'stamps', paidPerFree: 10, groupName: null })
    await washes(4)
    const added = await addCustomer(on(TODAY), business, { fullName: 'Анна', contacts: [{ kind: 'phone', address: '89450000909' }] })
    assert('customerId' in added, 'a second card of the same person')
    for (let n = 4; n < 10; n += 1) {
      const sold = await recordPurchase(on(addDays(TODAY, n)), business, {
        source: 'till',
        customer: { customerId: added.customerId },
        totalMinor: 600_00,
        lines: [],
      })
      assert('purchaseId' in sold, 'the sale was recorded')
    }
    expect((await held(addDays(TODAY, 10))).stamps).toMatchObject({ stamps: 4, freeLeft: 0 })
    await mergeCustomers(on(addDays(TODAY, 9)), business, { keptId: customerId, mergedId: added.customerId, actor })
    expect((await held(addDays(TODAY, 10))).stamps).toMatchObject({ stamps: 0, freeLeft: 1 })
  })

  test('E46 asked again for the same sale: known, not a second one', async () => {
    await start({ kind: 'stamps', paidPerFree: 2, groupName: null })
    await washes(2)
    expect([await free('w', addDays(TODAY, 3)), await free('w', addDays(TODAY, 3))]).toMatchObject([
      { outcome: 'taken' },
      { outcome: 'known' },
    ])
    expect(await undoFreeOne(on(addDays(TODAY, 3)), business, 'w')).toBe('undone')
    expect((await held(addDays(TODAY, 3))).stamps).toMatchObject({ freeLeft: 1 })
  })

  test('E23, E49: the tenth wash is given back after the free one was used: the next card pays for it', async () => {
    await start({ kind: 'stamps', paidPerFree: 10, groupName: null })
    const sold = await washes(10)
    await free('wash/11', addDays(TODAY, 10))
    const tenth = sold.at(-1)
    assert(tenth !== undefined, 'ten washes')
    await giveBack(tenth, addDays(TODAY, 11))
    expect((await held(addDays(TODAY, 11))).stamps).toMatchObject({ stamps: 9, freeLeft: 0, freeOwed: 1 })
    await sell(600_00, addDays(TODAY, 12))
    expect((await held(addDays(TODAY, 12))).stamps).toMatchObject({ stamps: 0, freeLeft: 0, freeOwed: 0 })
  })
})

describe('at the till', () => {
  const basket = (totalMinor: number) => [{ totalMinor: minor(totalMinor), costMinor: null, isExempt: false }]

  test('ST7 average 630: a basket of 600 is 100 short of the coupon of 70, which then pays once', async () => {
    const later = addDays(TODAY, 10)
    for (const [at, total] of [500_00, 630_00, 760_00].entries()) await sell(total, addDays(TODAY, at))
    await start({ kind: 'threshold', fromMinor: null, rewardMinor: null, validDays: 30 }, later)
    const quote = await quoteBasket(on(later), business, { customerId: null, lines: basket(600_00), holder: 'a' })
    expect(quote.topUp).toEqual({ missingMinor: 100_00, rewardMinor: 70_00 })

    const sale = await sell(700_00, later)
    const issue = () =>
      database.store.inBusiness(business, async tx =>
        issueForSale(tx, { purchaseId: sale, customerId, paidMinor: minor(700_00), actor }, await tillMoment(tx, on(later).clock.now())),
      )
    const [first, again] = [await issue(), await issue()]
    expect(first).toMatchObject({ gift: { kind: 'amount', minor: 70_00 }, deadline: addDays(later, 30), customerId })
    expect(again?.code).toBe(first?.code)
    const next = await quoteBasket(on(later), business, { customerId, lines: basket(400_00), couponCode: first?.code ?? '', holder: 'b' })
    expect(next.bill).toMatchObject({ couponMinor: 70_00, payMinor: 330_00 })
  })

  test('E23: what was given back raises no card', async () => {
    const steps = [5, 10].map((percent, at) => ({ fromMinor: minor([0, 10_000_00][at] ?? 0), share: percent / 100 }))
    await start({ kind: 'tiers', steps, windowDays: 365, neverLower: false, issueFromMinor: minor(1_000_00) })
    await sell(2_000_00, TODAY)
    const large = await sell(9_500_00, addDays(TODAY, 1))
    expect((await held(addDays(TODAY, 2))).tier).toMatchObject({ share: 0.1, turnoverMinor: 11_500_00 })
    await giveBack(large, addDays(TODAY, 2))
    expect((await held(addDays(TODAY, 3))).tier).toMatchObject({ share: 0.05, turnoverMinor: 2_000_00 })
  })

  test('ST8 the card is handed out above a sum and rises with what was bought; never lower', async () => {
    const steps = [5, 10, 15].map((percent, at) => ({ fromMinor: minor([0, 10_000_00, 50_000_00][at] ?? 0), share: percent / 100 }))
    await start({ kind: 'tiers', steps, windowDays: 365, neverLower: true, issueFromMinor: minor(1_000_00) })
    await sell(900_00, TODAY)
    expect((await held(TODAY)).tier).toBeNull()
    await sell(9_500_00, addDays(TODAY, 1))
    const quote = await quoteBasket(on(addDays(TODAY, 2)), business, { customerId, lines: basket(99_99), holder: 'a' })
    expect(quote.bill).toMatchObject({ tierMinor: 10_00, payMinor: 89_99 })
    expect((await held(addDays(TODAY, 800))).tier).toMatchObject({ share: 0.1, turnoverMinor: ZERO })
  })

  test('E52 points pay a part, and the lines still add up', async () => {
    await start({ ...POINTS, holdDays: 0 })
    await sell(500_00, TODAY)
    const { bill } = await quoteBasket(on(TODAY), business, {
      customerId,
      lines: [...basket(33_33), ...basket(66_67)],
      points: 50,
      holder: 'a',
    })
    expect(bill).toMatchObject({ pointsMinor: 50_00, payMinor: 50_00 })
    expect(bill.lineDiscountsMinor).toEqual([16_67, 33_33])
  })

  test.each([
    ['a card without stamps', { kind: 'stamps', paidPerFree: 0, groupName: null }, 'card-without-stamps'],
    [
      'steps that fall',
      {
        kind: 'tiers',
        steps: [
          { fromMinor: minor(10), share: 0.1 },
          { fromMinor: minor(5), share: 0.2 },
        ],
        windowDays: null,
        neverLower: true,
        issueFromMinor: ZERO,
      },
      'steps-do-not-rise',
    ],
    [
      'a reward above its threshold',
      { kind: 'threshold', fromMinor: minor(10), rewardMinor: minor(11), validDays: 3 },
      'reward-above-threshold',
    ],
    ['points for nothing', { ...POINTS, earnShare: 0 }, 'bad-share'],
  ] as const)('%s is refused', async (_, terms, refusal) => {
    expect(await start(terms)).toEqual({ refusal })
  })
})
