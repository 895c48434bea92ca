import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { minor } from '../../kernel/money.ts'
import { isRealPurchase, saleTotal } from './purchase.ts'

const today = day('2026-03-10')
const line = (totalMinor: number): { totalMinor: number } => ({ totalMinor })

describe('the total of a sale', () => {
  const cases: [sale: Parameters<typeof saleTotal>[0], expected: ReturnType<typeof saleTotal>, why: string][] = [
    [{ day: today, today, totalMinor: 100, lines: [] }, minor(100), 'a total alone'],
    [{ day: today, today, totalMinor: null, lines: [line(100), line(50)] }, minor(150), 'the sum of the lines'],
    [{ day: today, today, totalMinor: 150, lines: [line(100), line(50)] }, minor(150), 'both, and they agree'],
    [{ day: today, today, totalMinor: 149, lines: [line(100), line(50)] }, { refusal: 'lines-differ-from-total' }, 'one kopeck apart'],
    [{ day: today, today, totalMinor: 0, lines: [] }, minor(0), 'E22: a gift is a visit'],
    [{ day: today, today, totalMinor: -1, lines: [] }, { refusal: 'bad-amount' }, 'E22: a negative sum is a refund, not a sale'],
    [{ day: today, today, totalMinor: 1.5, lines: [] }, { refusal: 'bad-amount' }, 'money is whole'],
    [{ day: day('2026-03-11'), today, totalMinor: 1, lines: [] }, { refusal: 'future-day' }, 'E22: tomorrow has not happened'],
    [{ day: day('2019-01-01'), today, totalMinor: 1, lines: [] }, minor(1), 'E22: a back-dated receipt is welcome'],
    [
      { day: today, today, totalMinor: null, lines: Array.from({ length: 1001 }, () => line(1)) },
      { refusal: 'too-many-lines' },
      'one line above the limit',
    ],
  ]
  for (const [sale, expected, why] of cases) test(why, () => expect(saleTotal(sale)).toEqual(expected))
})

describe('E23: what counts for the cycle', () => {
  const cases: [status: 'paid' | 'pending' | 'cancelled', total: number, refunded: number, counts: boolean, why: string][] = [
    ['paid', 100, 0, true, 'paid'],
    ['paid', 100, 99, true, 'partly given back'],
    ['paid', 100, 100, false, 'wholly given back'],
    ['paid', 0, 0, true, 'a gift'],
    ['pending', 100, 0, false, 'not paid yet'],
    ['cancelled', 100, 0, false, 'cancelled'],
  ]
  test.each(cases)('%s %i refunded %i: %s (%s)', (status, total, refunded, counts) => {
    expect(isRealPurchase({ status, totalMinor: minor(total), refundedMinor: minor(refunded) })).toBe(counts)
  })
})
