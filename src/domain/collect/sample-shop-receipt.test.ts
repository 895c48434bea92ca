import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { seededRandom } from '../../kernel/random.ts'
import { sampleReceipt, sampleRefunds } from './sample-shop-receipt.ts'
import { SAMPLE_TRADES } from './sample-shop-trades.ts'

const line = (totalMinor: number) => ({
  productId: id<'product'>('00000000-0000-8000-8000-000000000001'),
  name: 'Латте',
  kind: 'goods' as const,
  quantity: 1,
  unitMinor: minor(totalMinor),
  totalMinor: minor(totalMinor),
})
const receiptOn = (key: string) =>
  sampleReceipt(
    { key, customerId: null, day: day('2026-01-05'), lines: [line(26_000), line(19_000)], trade: SAMPLE_TRADES.cafe, locale: 'ru' },
    seededRandom(2),
  )

test('a receipt is the sum of its lines and is written while the shop is open', () => {
  const receipt = receiptOn('one')
  expect(receipt.totalMinor).toBe(45_000)
  expect(receipt.minute).toBeGreaterThanOrEqual(480)
  expect(receipt.minute).toBeLessThan(1200)
})

test('about one receipt in a hundred comes back, whole or in part', () => {
  const receipts = Array.from({ length: 2000 }, (_, index) => receiptOn(String(index)))
  const { purchases, refunds } = sampleRefunds(receipts, { today: day('2026-03-10') }, seededRandom(3))
  expect(refunds.length).toBeGreaterThan(8)
  expect(refunds.length).toBeLessThan(40)
  expect(new Set(refunds.map(refund => refund.totalMinor))).toEqual(new Set([45_000, 19_000]))
  expect(purchases.reduce((sum, row) => sum + row.refundedMinor, 0)).toBe(refunds.reduce((sum, row) => sum + row.totalMinor, 0))
})

test('what was bought yesterday has not been brought back yet', () => {
  expect(sampleRefunds([receiptOn('late')], { today: day('2026-01-06') }, seededRandom(1)).refunds).toEqual([])
})
