import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { fitRhythm, histories } from './business-model.ts'
import { dayClock, WEEKS } from './day-clock.ts'
import { LOOSE_PRIOR } from './lapse-fit.ts'
import { ownSeason } from './own-season.ts'
import { type PurchaseLog, purchaseLog } from './purchase-log.ts'

const first = 18_993
const PEAK_WEEK = 40
const CUSTOMERS = 80
const autumn = Array.from({ length: WEEKS }, (_, week) => 0.6 + 2 * Math.exp(-0.5 * ((week - PEAK_WEEK) / 2) ** 2))

/** Everybody has a cycle of his own and keeps it to a fifth, on the clock of the year. */
function shop(weeks: readonly number[]): PurchaseLog {
  const random = seededRandom(3)
  const { time } = dayClock({ from: first, to: first + 1500 }, weeks)
  const rows: { readonly key: number; readonly day: number }[] = []
  for (let key = 0; key < CUSTOMERS; key += 1) {
    const cycle = 60 * Math.exp(random.normal(0, 0.2))
    for (let day = random.whole(0, 300); day < 1095;) {
      rows.push({ key, day: first + day })
      const due = (time[day] ?? 0) + cycle * Math.exp(random.normal(0, 0.2))
      day = Math.max(
        day + 1,
        time.findIndex(at => at >= due),
      )
    }
  }
  return purchaseLog({
    ids: Array.from({ length: CUSTOMERS }, (_, n) => `c${n}`),
    keys: Int32Array.from(rows, row => row.key),
    days: Int32Array.from(rows, row => row.day),
    amounts: new Float64Array(rows.length),
  })
}

describe('the season of customers who come like clockwork', () => {
  test('its week is found, where the usual way takes their cycles for it', () => {
    const { season, seasonGain } = fitRhythm(histories(shop(autumn), first + 1094), { knowledge: { trade: 'salon' } })
    expect(seasonGain).toBeGreaterThan(50)
    expect(Math.abs((season?.indexOf(Math.max(...season)) ?? 0) - PEAK_WEEK)).toBeLessThanOrEqual(2)
  })

  test('where every week holds what was foreseen, it is not asked further', () => {
    const past = histories(shop(autumn.map(() => 1)), first + 1094)
    const keys = Int32Array.from({ length: CUSTOMERS }, (_, n) => n)
    const { theta } = fitRhythm(past, { knowledge: { trade: 'salon' } })
    expect(ownSeason(past, { keys, prior: LOOSE_PRIOR, theta, closed: undefined })).toBeNull()
  })
})
