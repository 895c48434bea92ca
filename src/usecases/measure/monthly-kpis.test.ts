import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { makeSampleShop } from '../../domain/collect/sample-shop.ts'
import type { SampleShop } from '../../domain/collect/sample-shop-shape.ts'
import { month } from '../../domain/measure/month.ts'
import { inCurrency } from '../../domain/measure/repeat-revenue.ts'
import { SALE_SOURCES } from '../../domain/measure/source-mix.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId, PurchaseId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import { fixedClock } from '../../ports/clock.ts'
import type { Receipt } from '../../ports/measure-store.ts'
import { recordPurchase } from '../collect/record-purchase.ts'
import { recordRefund } from '../collect/record-refund.ts'
import { freezeMonths } from './freeze-months.ts'
import { monthSeries } from './month-series.ts'
import { monthlyKpis } from './monthly-kpis.ts'
import { type FigureAsked, openFigure, type ReceiptPlace } from './open-figure.ts'
import { setSpend } from './set-spend.ts'

const clock = fixedClock(instant('2026-03-10T09:00:00Z'))
const february = month('2026-02')
let open: TestStore

beforeAll(async () => {
  open = await testStore()
})
afterAll(() => open.close())

const deps = () => ({ store: open.store, clock })

async function sale(
  business: BusinessId,
  input: { readonly name: string | null; readonly day: string; readonly totalMinor: number; readonly source?: 'ads' | 'referral' },
): Promise<{ readonly purchaseId: PurchaseId; readonly customerId: CustomerId | null }> {
  const customer =
    input.name === null
      ? null
      : {
          fullName: input.name,
          contacts: [{ kind: 'email' as const, address: `${input.name}@example.com` }],
          ...(input.source && { source: input.source }),
        }
  const result = await recordPurchase(deps(), business, { source: 'hand', customer, day: day(input.day), totalMinor: input.totalMinor })
  assert('purchaseId' in result, JSON.stringify(result))
  return result
}

async function allReceipts(business: BusinessId, asked: FigureAsked): Promise<Receipt[]> {
  const found: Receipt[] = []
  let after: ReceiptPlace | undefined
  do {
    const page = await openFigure(deps(), business, { ...asked, after, limit: 40 })
    found.push(...page.receipts)
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

const sum = (receipts: readonly Receipt[]): number => receipts.reduce((total, receipt) => total + receipt.minor, 0)

/** The slow, obvious count of the shop's receipts: first days, then every receipt one by one. */
function counted(shop: SampleShop, monthText: string) {
  const firstDays = new Map<string, string>()
  for (const { customerId, day: at, totalMinor, refundedMinor } of shop.purchases) {
    if (customerId === null || refundedMinor >= totalMinor) continue
    const known = firstDays.get(customerId)
    if (known === undefined || at < known) firstDays.set(customerId, at)
  }
  const isRepeat = (customerId: string | null, at: string): boolean => customerId !== null && at > (firstDays.get(customerId) ?? at)
  const purchases = new Map(shop.purchases.map(purchase => [purchase.purchaseId, purchase]))
  const inMonth = (at: string): boolean => at.startsWith(monthText)
  let [total, repeat] = [0, 0]
  const buyers = new Map<string, boolean>()
  for (const { customerId, day: at, totalMinor, refundedMinor } of shop.purchases) {
    if (!inMonth(at)) continue
    total += totalMinor
    if (isRepeat(customerId, at)) repeat += totalMinor
    if (customerId !== null && refundedMinor < totalMinor) buyers.set(customerId, inMonth(firstDays.get(customerId) ?? ''))
  }
  for (const refund of shop.refunds) {
    if (!inMonth(refund.day)) continue
    total -= refund.totalMinor
    if (isRepeat(refund.customerId, purchases.get(refund.purchaseId)?.day ?? refund.day)) repeat -= refund.totalMinor
  }
  return {
    total,
    repeat,
    newCustomers: [...buyers.values()].filter(Boolean).length,
    returningCustomers: [...buyers.values()].filter(isNew => !isNew).length,
  }
}

async function sampleBusiness(): Promise<{ readonly business: BusinessId; readonly shop: SampleShop }> {
  const business = await newBusiness(open.store, { at: instant('2026-03-09T09:00:00Z') })
  const shop = makeSampleShop({ shop: 'salon', locale: 'ru', today: day('2026-03-10'), seed: 3 })
  await open.store.inBusiness(business, tx => tx.sample.fill(shop, { at: clock.now() }))
  return { business, shop }
}

describe('the numbers of a month', () => {
  test('agree with the slow count of every receipt, in every month of three years', async () => {
    const { business, shop } = await sampleBusiness()
    for (const point of await monthSeries(deps(), business, { months: 36 })) {
      expect({
        month: point.month,
        total: inCurrency(point.revenue, 'RUB'),
        repeat: inCurrency(point.repeatRevenue, 'RUB'),
        newCustomers: point.newCustomers,
        returningCustomers: point.returningCustomers,
      }).toEqual({ month: point.month, ...counted(shop, point.month) })
    }
  })

  test('E68: revenue by source adds up to all revenue, and every figure opens to the receipts that make it', async () => {
    const { business } = await sampleBusiness()
    const { kpis } = await monthlyKpis(deps(), business, { month: february })
    const total = inCurrency(kpis.revenue.total, 'RUB')
    expect(total).toBeGreaterThan(0)
    expect(kpis.sources.reduce((all, source) => all + inCurrency(source.revenue, 'RUB'), 0)).toBe(total)
    expect(sum(await allReceipts(business, { month: february }))).toBe(total)
    expect(sum(await allReceipts(business, { month: february, kind: 'repeat', currency: 'RUB' }))).toBe(
      inCurrency(kpis.revenue.repeat, 'RUB'),
    )
    for (const source of SALE_SOURCES) {
      const figure = inCurrency(kpis.sources.find(row => row.source === source)?.revenue ?? [], 'RUB')
      expect(sum(await allReceipts(business, { month: february, source }))).toBe(figure)
    }
  })

  test('E69: a closed month says what it said; a late receipt and a late refund stand beside it', async () => {
    const business = await newBusiness(open.store)
    await sale(business, { name: 'anna', day: '2026-01-20', totalMinor: 100_000 })
    const bought = await sale(business, { name: 'anna', day: '2026-02-20', totalMinor: 50_000 })
    expect(await freezeMonths(deps(), business)).toEqual({ frozen: 2 })
    const told = await monthlyKpis(deps(), business, { month: february })
    expect(told).toMatchObject({ frozenAt: clock.now(), adjustments: [] })

    await sale(business, { name: 'boris', day: '2026-02-21', totalMinor: 30_000 })
    await recordRefund(deps(), business, { source: 'hand', purchaseId: bought.purchaseId, totalMinor: 20_000, day: day('2026-02-25') })
    const again = await monthlyKpis(deps(), business, { month: february })
    expect(again.kpis).toEqual(told.kpis)
    expect(again.adjustments).toEqual([
      { kpi: 'revenue', currency: 'RUB', frozen: 50_000, now: 60_000 },
      { kpi: 'repeat-revenue', currency: 'RUB', frozen: 50_000, now: 30_000 },
      { kpi: 'new-customers', currency: null, frozen: 0, now: 1 },
      { kpi: 'purchases', currency: null, frozen: 1, now: 2 },
    ])
    expect(await freezeMonths(deps(), business)).toEqual({ frozen: 0 })
    expect(
      (await monthSeries(deps(), business, { months: 3 })).map(point => [point.month, point.isFrozen, inCurrency(point.revenue, 'RUB')]),
    ).toEqual([
      ['2026-01', true, 100_000],
      ['2026-02', true, 50_000],
      ['2026-03', false, 0],
    ])
  })

  test('E70: the repeat rate states what it was counted from, and new and returning customers reconcile over the months', async () => {
    const { business, shop } = await sampleBusiness()
    const { kpis } = await monthlyKpis(deps(), business, { month: february })
    expect(kpis.repeatRate.customers.denominator).toBe(kpis.newCustomers + kpis.returningCustomers)
    expect(kpis.repeatRate.customers.numerator).toBe(kpis.returningCustomers)
    expect(kpis.repeatRate.windowDays).toBeGreaterThan(1_000)
    const months = await monthSeries(deps(), business, { months: 60 })
    const everBought = new Set(
      shop.purchases.flatMap(row => (row.customerId === null || row.refundedMinor >= row.totalMinor ? [] : [row.customerId])),
    )
    expect(months.reduce((all, point) => all + point.newCustomers, 0)).toBe(everBought.size)
  })

  test('the running month is counted up to now, and nothing of it is frozen', async () => {
    const business = await newBusiness(open.store)
    await sale(business, { name: 'vera', day: '2026-03-09', totalMinor: 70_000, source: 'ads' })
    await sale(business, { name: null, day: '2026-03-10', totalMinor: 5_000 })
    const { kpis, frozenAt } = await monthlyKpis(deps(), business)
    expect(frozenAt).toBeNull()
    expect(kpis).toMatchObject({ month: '2026-03', newCustomers: 1, returningCustomers: 0, alarm: 'ads-exceed-existing-and-referral' })
    expect(kpis.revenue).toMatchObject({
      total: [{ currency: 'RUB', minor: 75_000 }],
      anonymous: [{ currency: 'RUB', minor: 5_000 }],
      repeat: [],
    })
  })

  test('what was spent divides into what came, and a second word replaces the first', async () => {
    const business = await newBusiness(open.store)
    await sale(business, { name: 'gleb', day: '2026-03-02', totalMinor: 70_000, source: 'ads' })
    const spend = { source: 'ads', currency: 'RUB', spendMinor: minor(0) } as const
    expect(await setSpend(deps(), business, { month: month('2026-03'), spend: { ...spend, spendMinor: minor(-1) }, actor: 'test' })).toBe(
      'bad-amount',
    )
    for (const amount of [900_000, 300_000])
      await setSpend(deps(), business, { month: month('2026-03'), spend: { ...spend, spendMinor: minor(amount) }, actor: 'test' })
    expect((await monthlyKpis(deps(), business)).kpis.costs.perNewCustomer).toEqual([
      { currency: 'RUB', spendMinor: 300_000, count: 1, eachMinor: 300_000 },
    ])
  })

  test('an empty business has numbers too: zeros', async () => {
    const business = await newBusiness(open.store)
    const { kpis } = await monthlyKpis(deps(), business, { month: february })
    expect(kpis.repeatRate).toEqual({
      customers: { numerator: 0, denominator: 0 },
      purchases: { numerator: 0, denominator: 0 },
      windowDays: 0,
    })
    expect(await monthSeries(deps(), business, { months: 12 })).toEqual([])
    expect(await freezeMonths(deps(), business)).toEqual({ frozen: 0 })
  })
})
