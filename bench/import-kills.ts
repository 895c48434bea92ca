/**
 * Kills imports and their undoing with SIGKILL until two hundred have died in the middle, and compares each result with an undisturbed run.
 * Run by hand: node bench/import-kills.ts [KILLS]; two hundred take some minutes. It also says how far they had come.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { seededRandom } from '../src/kernel/random.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { newBusiness } from '../test/business.ts'
import { randomHabit, written } from '../test/collect/import-habits.ts'
import { factsOf, KILLED_IN, type KilledIn, killedWork, manySales, runOnce } from '../test/collect/import-kills.ts'
import { newFolder } from '../test/engines/stranger.ts'

const KILLS_A_FILE = 16
/** Of an undisturbed run: sooner it dies more often, later it has come further. */
const WITHIN = [0.6, 1.2] as const
const UNDO_KILLS_A_FILE = 2
const wanted = Number(process.argv[2] ?? 200)
const { path: folder, remove } = await newFolder()
const engine = await startEmbeddedPostgres({ dataDirectory: join(folder, 'data') })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
const { databaseUrl } = engine
const places = new Map<KilledIn, number>()
let [kills, different, files] = [0, 0, 0]
try {
  while (kills < wanted) {
    files += 1
    const random = seededRandom(files)
    const path = join(folder, `${files}.csv`)
    await writeFile(path, written(manySales(random), randomHabit(random)))
    const [calm, killed] = [await newBusiness(store), await newBusiness(store)]
    for (const work of ['import', 'undo'] as const) {
      const { ms } = await runOnce({ databaseUrl, business: calm, path, work }, null)
      const most = work === 'undo' ? UNDO_KILLS_A_FILE : KILLS_A_FILE
      const died = await killedWork(
        { databaseUrl, business: killed, path, work },
        { kills: Math.min(most, wanted - kills), withinMs: Math.ceil(ms * (WITHIN[files % 2] ?? 1)), random },
      )
      kills += died.length
      for (const place of died) places.set(place, (places.get(place) ?? 0) + 1)
      if (!isDeepStrictEqual(await factsOf(databaseUrl, killed), await factsOf(databaseUrl, calm))) different += 1
    }
    const where = KILLED_IN.map(place => `${places.get(place) ?? 0} ${place}`).join(', ')
    process.stdout.write(`${kills} kills (${where}), ${files} files, ${different} different\n`)
  }
} finally {
  await store.close()
  await engine.close()
  await remove()
}
process.exitCode = different === 0 ? 0 : 1
