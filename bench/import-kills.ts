/**
 * Kills imports with SIGKILL until two hundred have died in the middle, and compares each result with an undisturbed run.
 * Run by hand: node bench/import-kills.ts [KILLS].
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { seededRandom } from '../src/kernel/random.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { newBusiness } from '../test/business.ts'
import { randomHabit, randomSales, written } from '../test/collect/import-habits.ts'
import { factsOf, killedImport, runOnce } from '../test/collect/import-kills.ts'
import { newFolder } from '../test/engines/stranger.ts'

const wanted = Number(process.argv[2] ?? 200)
const { path: folder, remove } = await newFolder()
const engine = await startEmbeddedPostgres({ dataDirectory: join(folder, 'data') })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
let [kills, different, files] = [0, 0, 0]
try {
  while (kills < wanted) {
    files += 1
    const random = seededRandom(files)
    const path = join(folder, `${files}.csv`)
    const sales = Array.from({ length: 8 }, (_, part) =>
      randomSales(random).map(sale => ({ ...sale, receipt: `${part}-${sale.receipt}` })),
    ).flat()
    await writeFile(path, written(sales, randomHabit(random)))
    const { databaseUrl } = engine
    const [calm, killed] = [await newBusiness(store), await newBusiness(store)]
    await runOnce({ databaseUrl, business: calm, path }, null)
    kills += await killedImport({ databaseUrl, business: killed, path }, { kills: Math.min(10, wanted - kills), random })
    if (!isDeepStrictEqual(await factsOf(databaseUrl, killed), await factsOf(databaseUrl, calm))) different += 1
    process.stdout.write(`${kills} kills, ${files} files, ${different} different\n`)
  }
} finally {
  await store.close()
  await engine.close()
  await remove()
}
process.exitCode = different === 0 ? 0 : 1
