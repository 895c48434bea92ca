import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { basketAlarms } from './basket-alarm.ts'

const visits = (amounts: readonly number[], gaps: readonly number[] = []) => {
  let day = 1000
  return amounts.map((amountMinor, at) => {
    day += at === 0 ? 0 : (gaps[at - 1] ?? 30)
    return { day, amountMinor }
  })
}
const codes = (list: ReturnType<typeof visits>) => basketAlarms(list).map(alarm => alarm.code)

describe('alarms', () => {
  test.each([
    { list: visits([100, 110, 90, 105, 95, 50, 45, 55, 48]), found: ['shrinking-basket'], why: 'half as much, four times in a row' },
    { list: visits([100, 110, 90, 105, 95, 85, 84, 83, 82]), found: [], why: 'certain, but a sixth less is no alarm' },
    { list: visits([100, 110, 90, 105, 95, 100, 10, 98, 103]), found: [], why: 'one small basket' },
    { list: visits([100, 110, 90, 105, 50, 45, 55, 48]), found: [], why: 'four earlier baskets are one too few' },
    { list: visits([50, 45, 55, 48, 52, 100, 110, 90, 105]), found: [], why: 'growing is no alarm' },
    {
      list: visits(
        Array.from({ length: 10 }, () => 100),
        [28, 30, 32, 29, 31, 60, 70, 65, 62],
      ),
      found: ['falling-visits'],
      why: 'comes half as often',
    },
    {
      list: visits(
        Array.from({ length: 10 }, () => 100),
        [28, 30, 32, 29, 31, 30, 180, 29, 31],
      ),
      found: [],
      why: 'one long gap is a journey',
    },
    { list: visits(Array.from({ length: 10 }, () => 0)), found: [], why: 'free visits have no basket' },
    { list: [], found: [], why: 'nobody' },
  ])('$why', ({ list, found }) => expect(codes(list)).toEqual(found))

  test('the reason is told in numbers', () => {
    expect(basketAlarms(visits([100, 110, 90, 105, 95, 50, 45, 55, 48]))[0]).toMatchObject({ recent: 49, before: 100, ratio: 0.49 })
  })

  test('customers who have not changed hardly ever raise one', () => {
    const random = seededRandom(4)
    const count = 4000
    const raised = Array.from({ length: count }, () => {
      const amounts = Array.from({ length: 16 }, () => Math.round(1000 * Math.exp(random.normal(0, 0.5))))
      return basketAlarms(
        visits(
          amounts,
          amounts.map(() => Math.max(1, Math.round(30 * Math.exp(random.normal(0, 0.4))))),
        ),
      ).length
    }).reduce((sum, one) => sum + one, 0)
    expect(raised / count).toBeLessThan(0.02)
  })
})
