/** Cards that may be one person, with what speaks for it. Nothing is merged without a person's word. */
import { type Card, type MergeEvidence, mergeEvidence } from '../../domain/collect/merge-evidence.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { CollectDeps } from './deps.ts'
import { cardsOf } from './keep-apart.ts'

/** Looked at; most share only a name. */
const CANDIDATES_MAX = 500
const SHOWN_MAX = 50

export interface MergeSuggestion {
  readonly first: Card
  readonly second: Card
  readonly evidence: readonly MergeEvidence[]
}

/** Of the whole business, or of one customer. Pairs that were taken apart again, or that somebody said are two, are not suggested a second time. */
export async function suggestMerges(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  { customerId }: { readonly customerId?: CustomerId | undefined },
): Promise<readonly MergeSuggestion[]> {
  return store.inBusiness(business, async tx => {
    const pairs = await tx.collect.customers.mergeCandidates({ limit: CANDIDATES_MAX, customerId })
    const cards = await cardsOf(tx, [...new Set(pairs.flat())])
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
