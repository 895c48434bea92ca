/** A whole sale at the till: everything is taken together, or nothing is. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import type { ProgramTerms } from '../../domain/plan/reward-program.ts'
import { assert } from '../../kernel/assert.ts'
import { addDays, type Day, day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { instantAt } from '../../kernel/zone.ts'
import { fixedClock } from '../../ports/clock.ts'
import { addCustomer } from '../collect/add-customer.ts'
import { changeProgram } from '../plan/change-program.ts'
import { issueCoupon } from '../plan/issue-coupon.ts'
import { customerBenefits } from './customer-benefits.ts'
import { quoteBasket } from './quote-basket.ts'
import { sellAtTill, type TillSaleInput } from './sell-at-till.ts'
import { givePoints } from './spend-points.ts'

const TODAY = day('2026-03-10')
const actor = 'staff:anna'
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
const start = (terms: ProgramTerms) => changeProgram(on(TODAY), business, { kind: terms.kind, terms, actor })
const wash = (totalMinor = 700_00) => ({ name: 'Мойка', totalMinor: minor(totalMinor), costMinor: null, isExempt: false })
const sell = (sale: Partial<TillSaleInput> & { readonly key: string }, today = TODAY) =>
  sellAtTill(on(today), business, { customerId, lines: [wash()], actor, ...sale })
const paid = () =>
  database.store.inBusiness(business, async tx =>
    (await tx.collect.purchases.ofCustomer(customerId, 50)).map(purchase => purchase.totalMinor),
  )

async function coupon(ofCustomer: CustomerId | null = null): Promise<string> {
  const gift = { kind: 'amount', minor: minor(70_00) } as const
  const made = await issueCoupon(on(TODAY), business, { customerId: ofCustomer, gift, deadline: addDays(TODAY, 30), origin: 'hand', actor })
  assert('coupon' in made, 'the coupon was made')
  return made.coupon.code
}

test('ST7 buy for 700, get 70 for the next time; the coupon pays once and brings the next one', async () => {
  await start({ kind: 'threshold', fromMinor: minor(700_00), rewardMinor: minor(70_00), validDays: 30 })
  const first = await sell({ key: 'a' })
  assert('couponForNextTime' in first && first.couponForNextTime !== null, 'a coupon was printed')
  const { code } = first.couponForNextTime
  expect(await sell({ key: 'b', couponCode: code, lines: [wash(800_00)] })).toMatchObject({
    bill: { couponMinor: 70_00, payMinor: 730_00 },
  })
  expect(await sell({ key: 'c', couponCode: code })).toEqual({ refusal: 'coupon-used' })
  expect(await paid()).toEqual([730_00, 700_00])
})

test('ST6 the eleventh wash is free: its line is recorded with nothing to pay, and earns no stamp', async () => {
  await start({ kind: 'stamps', paidPerFree: 10, groupName: null })
  for (let n = 0; n < 10; n += 1) await sell({ key: `wash-${n}` }, addDays(TODAY, n))
  const eleventh = addDays(TODAY, 10)
  const quote = await quoteBasket(on(eleventh), business, { customerId, lines: [wash()], freeLineNo: 1, holder: 'free' })
  expect(quote.bill.payMinor).toBe(0)
  expect(await sell({ key: 'free', freeLineNo: 1 }, eleventh)).toMatchObject({
    bill: { payMinor: 0 },
    benefits: { stamps: { stamps: 0, freeLeft: 0 } },
  })
  expect(await sell({ key: 'another', freeLineNo: 1 }, eleventh)).toEqual({ refusal: 'card-not-full' })
  const next = await quoteBasket(on(eleventh), business, { customerId, lines: [wash()], freeLineNo: 1, holder: 'another' })
  expect(next.bill.payMinor).toBe(700_00)
})

test('E46 the same sale sent again, after an answer that was lost: known, nothing is taken twice', async () => {
  await start({ kind: 'points', earnShare: 0.1, pointMinor: minor(100), holdDays: 0, lifeDays: null })
  await givePoints(on(TODAY), business, { customerId, points: 100, reason: 'welcome', lifeDays: null, actor })
  const once = () => sell({ key: 'a', points: 40 })
  const [first, again] = [await once(), await once()]
  expect([first, again]).toMatchObject([{ outcome: 'recorded', bill: { payMinor: 660_00 } }, { outcome: 'known' }])
  expect(await paid()).toEqual([660_00])
  expect((await customerBenefits(on(TODAY), business, customerId)).points).toMatchObject({ available: 60 + 66 })
})

test('all or nothing: when the points do not suffice, the coupon is not used up and no sale is recorded', async () => {
  await start({ kind: 'points', earnShare: 0.1, pointMinor: minor(100), holdDays: 0, lifeDays: null })
  const code = await coupon()
  expect(await sell({ key: 'a', couponCode: code, points: 5 })).toEqual({ refusal: 'not-enough-points' })
  expect(await paid()).toEqual([])
  expect(await sell({ key: 'a', couponCode: code })).toMatchObject({ outcome: 'recorded', bill: { couponMinor: 70_00 } })
})

test('E54 a coupon that the card outdoes stays for a better day', async () => {
  await start({
    kind: 'tiers',
    steps: [{ fromMinor: minor(0), share: 0.15 }],
    windowDays: null,
    neverLower: true,
    issueFromMinor: minor(0),
  })
  const code = await coupon(customerId)
  expect(await sell({ key: 'a', couponCode: code })).toMatchObject({ bill: { tierMinor: 105_00, couponMinor: 0 } })
  expect(await sell({ key: 'b', couponCode: code, lines: [wash(300_00)] })).toMatchObject({ bill: { tierMinor: 0, couponMinor: 70_00 } })
})

test('a stranger at the till: the bearer’s coupon counts, the named one does not', async () => {
  expect(await sell({ key: 'a', customerId: null, couponCode: await coupon() })).toMatchObject({
    bill: { payMinor: 630_00 },
    benefits: null,
  })
  expect(await sell({ key: 'b', customerId: null, couponCode: await coupon(customerId) })).toEqual({ refusal: 'not-this-customer' })
})

test('E45 fifty tills, one coupon: one sale has it, the others are refused whole', async () => {
  const code = await coupon()
  const sales = await Promise.all(Array.from({ length: 50 }, (_, n) => sell({ key: `till-${n}`, couponCode: code })))
  expect(sales.filter(sale => 'outcome' in sale)).toHaveLength(1)
  expect(await paid()).toEqual([630_00])
})
