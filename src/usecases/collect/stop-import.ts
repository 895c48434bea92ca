/** Stops an import after the batch it is writing. What is stored stays: it can be taken out, or the same file brought on later. */
import type { BusinessId, ImportId } from '../../kernel/ids.ts'
import type { CollectDeps } from './deps.ts'

export type StopImportResult = 'stopped' | 'not-running' | 'unknown-import'

export async function stopImport(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: { readonly importId: ImportId; readonly actor: string },
): Promise<StopImportResult> {
  return store.inBusiness(business, async (tx): Promise<StopImportResult> => {
    if (!(await tx.collect.imports.find(input.importId))) return 'unknown-import'
    if (!(await tx.collect.imports.stop(input.importId))) return 'not-running'
    await tx.business.audit({
      at: clock.now(),
      actor: input.actor,
      action: 'import-stopped',
      subject: `import:${input.importId}`,
      detail: {},
    })
    return 'stopped'
  })
}
