import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { dayClock } from './day-clock.ts'
import { outlooks, readHistory } from './forecast.ts'
import { lapseModel, LOOSE_PRIOR } from './lapse-fit.ts'
import { RunningCycles } from './running-cycle.ts'
import { templateWeeks } from './trade-template.ts'

const model = lapseModel(LOOSE_PRIOR.mean)
const [first, today] = [18_000, 20_000]

/** What the nightly whole makes of the same days. */
function whole(days: readonly number[], clock: ReturnType<typeof dayClock>) {
  const shared = outlooks({ lapse: model, rhythmless: null, lapseWeight: 1, clock }, { today, horizonDays: 28 })
  return readHistory(shared, { days: Int32Array.from(days), start: 0, count: days.length })
}

describe.each([
  ['on the calendar', undefined],
  ['on a seasonal clock', templateWeeks('tyres')],
])('10,000 random purchases, refunds and late receipts %s', (_, season) => {
  const clock = dayClock({ from: first, to: today + 1200 }, season)
  const random = seededRandom(17)
  const running = new RunningCycles(model, clock)
  const told = new Map<string, Map<number, number>>()
  let looked = 0
  let inOrder = 0
  for (let event = 0; event < 10_000; event += 1) {
    const key = `c${random.whole(0, 299)}`
    const days = told.get(key) ?? new Map<number, number>()
    told.set(key, days)
    const latest = Math.max(first, ...days.keys())
    const kind = random.next()
    if (kind < 0.2 && days.size > 0) {
      const day = Array.from(days.keys())[random.whole(0, days.size - 1)] ?? first
      running.refund(key, day)
      if ((days.get(day) ?? 1) > 1) days.set(day, (days.get(day) ?? 1) - 1)
      else days.delete(day)
      continue
    }
    const day = kind < 0.5 ? random.whole(first, latest) : Math.min(today, latest + random.whole(0, 40))
    const gaps = running.purchase(key, day)
    if (day > latest && days.size > 0) {
      looked += gaps
      inOrder += 1
    }
    days.set(day, (days.get(day) ?? 0) + 1)
  }

  test('agree with the whole recomputation to the last bit', () => {
    for (const [key, days] of told) {
      const sorted = Array.from(days.keys()).toSorted((a, b) => a - b)
      expect(running.daysOf(key)).toEqual(sorted)
      const read = running.read(key, today)
      if (sorted.length === 0) expect(read).toBeUndefined()
      else expect({ next: read?.next, silence: read?.silence }).toEqual(whole(sorted, clock))
    }
  })

  test('a purchase after the last one costs one update, whatever the history', () => {
    expect(inOrder).toBeGreaterThan(3000)
    expect(looked).toBe(inOrder)
  })
})

test('taking back what was never told changes nothing', () => {
  const running = new RunningCycles(model, dayClock({ from: first, to: today }))
  running.purchase('a', first + 10)
  const before = running.read('a', today)
  expect(running.refund('a', first + 11)).toBe(0)
  expect(running.refund('b', first + 10)).toBe(0)
  expect(running.read('a', today)).toEqual(before)
  running.refund('a', first + 10)
  expect([...running.keys()]).toEqual([])
})
