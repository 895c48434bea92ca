import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { newcombeInterval } from './proportion.ts'
import { eventsNeeded, visibleDifference } from './sample-size.ts'

describe('events needed, against a table computed elsewhere (80 % power, 5 %)', () => {
  test.each([
    ['half and half, 10 % to 12 %', 0.1, 0.02, 0.5, 2 * 3841],
    ['half and half, 10 % to 15 %', 0.1, 0.05, 0.5, 2 * 686],
    ['half and half, 20 % to 24 %', 0.2, 0.04, 0.5, 2 * 1682],
    ['half and half, 30 % to 36 %', 0.3, 0.06, 0.5, 2 * 963],
    ['one in ten, 10 % to 12 %', 0.1, 0.02, 0.1, 20_925],
    ['one in ten, 20 % to 24 %', 0.2, 0.04, 0.1, 9_199],
    ['one in ten, 30 % to 36 %', 0.3, 0.06, 0.1, 5_290],
    ['one in ten, 30 % to 45 %', 0.3, 0.15, 0.1, 884],
  ])('%s', (_, baseShare, difference, holdOutShare, events) => {
    expect(Math.abs(eventsNeeded({ baseShare, difference, holdOutShare }) - events)).toBeLessThanOrEqual(6)
  })

  test.each([
    ['.30 + 20 %, R² .16', 0.16, 809],
    ['.30 + 20 %, R² .48', 0.48, 501],
  ])('a good prediction saves customers: %s', (_, explained, perArm) => {
    const events = eventsNeeded({ baseShare: 0.3, difference: 0.06, holdOutShare: 0.5, explained })
    expect(Math.abs(events / 2 - perArm)).toBeLessThanOrEqual(2)
  })
})

describe('what could have been seen by now', () => {
  test.each([
    ['a shop of 300 with a year of due events, one in ten held out', 1080, 120, 0.128],
    ['the same with one in five', 960, 240, 0.0956],
  ])('%s', (_, contacted, heldOut, difference) => {
    expect(visibleDifference({ baseShare: 0.3, contacted, heldOut })).toBeCloseTo(difference, 3)
  })

  test.each([
    ['no contacted events', 0, 10],
    ['no held-out events', 10, 0],
  ])('%s: nothing', (_, contacted, heldOut) => {
    expect(visibleDifference({ baseShare: 0.3, contacted, heldOut })).toBeUndefined()
  })

  test('nobody of two held-out bought: far from seeing everything', () => {
    expect(visibleDifference({ baseShare: 0, contacted: 20, heldOut: 2 })).toBeGreaterThan(0.5)
  })
})

test('what is visible is what the needed events were asked for', () => {
  const events = eventsNeeded({ baseShare: 0.3, difference: 0.1, holdOutShare: 0.1 })
  expect(visibleDifference({ baseShare: 0.3, contacted: events * 0.9, heldOut: events * 0.1 })).toBeCloseTo(0.1, 3)
})

test('a difference as large as the visible one is found about eight times in ten', () => {
  const random = seededRandom(7)
  const [contacted, heldOut, base] = [540, 60, 0.3]
  const visible = visibleDifference({ baseShare: base, contacted, heldOut }) ?? 0
  const draw = (size: number, share: number): number => Array.from({ length: size }, () => random.chance(share)).filter(Boolean).length
  let found = 0
  const rounds = 1500
  for (let i = 0; i < rounds; i += 1) {
    const interval = newcombeInterval({
      first: { numerator: draw(contacted, base + visible), denominator: contacted },
      second: { numerator: draw(heldOut, base), denominator: heldOut },
    })
    if (interval.low > 0) found += 1
  }
  expect(found / rounds).toBeGreaterThan(0.75)
  expect(found / rounds).toBeLessThan(0.87)
})
