/** Takes an import out again: made and untouched rows go, changed and untouched ones get their old values, touched ones stay and are listed. */
import type { BusinessId, ImportId } from '../../kernel/ids.ts'
import { addMs, DAY_MS } from '../../kernel/instant.ts'
import type { NamedKept, UndoTally } from '../../ports/import-store.ts'
import type { CollectDeps } from './deps.ts'

/** After a month the numbers of the import have been worked with. */
export const UNDO_DAYS_MAX = 30

/** A list that somebody reads; the number of all is told beside it. */
const KEPT_LISTED_MAX = 500

export type UndoImportResult =
  | (UndoTally & { readonly outcome: 'undone'; readonly named: readonly NamedKept[] })
  | { readonly refusal: 'unknown-import' | 'already-undone' | 'not-finished' | 'too-late' | 'busy' }

export async function undoImport(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: { readonly importId: ImportId; readonly actor: string },
): Promise<UndoImportResult> {
  const at = clock.now()
  const done = await store.exclusively(business, { name: 'import' }, () =>
    store.inBusiness(business, async (tx): Promise<UndoImportResult> => {
      const record = await tx.collect.imports.find(input.importId)
      if (!record) return { refusal: 'unknown-import' }
      if (record.state === 'undone') return { refusal: 'already-undone' }
      // A killed or stopped import may be taken out as far as it got.
      if (record.state !== 'done' && record.state !== 'committing' && record.state !== 'stopped') return { refusal: 'not-finished' }
      if (at > addMs(record.createdAt, UNDO_DAYS_MAX * DAY_MS)) return { refusal: 'too-late' }
      const tally = await tx.collect.imports.undo(record.id, at)
      await tx.collect.imports.change(record.id, {
        state: 'undone',
        undoneAt: at,
        result: {
          ...record.result,
          kept: tally.kept.slice(0, KEPT_LISTED_MAX).map(({ entity, id }) => ({ entity, id })),
          kept_count: tally.kept.length,
        },
      })
      const named = await tx.collect.imports.nameKept(tally.kept.slice(0, KEPT_LISTED_MAX))
      await tx.business.audit({
        at,
        actor: input.actor,
        action: 'import-undone',
        subject: `import:${record.id}`,
        detail: { removed: tally.removed, restored: tally.restored, kept: tally.kept.length },
      })
      return { outcome: 'undone', ...tally, named }
    }),
  )
  return done === 'busy' ? { refusal: 'busy' } : done
}
