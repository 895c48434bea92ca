/** Some rounds of what bench/import-kills.ts does two hundred times. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/kernel/random.ts'
import { newBusiness } from '../business.ts'
import { testStore } from '../database.ts'
import { randomHabit, written } from './import-habits.ts'
import { factsOf, killedWork, manySales, runOnce } from './import-kills.ts'

test('E18, E20: an import that is killed again and again, and its undoing, end as if nobody had touched them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-kills-'))
  const database = await testStore()
  try {
    const random = seededRandom(11)
    const path = join(folder, 'sales.csv')
    await writeFile(path, written(manySales(random), { ...randomHabit(random), encoding: 'windows-1251', hasTotals: true }))
    const { databaseUrl } = database
    const [calm, killed] = [await newBusiness(database.store), await newBusiness(database.store)]
    for (const { work, kills } of [
      { work: 'import', kills: 3 },
      { work: 'undo', kills: 1 },
    ] as const) {
      const { said, ms } = await runOnce({ databaseUrl, business: calm, path, work }, null)
      expect(said).toBe('done')
      const places = await killedWork({ databaseUrl, business: killed, path, work }, { kills, withinMs: Math.ceil(ms / 2), random })
      expect(places.length).toBeGreaterThan(0)
      expect(await factsOf(databaseUrl, killed)).toEqual(await factsOf(databaseUrl, calm))
    }
  } finally {
    await database.close()
    await rm(folder, { recursive: true })
  }
})
