/**
 * How far the deciding of a campaign has come, in the memory of this process: of a million people it takes minutes, and whoever
 * waits wants to see it move. A courtesy and no fact: another machine says nothing, and nothing depends on it.
 */
import type { BusinessId } from '../kernel/ids.ts'

export interface CampaignPlace {
  readonly business: BusinessId
  readonly campaignId: string
}

const deciding = new Map<string, number>()

/** Runs the work and keeps count while it runs. */
export async function counted<T>(place: CampaignPlace, work: (onDecided: (people: number) => void) => Promise<T>): Promise<T> {
  const key = keyOf(place)
  deciding.set(key, 0)
  try {
    return await work(people => deciding.set(key, people))
  } finally {
    deciding.delete(key)
  }
}

/** People decided so far; null when nobody is at it here. */
export function decidedSoFar(place: CampaignPlace): number | null {
  return deciding.get(keyOf(place)) ?? null
}

function keyOf({ business, campaignId }: CampaignPlace): string {
  return `${business}/${campaignId}`
}
