/** A table written in any habit comes back the same, and an import that is undone leaves nothing behind. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Business } from '../../src/domain/collect/business.ts'
import { tidyName } from '../../src/domain/collect/customer.ts'
import { cellAt, columnOf } from '../../src/domain/collect/import-table.ts'
import { assert } from '../../src/kernel/assert.ts'
import { day, dayFromNumber } from '../../src/kernel/day.ts'
import { type BusinessId, id } from '../../src/kernel/ids.ts'
import { instant } from '../../src/kernel/instant.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import type { ImportFile } from '../../src/ports/import-file.ts'
import { commitImport } from '../../src/usecases/collect/commit-import.ts'
import { readImportFile, type ReadImport } from '../../src/usecases/collect/read-import-file.ts'
import { undoImport } from '../../src/usecases/collect/undo-import.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import { type Habit, plain, randomHabit, randomSales, written, type WrittenSale } from './import-habits.ts'

const SHOP = { country: 'RU', currency: 'RUB', zone: 'Europe/Moscow' } as Business
const options = { today: day('2025-01-01') }
const TABLES_READ = 300

function fileOf(bytes: Uint8Array): ImportFile {
  return {
    name: 'x.csv',
    path: null,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    // Pieces that cut lines, cells and letters in half.
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997)
    },
  }
}

/** The sales as they were understood, row by row. */
function comeBack({ plan }: ReadImport): WrittenSale[] {
  const { table, people, sales } = plan
  assert(sales !== null, 'it is a file of sales')
  const found = [...people.people]
  const [receipts, items] = [columnOf(table, 'receipt_no'), columnOf(table, 'item')]
  return Array.from({ length: table.rowCount }, (_, row) => {
    const person = found[people.personOf[row] ?? -1]
    return {
      receipt: cellAt(receipts, row),
      day: dayFromNumber(sales.rows.days[row] ?? 0),
      phone: person?.points[0]?.address ?? '',
      name: person?.name ?? '',
      item: cellAt(items, row),
      amount: sales.rows.amounts[row] ?? 0,
    }
  })
}

function expected(sales: readonly WrittenSale[], { encoding }: Habit): WrittenSale[] {
  return sales.map(sale => ({
    ...sale,
    receipt: plain(sale.receipt, encoding),
    name: tidyName(plain(sale.name, encoding)),
    item: plain(sale.item, encoding).trim(),
  }))
}

test('E18: a table comes back the same from every encoding, delimiter, line end, date and money habit', async () => {
  for (let seed = 1; seed <= TABLES_READ; seed += 1) {
    const random = seededRandom(seed)
    const sales = randomSales(random)
    const habit = randomHabit(random)
    const found = await readImportFile(fileOf(written(sales, habit)), SHOP, options)
    const seen = `seed ${seed}: ${JSON.stringify(habit)}`
    assert(!('refusal' in found), `${seen} is read: ${JSON.stringify(found)}`)
    expect(found.plan.notes.rejected.list, seen).toEqual([])
    expect(comeBack(found), seen).toEqual(expected(sales, habit))
    if (habit.hasTotals) expect(found.plan.statedTotalMinor, seen).toBe(sales.reduce((total, sale) => total + sale.amount, 0))
  }
})

describe('an import that is undone', () => {
  let database: TestStore
  let client: pg.Client
  beforeAll(async () => {
    database = await testStore()
    client = new pg.Client(database.databaseUrl)
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await database.close()
  })

  /** What an import leaves on purpose: itself, its remarks, its journal, the log, and who is to be understood again. */
  const KEPT = new Set(['import', 'import_reject', 'import_journal', 'import_mapping', 'audit', 'customer_change', 'wake'])

  async function dump(business: BusinessId): Promise<Record<string, string[]>> {
    await client.query(`select set_config('app.business_id', $1, false)`, [String(business)])
    const tables = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    )
    const found: Record<string, string[]> = {}
    for (const { name } of tables.rows) {
      if (KEPT.has(name)) continue
      const { rows } = await client.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${name} t where business_id = $1 order by 1`,
        [business],
      )
      found[name] = rows.map(row => row.row)
    }
    return found
  }

  test.each([1, 2, 3, 4, 5, 6])(
    'E20: leaves every table as it was, on an empty shop and on one that knows half of the people (seed %i)',
    async seed => {
      const business = await newBusiness(database.store)
      const deps = { store: database.store, clock: fixedClock(instant('2025-01-01T09:00:00Z')) }
      const random = seededRandom(seed)
      const sales = randomSales(random)
      const bring = async (part: readonly WrittenSale[]) => {
        const done = await commitImport(deps, business, { file: fileOf(written(part, randomHabit(random))), options, actor: 'x' })
        assert('report' in done, 'the file was taken')
        return done.report
      }
      const empty = await dump(business)
      const first = await bring(sales.slice(0, Math.ceil(sales.length / 2)))
      const half = await dump(business)
      // The second file tells some of the sales otherwise: they are updated, and go back.
      const second = await bring(sales.map(sale => (random.chance(0.2) ? { ...sale, item: `${sale.item}!` } : sale)))
      await undoImport(deps, business, { importId: id<'import'>(second.id), actor: 'x' })
      expect(await dump(business)).toEqual(half)
      await undoImport(deps, business, { importId: id<'import'>(first.id), actor: 'x' })
      expect(await dump(business)).toEqual(empty)
    },
  )
})
