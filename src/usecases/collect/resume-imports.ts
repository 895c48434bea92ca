/** Imports that a kill interrupted go on by themselves when the program starts again. */
import type { BusinessId } from '../../kernel/ids.ts'
import type { ImportFile } from '../../ports/import-file.ts'
import { commitImport } from './commit-import.ts'
import type { CollectDeps } from './deps.ts'

export interface ResumeDeps extends CollectDeps {
  /** Undefined when the file is not there any more. */
  readonly openFile: (path: string) => Promise<ImportFile | undefined>
}

/** How many were finished, and how many wait because their file is gone or has changed. */
export async function resumeImports(
  deps: ResumeDeps,
  business: BusinessId,
): Promise<{ readonly resumed: number; readonly waiting: number }> {
  const unfinished = await deps.store.inBusiness(business, tx => tx.collect.imports.unfinished())
  // What its owner stopped waits for his word.
  const killed = unfinished.filter(record => record.state === 'committing')
  let resumed = 0
  for (const record of killed) {
    const file = record.filePath === null ? undefined : await deps.openFile(record.filePath)
    if (file?.sha256 !== record.fileSha256) continue
    const done = await commitImport(deps, business, { file, options: { today: record.checkpoint.choices.today }, actor: record.actor })
    if ('report' in done) resumed += 1
  }
  return { resumed, waiting: killed.length - resumed }
}
