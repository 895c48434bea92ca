/** Cards that may be one person, with what speaks for it. Nothing is merged without a person's word. */
import { type Card, type MergeEvidence, mergeEvidence } from '../../domain/collect/merge-evidence.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { CollectDeps } from './deps.ts'

/** Looked at; most share only a name. */
const CANDIDATES_MAX = 500
const SHOWN_MAX = 50

export interface MergeSuggestion {
  readonly first: Card
  readonly second: Card
  readonly evidence: readonly MergeEvidence[]
}

/** Of the whole business, or of one customer. Pairs that were taken apart again are not suggested a second time. */
export async function suggestMerges(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  { customerId }: { readonly customerId?: CustomerId | undefined },
): Promise<readonly MergeSuggestion[]> {
  return store.inBusiness(business, async ({ collect: { customers } }) => {
    const pairs = await customers.mergeCandidates({ limit: CANDIDATES_MAX, customerId })
    const ids = [...new Set(pairs.flat())]
    const points = Map.groupBy(await customers.pointsOf(ids), point => point.customerId)
    const cards = new Map(
      (await customers.findMany(ids)).map(customer => [customer.id, { customer, points: points.get(customer.id) ?? [] }]),
    )
    const suggestions: MergeSuggestion[] = []
    for (const [firstId, secondId] of pairs) {
      const [first, second] = [cards.get(firstId), cards.get(secondId)]
      const evidence = first && second ? mergeEvidence(first, second) : null
      if (first && second && evidence) suggestions.push({ first, second, evidence })
      if (suggestions.length === SHOWN_MAX) break
    }
    return suggestions
  })
}
