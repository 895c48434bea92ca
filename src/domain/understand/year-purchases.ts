/**
 * How often a customer with a rhythm is expected to buy within some time: the chance of the first purchase, and behind it the renewals of
 * his gap, each of them a regular one or a lapse. The integral equation is solved by the midpoint method (Xie 1989), in as many steps for
 * every customer. Where many cycles fit into the time, the first of them are solved and the rest goes on at the pace that they end with.
 */
import { type NextGap, survival } from './lapse.ts'

const STEPS = 16
/** Three quarters of a cycle a step is exact to some hundredths. */
const CYCLES_MAX = 12
const QUARTER = STEPS / 4
const LEAST = 1e-300

/** Reused: a million customers are asked one after another. */
const middles = new Float64Array(STEPS)
const renewals = new Float64Array(STEPS + 1)

/** @param ahead in the clock's time, like the silence. */
export function expectedPurchases(next: NextGap, { silence, ahead }: { readonly silence: number; readonly ahead: number }): number {
  const solved = Math.min(ahead, CYCLES_MAX * Math.exp(next.mu))
  solveRenewals(next, solved / STEPS)
  const now = Math.max(survival(next, silence), LEAST)
  let expected = 0
  let [before, from] = [0, 0]
  for (let step = 1; step <= STEPS; step += 1) {
    // Most come soon: the first parts of the time are the shortest.
    const to = ahead * (step / STEPS) ** 2
    const by = 1 - survival(next, silence + to) / now
    expected += (by - before) * (1 + renewalsWithin(ahead - (from + to) / 2, solved))
    before = by
    from = to
  }
  return Math.max(expected, 0)
}

/** Purchases behind a purchase, at the end of each step of this length. */
function solveRenewals(next: NextGap, step: number): void {
  for (let at = 0; at < STEPS; at += 1) middles[at] = 1 - survival(next, (at + 0.5) * step)
  const first = middles[0] ?? 0
  renewals[0] = 0
  for (let at = 1; at <= STEPS; at += 1) {
    let sum = 1 - survival(next, at * step)
    for (let from = 1; from < at; from += 1) sum += ((renewals[from] ?? 0) - (renewals[from - 1] ?? 0)) * (middles[at - from] ?? 0)
    renewals[at] = (sum - first * (renewals[at - 1] ?? 0)) / (1 - first)
  }
}

function renewalsWithin(time: number, solved: number): number {
  const place = (time / solved) * STEPS
  if (place <= STEPS) {
    const below = Math.min(Math.floor(place), STEPS - 1)
    const from = renewals[below] ?? 0
    return from + (place - below) * ((renewals[below + 1] ?? 0) - from)
  }
  // The pace falls like a power of time, as it fell from the third quarter to the fourth: some leave after each purchase, and of them some return.
  const [end, middle, start] = [renewals[STEPS] ?? 0, renewals[STEPS - QUARTER] ?? 0, renewals[STEPS - 2 * QUARTER] ?? 0]
  const fall = Math.max(Math.log((middle - start) / Math.max(end - middle, LEAST)) / Math.log(7 / 5), 0)
  const pace = ((end - middle) / QUARTER) * STEPS * (7 / 8) ** fall
  const ratio = place / STEPS
  return end + pace * (Math.abs(1 - fall) < 1e-6 ? Math.log(ratio) : (ratio ** (1 - fall) - 1) / (1 - fall))
}
