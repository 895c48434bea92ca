import { describe, expect, test } from 'vitest'
import { templateModel } from '../domain/understand/business-model.ts'
import { purchaseLog } from '../domain/understand/purchase-log.ts'
import { day, dayNumber } from '../kernel/day.ts'
import { seededRandom } from '../kernel/random.ts'
import { forecastBlocks } from './predict-blocks.ts'
import type { ForecastJob } from './predict-rows.ts'

/** More than four blocks of keys, the last one short; every ninth has not bought yet. */
const KEYS = 9000
const cutoff = { day: day('2025-06-30'), number: dayNumber(day('2025-06-30')) }
const random = seededRandom(17)
const rows = Array.from({ length: KEYS }, (_, key) => ({
  key,
  days: Array.from({ length: random.whole(1, 3) }, () => cutoff.number + (key % 9 === 0 ? 1 : -random.whole(0, 400))),
}))
const log = purchaseLog({
  ids: rows.map(({ key }) => `клиент "${key}"`),
  keys: Int32Array.from(rows.flatMap(({ key, days }) => days.map(() => key))),
  days: Int32Array.from(rows.flatMap(({ days }) => days)),
  amounts: Float64Array.from(rows.flatMap(({ days }) => days.map(() => random.whole(5, 90)))),
})
const model = { ...templateModel({ trade: 'salon' }), untilDay: cutoff.number }
const job = (isDated: boolean): ForecastJob => ({ log, model, cutoff, horizons: [7, 28], isDated, segmentNames: 'five' })

async function made(from: ForecastJob, threads: number): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of forecastBlocks(from, threads)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString()
}

describe('blocks of a forecast', () => {
  test.each([
    { isDated: true, threads: 2, why: 'a thread a core' },
    { isDated: false, threads: 3, why: 'the blocks do not divide evenly' },
    { isDated: false, threads: 40, why: 'more threads than blocks' },
  ])('the same bytes with $threads threads as with one: $why', async ({ isDated, threads }) => {
    const alone = await made(job(isDated), 1)
    expect(alone.trimEnd().split('\n')).toHaveLength(KEYS - KEYS / 9)
    expect(await made(job(isDated), threads)).toBe(alone)
  })

  test('what goes wrong in a thread goes wrong in the whole, and nothing waits for it', async () => {
    const broken = { ...job(true), cutoff: { ...cutoff, number: Number.NaN } }
    await expect(made(broken, 2)).rejects.toThrow()
  })

  test('who stops reading stops the threads', async () => {
    for await (const piece of forecastBlocks(job(false), 2)) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
  })
})
