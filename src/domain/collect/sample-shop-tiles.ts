/** A renovation is a chain: tiles, then about three weeks of laying, then the bath, then sink, faucet, shower and mirror. */
import { addDays, type Day } from '../../kernel/day.ts'
import type { Random } from '../../kernel/random.ts'

export interface ChainVisit {
  readonly day: Day
  /** Keys of the goods bought, see sample-shop-goods.ts. */
  readonly items: readonly string[]
}

export interface ChainStep {
  readonly item: string
  readonly share: number
  /** Median days after the step before, and the spread of their logarithm. */
  readonly lagDays: number
  readonly lagSpread: number
}

export const TILE_CHAIN: readonly ChainStep[] = [
  { item: 'bath', share: 0.5, lagDays: 22, lagSpread: 0.35 },
  { item: 'sink', share: 0.5, lagDays: 14, lagSpread: 0.5 },
  { item: 'mixer', share: 0.6, lagDays: 7, lagSpread: 0.5 },
  { item: 'shower', share: 0.35, lagDays: 18, lagSpread: 0.5 },
  { item: 'mirror', share: 0.4, lagDays: 21, lagSpread: 0.5 },
]

/** One bathroom: the visit for the tiles, perhaps one for more of them, and whatever of the chain is bought here. */
export function renovationVisits(firstDay: Day, random: Random): ChainVisit[] {
  const visits: ChainVisit[] = [{ day: firstDay, items: ['tiles', 'adhesive', 'grout', 'trim'] }]
  // Tiles never come out even: many come back for a box more and a bag of adhesive.
  if (random.chance(0.45)) visits.push({ day: addDays(firstDay, random.whole(3, 12)), items: ['adhesive', 'grout'] })
  let day = firstDay
  for (const step of TILE_CHAIN) {
    if (!random.chance(step.share)) continue
    day = addDays(day, Math.max(1, Math.round(step.lagDays * Math.exp(random.normal(0, step.lagSpread)))))
    visits.push({ day, items: [step.item] })
  }
  return visits
}
