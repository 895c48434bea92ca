/**
 * Linked purchases: after A comes B, so many days later. Counted on first purchases, because what somebody owns already is
 * no news. A link is kept when it is supported, and when B comes more often than its own popularity explains: per day, per
 * visit and per line of the basket, whichever explains most. So an item that is bought with everything is not promoted.
 * Method, source and limits: docs/methods/what-next.md.
 */
import { assert } from '../../kernel/assert.ts'
import type { FirstPurchases } from './first-purchases.ts'
import { falseDiscoveryKept, normalUpperTail } from './multiple-testing.ts'
import {
  companionsOf,
  countPairs,
  hadBefore,
  type LinkableItems,
  linkableItems,
  missLogs,
  type PairCounts,
  pairsWith,
  visitsAfter,
} from './pair-counts.ts'

export interface LinkRules {
  /** B within so many days after A. */
  readonly windowDays: number
  /** Customers who must have done it. */
  readonly supportMin: number
  /** A step that fewer take is true perhaps, but no advice. */
  readonly confidenceMin: number
  /** Pseudo-events of the Gamma prior around lift 1: rare pairs are drawn to "no link". */
  readonly priorEvents: number
  /** Against the item's rate per day. */
  readonly zMin: number
  /** Against visits and lines too; in a large assortment the share of false links asks for more. */
  readonly zActivityMin: number
  /** Share of false links among those kept (Benjamini–Hochberg). */
  readonly falseShareMax: number
}

export const LINK_RULES: LinkRules = {
  windowDays: 60,
  supportMin: 10,
  confidenceMin: 0.05,
  priorEvents: 5,
  zMin: 3,
  zActivityMin: 2,
  falseShareMax: 0.05,
}

export interface LinkedPurchase {
  readonly timing: 'later' | 'same-visit'
  /** Indexes of items. */
  readonly from: number
  readonly to: number
  /** Customers who bought `from` and had not bought `to` by then. */
  readonly fromCustomers: number
  /** Of them, those who bought `to` within the window, or in the same visit. */
  readonly bothCustomers: number
  /** How many would have by popularity alone. */
  readonly expected: number
  /** bothCustomers / fromCustomers, 0..1. */
  readonly confidence: number
  /** How many times more often than by popularity, shrunk towards 1. */
  readonly lift: number
  readonly z: number
  /** Quartiles of the days from one to the other; 0 in the same visit. */
  readonly lagP25: number
  readonly lagP50: number
  readonly lagP75: number
}

interface Counted {
  readonly firsts: FirstPurchases
  readonly items: LinkableItems
  readonly counts: PairCounts
  readonly rules: LinkRules
}

/** The links of a business, strongest first. */
export function linkedPurchases(firsts: FirstPurchases, rules: LinkRules = LINK_RULES): LinkedPurchase[] {
  assert(rules.windowDays >= 1 && rules.supportMin >= 1, 'a link needs a window and support')
  const items = linkableItems(firsts, rules.supportMin)
  const counted = { firsts, items, rules, counts: countPairs(firsts, items, rules.windowDays) }
  const kept = [
    ...discoveries(laterLinks(counted), { ...counted, zMin: rules.zActivityMin }),
    ...discoveries(sameVisitLinks(counted), { ...counted, zMin: rules.zMin }),
  ]
  return kept.sort((a, b) => b.z - a.z || a.from - b.from || a.to - b.to)
}

/** Every ordered pair of items was a question, also those that nobody bought: that many tests were made. */
function discoveries(links: readonly LinkedPurchase[], { items, rules, zMin }: Counted & { readonly zMin: number }): LinkedPurchase[] {
  const strongest = links.filter(link => link.z >= zMin && link.confidence >= rules.confidenceMin).sort((a, b) => b.z - a.z)
  const tails = strongest.map(link => normalUpperTail(link.z))
  const tested = items.list.length * (items.list.length - 1)
  return strongest.slice(0, falseDiscoveryKept(tails, { tested, falseShareMax: rules.falseShareMax }))
}

function laterLinks({ firsts, items, rules, counts }: Counted): LinkedPurchase[] {
  const { windowDays, supportMin, zMin } = rules
  const size = items.list.length
  const supported = pairsWith(counts.later, { supportMin, size })
  const had = hadBefore(firsts, items, { pairs: supported, windowDays })
  const likely: { readonly pair: number; readonly fromCustomers: number; readonly byDay: number }[] = []
  for (const [at, pair] of supported.list.entries()) {
    const [from, to] = [Math.floor(pair / size), pair % size]
    const fromCustomers = (counts.seenWhole[from] ?? 0) - (had[at] ?? 0)
    const ratePerDay = (counts.arrivals[to] ?? 0) / Math.max(counts.riskDays[to] ?? 0, 1)
    const byDay = fromCustomers * -Math.expm1(-windowDays * ratePerDay)
    if (surprise(counts.later[pair] ?? 0, byDay) >= zMin) likely.push({ pair, fromCustomers, byDay })
  }
  const pairs = { list: Int32Array.from(likely, one => one.pair), size }
  const seen = visitsAfter(firsts, items, { pairs, windowDays })
  return likely.map(({ pair, fromCustomers, byDay }, at) => {
    const bothCustomers = counts.later[pair] ?? 0
    const expected = Math.max(byDay, seen.byVisit[at] ?? 0, seen.byLine[at] ?? 0)
    const lags = seen.lags.subarray(at * (windowDays + 1), (at + 1) * (windowDays + 1))
    const [lagP25, lagP50, lagP75] = [lagQuantile(lags, 0.25), lagQuantile(lags, 0.5), lagQuantile(lags, 0.75)]
    const ends = { timing: 'later', from: items.list[Math.floor(pair / size)] ?? 0, to: items.list[pair % size] ?? 0 } as const
    return Object.assign({ lagP25, lagP50, lagP75 }, ends, strength({ fromCustomers, bothCustomers, expected }, rules))
  })
}

/** What goes into the basket together: a checklist for the till, not a message for later. */
function sameVisitLinks({ firsts, items, rules, counts }: Counted): LinkedPurchase[] {
  const size = items.list.length
  const pairs = pairsWith(counts.sameVisit, { supportMin: rules.supportMin, size })
  const had = hadBefore(firsts, items, { pairs })
  const misses = missLogs(firsts, items)
  const companions = companionsOf(firsts, items)
  return Array.from(pairs.list, (pair, at): LinkedPurchase => {
    const [from, to] = [Math.floor(pair / size), pair % size]
    const item = items.list[from] ?? 0
    const fromCustomers = (firsts.itemBuyers[item] ?? 0) - (had[at] ?? 0)
    const byVisit = -Math.expm1(misses.visit[to] ?? 0)
    const byLine = -Math.expm1((companions[from] ?? 0) * (misses.line[to] ?? 0))
    const numbers = { fromCustomers, bothCustomers: counts.sameVisit[pair] ?? 0, expected: fromCustomers * Math.max(byVisit, byLine) }
    return { timing: 'same-visit', from: item, to: items.list[to] ?? 0, ...strength(numbers, rules), lagP25: 0, lagP50: 0, lagP75: 0 }
  })
}

type Support = Pick<LinkedPurchase, 'fromCustomers' | 'bothCustomers' | 'expected'>

function strength(support: Support, { priorEvents }: LinkRules): Support & Pick<LinkedPurchase, 'confidence' | 'lift' | 'z'> {
  const { fromCustomers, bothCustomers, expected } = support
  return {
    ...support,
    confidence: bothCustomers / fromCustomers,
    // Gamma–Poisson: the posterior mean of the rate ratio under a Gamma(k, k) prior.
    lift: (bothCustomers + priorEvents) / (expected + priorEvents),
    z: surprise(bothCustomers, expected),
  }
}

/** Standard deviations above a Poisson count, by Anscombe's root. */
function surprise(count: number, expected: number): number {
  return 2 * (Math.sqrt(count + 0.375) - Math.sqrt(expected + 0.375))
}

/** Quantile of a histogram of whole days, linear between the ordered lags as in numpy's default. */
function lagQuantile(lags: Int32Array, share: number): number {
  const total = lags.reduce((sum, count) => sum + count, 0)
  const rank = (total - 1) * share
  const [below, above] = [lagAt(lags, Math.floor(rank)), lagAt(lags, Math.ceil(rank))]
  return below + (above - below) * (rank - Math.floor(rank))
}

function lagAt(lags: Int32Array, rank: number): number {
  let seen = 0
  for (const [days, count] of lags.entries()) {
    seen += count
    if (seen > rank) return days
  }
  return lags.length - 1
}
