import { describe, expect, test } from 'vitest'
import { dayClock } from './day-clock.ts'
import { dateForecast, outlooks, readingOf } from './forecast.ts'
import { lapseModel, SHOP_PRIOR } from './lapse-fit.ts'
import { histories } from './business-model.ts'
import { learnBusiness } from './learn-business.ts'
import { purchaseLog } from './purchase-log.ts'
import { rushPace } from './rush.ts'

const FIRST = 20_000
const CYCLE = 30
const lapse = lapseModel([Math.log(CYCLE), ...SHOP_PRIOR.mean.slice(1)])
/** Ninety customers who come every thirty days, spread over the month, and so many of them who come once more in the last week. */
function shop({ days, hurried }: { readonly days: number; readonly hurried: number }) {
  const visits = Array.from({ length: 90 }, (_, key) => {
    const usual = Array.from({ length: Math.ceil(days / CYCLE) }, (__, i) => FIRST + (key % CYCLE) + i * CYCLE)
    const upTo = usual.filter(day => day < FIRST + days)
    const hurries = key < hurried && (upTo.at(-1) ?? 0) < FIRST + days - 7
    return { key, days: hurries ? [...upTo, FIRST + days - 1] : upTo }
  })
  const rows = visits.flatMap(({ key, days: own }) => own.map(day => ({ key, day })))
  const log = purchaseLog({
    ids: visits.map(({ key }) => `c${key}`),
    keys: Int32Array.from(rows, row => row.key),
    days: Int32Array.from(rows, row => row.day),
    amounts: Float64Array.from(rows, () => 1),
  })
  return histories(log, FIRST + days - 1)
}

describe('a week in which more people come than foreseen', () => {
  const cases: readonly [days: number, hurried: number, isRush: boolean, why: string][] = [
    [300, 0, false, 'as foreseen'],
    [300, 1, false, 'one more is chance, even of customers like clockwork'],
    [300, 60, true, 'many more are a season that was not known'],
    [800, 60, false, 'two years have shown their seasons'],
  ]
  const quiet = shop({ days: 300, hurried: 0 })
  const calm = learnBusiness(quiet.log, { untilDay: quiet.cutoffDay, knowledge: { trade: 'other' }, windowDays: 28 })
  for (const [days, hurried, isRush, why] of cases)
    test(why, () => {
      const pace = rushPace(shop({ days, hurried }), calm)
      if (isRush) expect(pace).toBeGreaterThan(1.5)
      else expect(pace).toBeUndefined()
    })

  test('brings the first day that is told forward, and leaves the last', () => {
    const on = (pace?: number) => {
      const shared = outlooks(
        { lapse, rhythmless: null, lapseWeight: 1, clock: dayClock({ from: 0, to: 2000 }), rushPace: pace },
        { today: 155, horizonDays: 28 },
      )
      return dateForecast(shared, readingOf(shared, { days: Int32Array.of(0, 30, 60, 90, 120, 150), start: 0, count: 6 }))
    }
    const [usual, hurried] = [on(), on(3)]
    expect(usual.p10Days).toBeGreaterThan(6)
    expect(hurried.p10Days).toBe(Math.floor((usual.p10Days - 1) / 3) + 1)
    expect([hurried.p50Days, hurried.p90Days, hurried.dueInDays]).toEqual([usual.p50Days, usual.p90Days, usual.dueInDays])
  })
})
