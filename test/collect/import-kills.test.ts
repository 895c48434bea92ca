/** Some rounds of what bench/import-kills.ts does two hundred times. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/kernel/random.ts'
import { newBusiness } from '../business.ts'
import { testStore } from '../database.ts'
import { randomHabit, randomSales, written } from './import-habits.ts'
import { factsOf, killedImport, runOnce } from './import-kills.ts'

test('E18: an import that is killed again and again ends as if nobody had touched it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-kills-'))
  const database = await testStore()
  try {
    const random = seededRandom(11)
    const path = join(folder, 'sales.csv')
    const sales = Array.from({ length: 8 }, (_, part) =>
      randomSales(random).map(sale => ({ ...sale, receipt: `${part}-${sale.receipt}` })),
    ).flat()
    await writeFile(path, written(sales, { ...randomHabit(random), encoding: 'windows-1251', hasTotals: true }))
    const [calm, killed] = [await newBusiness(database.store), await newBusiness(database.store)]
    expect(await runOnce({ databaseUrl: database.databaseUrl, business: calm, path }, null)).toBe('done')
    expect(await killedImport({ databaseUrl: database.databaseUrl, business: killed, path }, { kills: 4, random })).toBeGreaterThan(0)
    expect(await factsOf(database.databaseUrl, killed)).toEqual(await factsOf(database.databaseUrl, calm))
  } finally {
    await database.close()
    await rm(folder, { recursive: true })
  }
}, 120_000)
