import { describe, expect, test } from 'vitest'
import { type Random, seededRandom } from '../../kernel/random.ts'
import { type DueOutcome, upliftOf } from './hold-out.ts'
import { newcombeInterval } from './proportion.ts'

const events = (count: number, bought: number, heldOut: boolean): DueOutcome[] =>
  Array.from({ length: count }, (_, index) => ({ customerId: `${heldOut}${index}`, heldOut, bought: index < bought, expectedShare: null }))

describe('what can be said', () => {
  test.each([
    ['no events', [], 'nothing-to-compare'],
    ['nobody held out', events(50, 20, false), 'nothing-to-compare'],
    ['nobody contacted', events(50, 20, true), 'nothing-to-compare'],
    ['one of each', [...events(1, 1, false), ...events(1, 0, true)], 'not-yet'],
    ['a large difference among few is not proclaimed', [...events(108, 60, false), ...events(12, 1, true)], 'not-yet'],
    ['enough events and more purchases', [...events(2700, 1350, false), ...events(300, 100, true)], 'more'],
    ['enough events and fewer purchases', [...events(2700, 600, false), ...events(300, 100, true)], 'fewer'],
    ['enough events and no difference', [...events(2700, 900, false), ...events(300, 100, true)], 'no-difference'],
  ] as const)('%s', (_, outcomes, verdict) => {
    expect(upliftOf(outcomes).verdict).toBe(verdict)
  })

  test('without a prediction and with one event a customer it is Newcombe’s interval', () => {
    const uplift = upliftOf([...events(70, 56, false), ...events(80, 48, true)])
    const table = newcombeInterval({ first: { numerator: 56, denominator: 70 }, second: { numerator: 48, denominator: 80 } })
    expect(uplift).toMatchObject({ explained: 0, designEffect: 1 })
    expect(uplift.difference).toBeCloseTo(0.2, 12)
    expect(uplift.low).toBeCloseTo(table.low, 12)
    expect(uplift.high).toBeCloseTo(table.high, 12)
  })

  test('the numbers of the sentence: events so far, events needed, and what would have been seen', () => {
    const uplift = upliftOf([...events(108, 40, false), ...events(12, 4, true)])
    expect(uplift.needed).toBeGreaterThan(1_800)
    expect(uplift.needed).toBeLessThan(2_200)
    expect(uplift.visible).toBeGreaterThan(0.35)
  })

  test('every event twice, as of one customer, counts as little more than once', () => {
    const once = [...events(200, 100, false), ...events(100, 30, true)]
    const twice = upliftOf([...once, ...once])
    expect(twice.designEffect).toBeCloseTo(2, 6)
    expect(twice.low).toBeCloseTo(upliftOf(once).low ?? 0, 6)
  })
})

/** A shop whose customers differ in habit and have several due events each; the contacts add the effect. */
function simulated(
  random: Random,
  setting: { readonly customers: number; readonly holdOutShare: number; readonly effect: number },
): DueOutcome[] {
  return Array.from({ length: setting.customers }, (_, customer) => {
    const habit = random.next() ** 1.5 * 0.8
    return Array.from({ length: random.whole(1, 4) }, (): DueOutcome => {
      const heldOut = random.chance(setting.holdOutShare)
      const expectedShare = Math.min(1, Math.max(0, habit + random.normal(0, 0.1)))
      return { customerId: String(customer), heldOut, bought: random.chance(habit + (heldOut ? 0 : setting.effect)), expectedShare }
    })
  }).flat()
}

describe('over many simulated shops', () => {
  const rounds = 600
  const setting = { customers: 260, holdOutShare: 0.2, effect: 0.1 }
  const random = seededRandom(99)
  const results = Array.from({ length: rounds }, () => {
    const outcomes = simulated(random, setting)
    return { adjusted: upliftOf(outcomes), plain: upliftOf(outcomes.map(outcome => ({ ...outcome, expectedShare: null }))) }
  })
  const share = (of: (result: (typeof results)[number]) => boolean): number => results.filter(of).length / rounds
  const average = (of: (result: (typeof results)[number]) => number): number =>
    results.reduce((sum, result) => sum + of(result), 0) / rounds

  test('the interval holds the true effect about 95 times in 100', () => {
    const covered = share(({ adjusted }) => (adjusted.low ?? 1) <= setting.effect && (adjusted.high ?? 0) >= setting.effect)
    expect(covered).toBeGreaterThan(0.925)
    expect(covered).toBeLessThan(0.985)
  })

  test('the estimate is true on average', () => {
    expect(Math.abs(average(({ adjusted }) => adjusted.difference ?? 0) - setting.effect)).toBeLessThan(0.006)
  })

  test('the prediction makes the interval narrower and the visible difference smaller', () => {
    expect(average(({ adjusted }) => (adjusted.high ?? 1) - (adjusted.low ?? 0))).toBeLessThan(
      0.93 * average(({ plain }) => (plain.high ?? 1) - (plain.low ?? 0)),
    )
    expect(average(({ adjusted }) => adjusted.visible ?? 1)).toBeLessThan(average(({ plain }) => plain.visible ?? 1))
  })

  test('where contacts do nothing, an effect is proclaimed no oftener than chance allows', () => {
    const nothing = seededRandom(5)
    const wrong = Array.from(
      { length: 400 },
      () => upliftOf(simulated(nothing, { customers: 700, holdOutShare: 0.25, effect: 0 })).verdict,
    ).filter(verdict => verdict === 'more' || verdict === 'fewer').length
    expect(wrong / 400).toBeLessThan(0.075)
  })
})
