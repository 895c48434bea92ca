/**
 * A program that imports one file in small batches, or takes it out again; it is there to be killed. It says "." when it begins and at its
 * end what became of it. Arguments: database, business, file, import or undo.
 */
import { businessId } from '../../src/kernel/ids.ts'
import { day } from '../../src/kernel/day.ts'
import { instant } from '../../src/kernel/instant.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { openImportFile } from '../../src/sources/csv/open-import-file.ts'
import { openStore } from '../../src/store/open-store.ts'
import { commitImport } from '../../src/usecases/collect/commit-import.ts'
import { undoImport } from '../../src/usecases/collect/undo-import.ts'

const [databaseUrl = '', number = '', path = '', work = ''] = process.argv.slice(2)
const business = businessId(Number(number))
const store = await openStore({ databaseUrl, secretKey: new Uint8Array(32), migrate: false, connectionsMax: 3 })
const deps = { store, clock: fixedClock(instant('2026-01-05T09:00:00Z')) }
process.stdout.write('.')
process.stdout.write(work === 'undo' ? await takenOut() : await broughtIn())
await store.close()

async function broughtIn(): Promise<string> {
  const file = await openImportFile(path)
  const done = await commitImport(deps, business, { file, options: { today: day('2026-01-05') }, actor: 'kill-test', rowsPerBatch: 15 })
  return 'report' in done ? 'done' : done.refusal
}

async function takenOut(): Promise<string> {
  const [last] = await store.inBusiness(business, tx => tx.collect.imports.list(1))
  if (!last) return 'unknown-import'
  const undone = await undoImport(deps, business, { importId: last.id, actor: 'kill-test' })
  // It was killed after its work and before its word.
  if ('refusal' in undone && undone.refusal === 'already-undone') return 'done'
  return 'refusal' in undone ? undone.refusal : 'done'
}
