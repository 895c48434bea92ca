/** A program that imports one file in small batches and says so after each; it is there to be killed. Arguments: database, business, file. */
import { businessId } from '../../src/kernel/ids.ts'
import { day } from '../../src/kernel/day.ts'
import { instant } from '../../src/kernel/instant.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { openImportFile } from '../../src/sources/csv/open-import-file.ts'
import { openStore } from '../../src/store/open-store.ts'
import { commitImport } from '../../src/usecases/collect/commit-import.ts'

const [databaseUrl = '', business = '', path = ''] = process.argv.slice(2)
const store = await openStore({ databaseUrl, secretKey: new Uint8Array(32), migrate: false, connectionsMax: 3 })
const done = await commitImport({ store, clock: fixedClock(instant('2026-01-05T09:00:00Z')) }, businessId(Number(business)), {
  file: await openImportFile(path),
  options: { today: day('2026-01-05') },
  actor: 'kill-test',
  rowsPerBatch: 40,
  onProgress: () => void process.stdout.write('.'),
})
await store.close()
process.stdout.write('report' in done ? 'done' : done.refusal)
