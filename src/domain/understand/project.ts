/**
 * A project of a customer: a chain of linked purchases that he has begun, what is still missing, and when it will be needed.
 * Whoever bought tiles is furnishing a bathroom: bath, sink and tap follow, each after its own days.
 */
import { assert } from '../../kernel/assert.ts'

export interface ProjectLink<Item> {
  readonly from: Item
  readonly to: Item
  readonly confidence: number
  readonly lift: number
  readonly lagP25: number
  readonly lagP50: number
  readonly lagP75: number
}

export interface MissingItem<Item> {
  readonly item: Item
  /** What announced it, and on which day number that was bought. */
  readonly after: Item
  readonly afterDay: number
  /** P(still to come), given that it has not come yet, 0..1. */
  readonly chance: number
  /** Day numbers: a quarter of those who buy have done so by the first, three quarters by the last. */
  readonly fromDay: number
  readonly middleDay: number
  readonly toDay: number
  /** Of those who bought what announced it, how many bought it within the window, 0..1. */
  readonly share: number
  readonly lift: number
}

export interface Project<Item> {
  /** What he has of the chain, oldest first. */
  readonly bought: readonly Item[]
  /** What is missing, soonest first. */
  readonly missing: readonly MissingItem<Item>[]
}

export interface LinksNow<Item> {
  /** First purchase of each item, as day numbers. */
  readonly firstDays: ReadonlyMap<Item, number>
  readonly links: readonly ProjectLink<Item>[]
  readonly today: number
  readonly windowDays: number
}

/** Below this it is not worth a word. */
const CHANCE_MIN = 0.05
/** Links of a project are strong ones: a fifth do it, twice as often as others. */
const PROJECT_CONFIDENCE_MIN = 0.2
const PROJECT_LIFT_MIN = 1.5
/** Two items are a pair, a project is a chain; and where everything leads to everything there are no projects. */
const PROJECT_ITEMS_MIN = 3
const PROJECT_ITEMS_MAX = 12

/** What the customer's purchases of the last days announce and he does not have yet, likeliest first. */
export function missingItems<Item>({ firstDays, links, today, windowDays }: LinksNow<Item>): MissingItem<Item>[] {
  const best = new Map<Item, MissingItem<Item>>()
  for (const link of links) {
    const boughtOn = firstDays.get(link.from)
    if (boughtOn === undefined || firstDays.has(link.to) || boughtOn > today || today - boughtOn >= windowDays) continue
    const chance = chanceLeft(link, { elapsedDays: today - boughtOn, windowDays })
    if (chance < CHANCE_MIN || chance <= (best.get(link.to)?.chance ?? 0)) continue
    best.set(link.to, {
      item: link.to,
      after: link.from,
      afterDay: boughtOn,
      chance,
      share: link.confidence,
      lift: link.lift,
      fromDay: boughtOn + Math.round(link.lagP25),
      middleDay: boughtOn + Math.round(link.lagP50),
      toDay: boughtOn + Math.round(link.lagP75),
    })
  }
  return Array.from(best.values()).sort((a, b) => b.chance - a.chance || a.middleDay - b.middleDay)
}

/** Projects in progress: those with something missing that his latest purchases announce. */
export function projects<Item>(now: LinksNow<Item>): Project<Item>[] {
  const strong = now.links.filter(link => link.confidence >= PROJECT_CONFIDENCE_MIN && link.lift >= PROJECT_LIFT_MIN)
  const missing = missingItems({ ...now, links: strong })
  return chains(strong).flatMap(chain => {
    const ofChain = missing.filter(one => chain.has(one.item))
    if (ofChain.length === 0) return []
    const dayOf = (item: Item): number => now.firstDays.get(item) ?? 0
    // An earlier bathroom is not this one: what is older than two windows belongs to the past.
    const bought = Array.from(chain).filter(item => now.firstDays.has(item) && now.today - dayOf(item) < 2 * now.windowDays)
    return [{ bought: bought.sort((a, b) => dayOf(a) - dayOf(b)), missing: ofChain.toSorted((a, b) => a.middleDay - b.middleDay) }]
  })
}

/** Connected items of the links, of a size that a person would call a project. */
function chains<Item>(links: readonly ProjectLink<Item>[]): Set<Item>[] {
  const chainOf = new Map<Item, Set<Item>>()
  for (const { from, to } of links) {
    const joined = new Set([from, to, ...(chainOf.get(from) ?? []), ...(chainOf.get(to) ?? [])])
    for (const item of joined) chainOf.set(item, joined)
  }
  return Array.from(new Set(chainOf.values())).filter(chain => chain.size >= PROJECT_ITEMS_MIN && chain.size <= PROJECT_ITEMS_MAX)
}

/**
 * P(it still comes within the window | it has not come in the days that passed): Bayes over the share that ever does it.
 * The lag's distribution is the straight lines through its quartiles.
 */
export function chanceLeft<Item>(
  link: ProjectLink<Item>,
  { elapsedDays, windowDays }: { readonly elapsedDays: number; readonly windowDays: number },
): number {
  assert(elapsedDays >= 0, 'the first purchase lies in the past')
  const come = lagShare(link, { elapsedDays, windowDays })
  return (link.confidence * (1 - come)) / (1 - link.confidence * come)
}

function lagShare<Item>(
  link: ProjectLink<Item>,
  { elapsedDays, windowDays }: { readonly elapsedDays: number; readonly windowDays: number },
): number {
  const knots = [
    [0, 0],
    [link.lagP25, 0.25],
    [link.lagP50, 0.5],
    [link.lagP75, 0.75],
    [windowDays, 1],
  ] as const
  for (const [at, [day, share]] of knots.entries()) {
    if (elapsedDays > day) continue
    const [dayBefore, shareBefore] = knots[at - 1] ?? [0, 0]
    return day === dayBefore ? share : shareBefore + ((share - shareBefore) * (elapsedDays - dayBefore)) / (day - dayBefore)
  }
  return 1
}
