/** The imports so far, and the remarks of one of them. */
import type { BusinessId, ImportId } from '../../kernel/ids.ts'
import type { ImportRecord, KeptRow, NamedKept, StoredNote } from '../../ports/import-store.ts'
import type { CollectDeps } from './deps.ts'

const IMPORTS_SHOWN = 50
/** The first ones show the pattern; all of them are in the file itself. */
const NOTES_SHOWN = 1000

export async function pastImports({ store }: Pick<CollectDeps, 'store'>, business: BusinessId): Promise<readonly ImportRecord[]> {
  return store.inBusiness(business, tx => tx.collect.imports.list(IMPORTS_SHOWN))
}

export interface PastImport {
  readonly record: ImportRecord
  readonly rejected: readonly StoredNote[]
  readonly warnings: readonly StoredNote[]
  readonly skipped: readonly StoredNote[]
  /** What its undoing left, because it had been changed since. */
  readonly kept: readonly NamedKept[]
}

export async function pastImport(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  importId: ImportId,
): Promise<PastImport | { readonly refusal: 'unknown-import' }> {
  return store.inBusiness(business, async ({ collect: { imports } }) => {
    const record = await imports.find(importId)
    if (!record) return { refusal: 'unknown-import' }
    return {
      record,
      rejected: await imports.notes(importId, 'rejected', NOTES_SHOWN),
      warnings: await imports.notes(importId, 'warning', NOTES_SHOWN),
      skipped: await imports.notes(importId, 'skipped', NOTES_SHOWN),
      kept: await imports.nameKept(keptOf(record)),
    }
  })
}

const ENTITIES: readonly KeptRow['entity'][] = ['customer', 'purchase', 'refund']

function keptOf({ result }: ImportRecord): readonly KeptRow[] {
  const { kept } = result
  if (!Array.isArray(kept)) return []
  return kept.flatMap((row: unknown) => {
    if (typeof row !== 'object' || row === null || !('id' in row) || !('entity' in row)) return []
    const entity = ENTITIES.find(known => known === row.entity)
    return entity && typeof row.id === 'string' ? [{ entity, id: row.id }] : []
  })
}
