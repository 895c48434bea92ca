import { expect, test } from 'vitest'
import { day, dayNumber } from '../../kernel/day.ts'
import { CURRENCIES } from '../../kernel/money.ts'
import { centsOfStotinki, convertedTotalMinor, monthSums } from './import-months.ts'

test('each month and each currency has its own sums, refused rows none', () => {
  const rows = [
    { at: '2024-06-30', amount: 100, currency: 'BGN', taken: 1 },
    { at: '2024-07-01', amount: -40, currency: 'BGN', taken: 1 },
    { at: '2024-06-01', amount: 7, currency: 'EUR', taken: 1 },
    { at: '2024-06-02', amount: 50, currency: 'BGN', taken: 0 },
  ] as const
  const sums = monthSums({
    taken: Uint8Array.from(rows, row => row.taken),
    days: Int32Array.from(rows, row => dayNumber(day(row.at))),
    minutes: new Int16Array(rows.length),
    amounts: Float64Array.from(rows, row => row.amount),
    currencies: Uint8Array.from(rows, row => CURRENCIES.indexOf(row.currency)),
    quantities: new Float64Array(rows.length),
    refusedMinor: 0,
    habits: { dayOrder: 'day-first', hasTimes: false, marks: {}, discountInPercent: false },
  })
  expect(sums).toEqual([
    { month: '2024-06', currency: 'EUR', grossMinor: 7, refundsMinor: 0 },
    { month: '2024-06', currency: 'BGN', grossMinor: 100, refundsMinor: 0 },
    { month: '2024-07', currency: 'BGN', grossMinor: 0, refundsMinor: 40 },
  ])
})

test.each([
  [195_583, 100_000, 'the rate itself'],
  [1, 1, 'half a cent and a bit is a cent'],
  [-195_583, -100_000, 'a refund'],
  [100, 51, '0.5113'],
  [0, 0, 'nothing'],
])('%i stotinki are %i cents: %s', (stotinki, cents) => {
  expect(centsOfStotinki(stotinki)).toBe(cents)
})

const sum = (grossMinor: number, refundsMinor = 0) => ({ grossMinor, refundsMinor })
const totals: [sums: Parameters<typeof convertedTotalMinor>[0], total: number | null, why: string][] = [
  [{ BGN: sum(195_583), EUR: sum(1000, 500) }, 100_500, 'leva and euros'],
  [{ BGN: sum(195_583) }, null, 'one currency needs no conversion'],
  [{ BGN: sum(1), EUR: sum(1), RUB: sum(1) }, null, 'no fixed rate for roubles'],
]
test.each(totals)('%j comes to %s: %s', (sums, total) => {
  expect(convertedTotalMinor(sums)).toBe(total)
})
