import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { CENTRES, dueWindow, narrowWindow, type Outlook, SEARCH_DAYS, WINDOW_DAYS } from './due-window.ts'
import { nextGap, observeGap, startState, survival } from './lapse.ts'
import { lapseModel, LOOSE_PRIOR } from './lapse-fit.ts'

const calendar = Float64Array.from({ length: SEARCH_DAYS + 1 }, (_, days) => days)
const yearly = Float64Array.from({ length: SEARCH_DAYS + 1 }, (_, days) => days + 40 * Math.sin((days / 365) * 2 * Math.PI))

/** The obvious search: every centre, both ends. */
function naive({ next, silence, ahead }: Outlook) {
  const at = (days: number): number => survival(next, silence + (ahead[days] ?? days))
  return CENTRES.map(centre => ({ centre, mass: at(Math.max(centre - WINDOW_DAYS, 0)) - at(centre + WINDOW_DAYS) })).reduce(
    (best, one) => (one.mass > best.mass + 1e-12 ? one : best),
    { centre: 1, mass: -1 },
  )
}

function someOutlook(seed: number, ahead: Float64Array): Outlook {
  const random = seededRandom(seed)
  const theta = LOOSE_PRIOR.mean.map((mean, j) => random.normal(mean, (LOOSE_PRIOR.sd[j] ?? 1) * 0.7))
  const model = lapseModel(theta)
  const state = startState(model)
  const cycle = Math.exp(random.normal(3.6, 1))
  const spread = random.next() * 0.9
  for (let i = random.whole(0, 12); i > 0; i -= 1)
    observeGap(state, model, Math.max(1, Math.round(cycle * Math.exp(random.normal(0, spread)))))
  return { next: nextGap(state, model), silence: random.whole(0, Math.round(2.5 * cycle)) + 0.5, ahead, seasonal: ahead !== calendar }
}

describe('the due window', () => {
  for (const [clock, ahead] of [
    ['the calendar', calendar],
    ['a seasonal clock', yearly],
  ] as const) {
    test(`on ${clock} the fast search keeps the mass that the obvious one finds`, () => {
      let equal = 0
      for (let seed = 1; seed <= 3000; seed += 1) {
        const outlook = someOutlook(seed, ahead)
        const slow = naive(outlook)
        const fast = dueWindow(outlook)
        const best = slow.mass / survival(outlook.next, outlook.silence)
        expect(fast.strength, `seed ${seed}`).toBeGreaterThan(best - 0.003)
        if (fast.dueInDays === slow.centre) equal += 1
      }
      expect(equal).toBeGreaterThan(2950)
    })
  }

  test('a steady monthly customer is due in a month, give or take four days', () => {
    const model = lapseModel(LOOSE_PRIOR.mean)
    const state = startState(model)
    for (let i = 0; i < 12; i += 1) observeGap(state, model, 30)
    const outlook: Outlook = { next: nextGap(state, model), silence: 0.5, ahead: calendar, seasonal: false }
    expect(Math.abs(dueWindow(outlook).dueInDays - 30)).toBeLessThanOrEqual(4)
    expect(Math.abs(narrowWindow(outlook, 4).dueInDays - 30)).toBeLessThanOrEqual(4)
    expect(narrowWindow(outlook, 4).strength).toBeLessThan(dueWindow(outlook).strength)
  })
})
