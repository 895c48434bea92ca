/** A table written in any habit comes back the same, and an import that is undone leaves nothing behind. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Business } from '../../src/domain/collect/business.ts'
import { tidyName } from '../../src/domain/collect/customer.ts'
import { cellAt, columnOf } from '../../src/domain/collect/import-table.ts'
import { assert } from '../../src/kernel/assert.ts'
import { day, dayFromNumber } from '../../src/kernel/day.ts'
import { type BusinessId, id, type ImportId } from '../../src/kernel/ids.ts'
import { instant } from '../../src/kernel/instant.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import type { ImportFile } from '../../src/ports/import-file.ts'
import { commitImport } from '../../src/usecases/collect/commit-import.ts'
import { readImportFile, type ReadImport } from '../../src/usecases/collect/read-import-file.ts'
import { undoImport } from '../../src/usecases/collect/undo-import.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import {
  DATES,
  DELIMITERS,
  ENCODINGS,
  everyHabit,
  type Habit,
  MONEY,
  plain,
  randomHabit,
  randomPeople,
  randomSales,
  written,
  writtenPeople,
  type WrittenSale,
} from './import-habits.ts'

const SHOP = { country: 'RU', currency: 'RUB', zone: 'Europe/Moscow' } as Business
const options = { today: day('2025-01-01') }
const PEOPLE_READ = 56

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

test('E18: a table of sales comes back the same from every encoding, delimiter, line end, date and money habit', async () => {
  const random = seededRandom(1)
  let tables = 0
  for (const habit of everyHabit(random)) {
    tables += 1
    const sales = randomSales(random, tables % 40 === 0 ? 60 : 12)
    const found = await readImportFile(fileOf(written(sales, habit)), SHOP, options)
    const seen = `table ${tables}: ${JSON.stringify(habit)}`
    assert(!('refusal' in found), `${seen} is read: ${JSON.stringify(found)}`)
    expect(found.plan.notes.rejected.list, seen).toEqual([])
    expect(comeBack(found), seen).toEqual(expected(sales, habit))
    if (habit.hasTotals) expect(found.plan.statedTotalMinor, seen).toBe(sales.reduce((total, sale) => total + sale.amount, 0))
  }
  expect(tables).toBe(ENCODINGS.length * DATES.length * MONEY.length)
})

test('E18, E12: a list of people comes back the same from every encoding and delimiter', async () => {
  for (let seed = 1; seed <= PEOPLE_READ; seed += 1) {
    const random = seededRandom(seed)
    const people = randomPeople(random)
    const habit: Habit = {
      ...randomHabit(random),
      encoding: ENCODINGS[seed % ENCODINGS.length] ?? 'utf-8',
      delimiter: DELIMITERS[seed % DELIMITERS.length] ?? ';',
    }
    const found = await readImportFile(fileOf(writtenPeople(people, habit)), SHOP, options)
    const seen = `seed ${seed}: ${JSON.stringify(habit)}`
    assert(!('refusal' in found), `${seen} is read: ${JSON.stringify(found)}`)
    expect([found.plan.kind, found.plan.notes.rejected.list, found.plan.notes.warnings.list], seen).toEqual(['customers', [], []])
    expect(
      [...found.plan.people.people].map(({ name, points, birthday, note }) => ({
        name,
        addresses: points.map(point => point.address),
        birthday,
        note,
      })),
      seen,
    ).toEqual(
      people.map(one => ({
        name: tidyName(plain(one.name, habit.encoding)),
        addresses: [...one.phones, ...(one.email === '' ? [] : [one.email])],
        birthday: one.birthday,
        note: plain(one.note, habit.encoding),
      })),
    )
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

  /** Lists of people, sales with their receipts, sales of people without, and sales told otherwise than before; in any habit. */
  function randomFile(random: Random, before: WrittenSale[]): Uint8Array {
    const habit = randomHabit(random)
    const kind = random.whole(1, 4)
    if (kind === 1) return writtenPeople(randomPeople(random), habit)
    const isRetold = kind === 2 && before.length > 0
    const sales = isRetold ? before.map(sale => (random.chance(0.3) ? { ...sale, item: `${sale.item}!` } : sale)) : randomSales(random)
    if (kind === 4) return written(sales.map(sale => ({ ...sale, receipt: '' })).toReversed(), habit)
    before.splice(0, before.length, ...sales)
    return written(sales, habit)
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('E20: leaves every table as it was before it, whatever files went before (seed %i)', async seed => {
    const business = await newBusiness(database.store)
    const deps = { store: database.store, clock: fixedClock(instant('2025-01-01T09:00:00Z')) }
    const random = seededRandom(seed)
    const steps: { readonly importId: ImportId; readonly before: Readonly<Record<string, string[]>> }[] = []
    const told: WrittenSale[] = []
    for (let nth = 0; nth < 3; nth += 1) {
      const before = await dump(business)
      const done = await commitImport(deps, business, { file: fileOf(randomFile(random, told)), options, actor: 'x' })
      assert('report' in done, 'the file was taken')
      if (done.report.result.created + done.report.result.updated > 0) steps.push({ importId: id<'import'>(done.report.id), before })
    }
    expect(steps.length).toBeGreaterThan(0)
    for (const { importId, before } of steps.toReversed()) {
      expect(await undoImport(deps, business, { importId, actor: 'x' })).toMatchObject({ kept: [] })
      expect(await dump(business), `seed ${seed}`).toEqual(before)
    }
  })
})
