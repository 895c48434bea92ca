/** E18 in its size: the file of a shop of many years, with what is wrong in it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assert } from '../../src/kernel/assert.ts'
import { day } from '../../src/kernel/day.ts'
import { instant } from '../../src/kernel/instant.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { commitImport } from '../../src/usecases/collect/commit-import.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import { textFile } from '../import-text.ts'

const ROWS = 100_000
const CUSTOMERS = 4_999
/** Every thousandth row has a day that is none. */
const BAD_EVERY = 1_000
const SECONDS_MAX = 60

let database: TestStore
beforeAll(async () => {
  database = await testStore()
})
afterAll(() => database.close())

function table(): string {
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const date =
      row % BAD_EVERY === 0 ? '31.02.2024' : `${String((row % 28) + 1).padStart(2, '0')}.${String((row % 12) + 1).padStart(2, '0')}.2023`
    return `${date};${row};8 945 ${String(1_000_000 + (row % CUSTOMERS))};Товар ${row % 50};${100 + (row % 900)},50`
  })
  return `Дата;№ чека;Телефон;Товар;Сумма\n${rows.join('\n')}\n`
}

test(
  'E18: a hundred thousand rows are in the database within a minute, the bad ones told by line',
  { timeout: SECONDS_MAX * 1000 },
  async () => {
    const business = await newBusiness(database.store)
    const deps = { store: database.store, clock: fixedClock(instant('2024-06-30T09:00:00Z')) }
    const done = await commitImport(deps, business, {
      file: textFile(table()),
      options: { today: day('2024-06-30') },
      actor: 'staff:owner',
    })
    assert('report' in done, 'the file was taken')
    const { counts, rejected, result } = done.report
    expect(counts).toMatchObject({ customers: CUSTOMERS, purchases: ROWS - ROWS / BAD_EVERY })
    expect(rejected.map(note => note.row)).toEqual(Array.from({ length: ROWS / BAD_EVERY }, (_, nth) => nth * BAD_EVERY + 2))
    expect(result.created).toBe(counts.customers + counts.purchases)
  },
)
