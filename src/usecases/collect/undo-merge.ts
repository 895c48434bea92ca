/** The two were not one person after all: each gets back exactly what he had. What came since stays with the kept one. */
import type { BusinessId, MergeId } from '../../kernel/ids.ts'
import { addMs, DAY_MS } from '../../kernel/instant.ts'
import type { CollectDeps } from './deps.ts'

/** After a month the two histories have grown together and nobody remembers which was whose. */
const UNDO_DAYS_MAX = 30

export type UndoMergeResult = { readonly outcome: 'undone' } | { readonly refusal: 'unknown-merge' | 'already-undone' | 'too-late' }

export async function undoMerge(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: { readonly mergeId: MergeId; readonly actor: string },
): Promise<UndoMergeResult> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const merge = await tx.collect.customers.findMerge(input.mergeId)
    if (!merge) return { refusal: 'unknown-merge' }
    if (merge.undoneAt !== null) return { refusal: 'already-undone' }
    if (at > addMs(merge.mergedAt, UNDO_DAYS_MAX * DAY_MS)) return { refusal: 'too-late' }
    await tx.collect.customers.undoMerge(merge, at)
    await tx.business.markChanged([merge.keptId, merge.mergedId], at)
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'merge-undone',
      subject: `customer:${merge.keptId}`,
      detail: { mergeId: merge.id },
    })
    return { outcome: 'undone' }
  })
}
