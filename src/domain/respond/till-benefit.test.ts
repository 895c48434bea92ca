import { expect, test } from 'vitest'
import { minor, ZERO } from '../../kernel/money.ts'
import { seededRandom } from '../../kernel/random.ts'
import { type BasketLine, type Benefits, billOf } from './till-benefit.ts'

const line = (total: number, cost: number | null = null, isExempt = false): BasketLine => ({
  totalMinor: minor(total),
  costMinor: cost === null ? null : minor(cost),
  isExempt,
})
const none: Benefits = { tierShare: 0, coupon: null, pointsMinor: ZERO, stacking: 'best' }
const seventy = { kind: 'amount', minor: minor(70_00) } as const

test.each<[string, readonly BasketLine[], Partial<Benefits>, Partial<ReturnType<typeof billOf>>]>([
  ['nothing to give', [line(500_00)], {}, { payMinor: minor(500_00) }],
  ['E52 15 % of 99.99 is 15.00', [line(99_99)], { tierShare: 0.15 }, { tierMinor: minor(15_00), payMinor: minor(84_99) }],
  [
    'E52 10 % of three items is taken of the whole, and the lines add up',
    [line(3_33), line(3_33), line(3_33)],
    { tierShare: 0.1 },
    { tierMinor: minor(1_00), lineDiscountsMinor: [minor(34), minor(33), minor(33)] },
  ],
  [
    'E54 card 15 % of 300 beats nothing: the coupon of 70 is better',
    [line(300_00)],
    { tierShare: 0.15, coupon: seventy },
    { tierMinor: ZERO, couponMinor: minor(70_00) },
  ],
  [
    'E54 card 15 % of 1000 is better than the coupon of 70',
    [line(1000_00)],
    { tierShare: 0.15, coupon: seventy },
    { tierMinor: minor(150_00), couponMinor: ZERO },
  ],
  [
    'a coupon for one product is taken off that line alone, however it is written',
    [
      { ...line(100_00), name: ' ПОДГУЗНИКИ' },
      { ...line(50_00), name: 'Хлеб' },
    ],
    { coupon: { kind: 'percent', share: 0.1, onlyName: 'Подгузники' } },
    { couponMinor: minor(10_00), lineDiscountsMinor: [minor(10_00), ZERO] },
  ],
  [
    'a coupon for one product, floored at its cost, with points on the rest',
    [
      { ...line(100_00, 95_00), name: 'Подгузники' },
      { ...line(50_00), name: 'Хлеб' },
    ],
    { coupon: { kind: 'percent', share: 0.1, onlyName: 'Подгузники' }, pointsMinor: minor(20_00) },
    { couponMinor: minor(5_00), pointsMinor: minor(20_00), lineDiscountsMinor: [minor(5_00), minor(20_00)], isAtFloor: true },
  ],
  [
    'a coupon for a product that is not in the basket takes nothing off',
    [{ ...line(50_00), name: 'Хлеб' }],
    { coupon: { kind: 'percent', share: 0.1, onlyName: 'Подгузники' } },
    { couponMinor: ZERO, payMinor: minor(50_00) },
  ],
  [
    'E54 together, when the owner says so',
    [line(1000_00)],
    { tierShare: 0.15, coupon: seventy, stacking: 'together' },
    { tierMinor: minor(150_00), couponMinor: minor(70_00), payMinor: minor(780_00) },
  ],
  [
    'a percent coupon on top counts from what is left',
    [line(100_00)],
    { tierShare: 0.1, coupon: { kind: 'percent', share: 0.1 }, stacking: 'together' },
    { payMinor: minor(81_00) },
  ],
  ['E54 never below zero', [line(50_00)], { coupon: seventy }, { couponMinor: minor(50_00), payMinor: ZERO }],
  ['E54 never below cost', [line(100_00, 95_00)], { tierShare: 0.15 }, { tierMinor: minor(5_00), payMinor: minor(95_00), isAtFloor: true }],
  ['below cost already: nothing more', [line(100_00, 120_00)], { tierShare: 0.15 }, { tierMinor: ZERO, isAtFloor: true }],
  [
    'no discount on a gift card',
    [line(100_00), line(500_00, null, true)],
    { tierShare: 0.1 },
    { payMinor: minor(590_00), lineDiscountsMinor: [minor(10_00), ZERO] },
  ],
  [
    'points pay what the discounts leave',
    [line(100_00)],
    { tierShare: 0.1, pointsMinor: minor(200_00) },
    { pointsMinor: minor(90_00), payMinor: ZERO },
  ],
  ['a gift changes no sum', [line(100_00)], { coupon: { kind: 'gift', text: 'coffee' } }, { payMinor: minor(100_00) }],
  ['an empty basket', [], { tierShare: 0.1 }, { payMinor: ZERO, lineDiscountsMinor: [] }],
])('%s', (_, lines, benefits, expected) => expect(billOf(lines, { ...none, ...benefits })).toMatchObject(expected))

test('E52 for any basket the lines add up to the whole, and no line falls below its cost', () => {
  const random = seededRandom(52)
  for (let round = 0; round < 2000; round += 1) {
    const lines = Array.from({ length: random.whole(1, 6) }, () =>
      line(random.whole(0, 500_00), random.chance(0.5) ? random.whole(0, 400_00) : null, random.chance(0.2)),
    )
    const bill = billOf(lines, {
      tierShare: random.pick([0, 0.05, 0.1, 0.15]),
      coupon: random.pick([null, seventy, { kind: 'percent', share: 0.2 }]),
      pointsMinor: minor(random.whole(0, 100_00)),
      stacking: random.pick(['best', 'together']),
    })
    const discount = bill.tierMinor + bill.couponMinor + bill.pointsMinor
    expect(bill.lineDiscountsMinor.reduce((all: number, one) => all + one, 0)).toBe(discount)
    for (const [at, one] of lines.entries()) {
      const taken = bill.lineDiscountsMinor[at] ?? 0
      expect(one.totalMinor - taken).toBeGreaterThanOrEqual(Math.min(one.totalMinor, one.costMinor ?? 0))
      if (one.isExempt) expect(taken).toBe(0)
    }
  }
})
