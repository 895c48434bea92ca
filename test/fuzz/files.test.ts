/**
 * Whole files, broken in every way that comes to mind, through the dry run and into the database: each is refused in words or taken, every
 * record of it is accounted for once, and what is stored is what the dry run said.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sheetJs from '@e965/xlsx'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Business } from '../../src/domain/collect/business.ts'
import { FILE_REFUSALS } from '../../src/domain/collect/import-reason.ts'
import { day } from '../../src/kernel/day.ts'
import { id } from '../../src/kernel/ids.ts'
import { instant } from '../../src/kernel/instant.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { openImportFile } from '../../src/sources/csv/open-import-file.ts'
import { commitImport } from '../../src/usecases/collect/commit-import.ts'
import { readImportFile, type ReadImport } from '../../src/usecases/collect/read-import-file.ts'
import { undoImport } from '../../src/usecases/collect/undo-import.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import { type Habit, randomHabit, randomPeople, randomSales, written, writtenPeople } from '../collect/import-habits.ts'

const SHOP = { country: 'RU', currency: 'RUB', zone: 'Europe/Moscow' } as Business
const options = { today: day('2025-01-01') }
const FILES_READ = 260
/** Of those that are taken, every so many is stored, counted and undone. */
const STORED_EVERY = 20

let folder: string
let database: TestStore
let client: pg.Client
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-fuzz-'))
  database = await testStore()
  client = new pg.Client(database.databaseUrl)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.close()
  await rm(folder, { recursive: true })
})

const JUNK = ['"', '""', ';', ',', '\t', '\n', '\r', '\r\n', '\0', '=', '\uFEFF', 'Итого', '#N/A', '-', '1e309', '{', '<td>', '&', '}']

/** What a table is also sent as. */
function inContainer(random: Random, rows: readonly (readonly string[])[], plain: Uint8Array): Uint8Array {
  const html = `<table>${rows.map(row => `<tr>${row.map(cell => `<td>${cell}`).join('')}`).join('\n')}</table>`
  const book = (bookType: sheetJs.BookType): Uint8Array => {
    const workbook = sheetJs.utils.book_new()
    sheetJs.utils.book_append_sheet(workbook, sheetJs.utils.aoa_to_sheet(rows.map(row => [...row])), 'A')
    return new Uint8Array(sheetJs.write(workbook, { type: 'array', bookType }) as ArrayBuffer)
  }
  const [head = [], ...body] = rows
  const kinds: readonly (() => Uint8Array)[] = [
    () => plain,
    () => plain,
    () => plain,
    () => Buffer.from(html),
    () => book('xlsx'),
    () => book('xlml'),
    () => Buffer.from(JSON.stringify(body.map(row => Object.fromEntries(row.map((cell, at) => [head[at] ?? '', cell]))))),
    () => Buffer.from(body.map(row => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${row[2]}\r\nTEL:${row[3]}\r\nEND:VCARD\r\n`).join('')),
  ]
  return (kinds[random.whole(0, kinds.length - 1)] ?? (() => plain))()
}

/** Cut, doubled, flipped, with something thrown in. */
function broken(random: Random, bytes: Uint8Array): Uint8Array {
  let out = Buffer.from(bytes)
  for (let times = random.whole(0, 4); times > 0 && out.length > 2; times -= 1) {
    const at = random.whole(0, out.length - 1)
    const until = Math.min(out.length, at + random.whole(1, 40))
    const way = random.whole(1, 6)
    if (way === 1) out[at] = random.whole(0, 255)
    else if (way === 2) out = Buffer.concat([out.subarray(0, at), out.subarray(until)])
    else if (way === 3) out = Buffer.concat([out.subarray(0, until), out.subarray(at)])
    else if (way === 4) out = out.subarray(0, Math.max(1, at))
    else out = Buffer.concat([out.subarray(0, at), Buffer.from(JUNK[random.whole(0, JUNK.length - 1)] ?? ''), out.subarray(at)])
  }
  return out
}

interface Made {
  readonly bytes: Uint8Array
  readonly habit: Habit
}

function madeFile(random: Random): Made {
  const habit = randomHabit(random)
  const sales = randomSales(random, 20)
  if (random.chance(0.2)) return { habit, bytes: broken(random, writtenPeople(randomPeople(random), habit)) }
  const rows = [
    ['Дата', 'Номер чека', 'Клиент', 'Телефон', 'Товар', 'Сумма'],
    ...sales.map(one => [one.day, one.receipt, one.name, one.phone, one.item, (one.amount / 100).toFixed(2)]),
  ]
  return { habit, bytes: broken(random, inContainer(random, rows, written(sales, habit))) }
}

/** Every record is in the table, refused or passed over, and in one of them alone; the sums are those of the rows that are taken. */
function accountsForAll({ plan, format }: ReadImport, bytes: Uint8Array): void {
  const { table, notes, sales } = plan
  const taken = Array.from({ length: table.rowCount }, (_, row) => row).filter(row => sales === null || sales.rows.taken[row] === 1)
  const refusedLines = notes.rejected.list.map(note => note.row)
  const takenLines = taken.map(row => table.lines[row] ?? 0).filter(line => !(sales === null && refusedLines.includes(line)))
  const passed = notes.skipped.list.map(note => note.row)
  const all = [...new Set(takenLines), ...new Set(refusedLines), ...passed]
  if (format.container !== 'json') expect(new Set(all).size).toBe(all.length)
  if (format.container === 'text' && format.encoding === 'utf-8' && !Buffer.from(bytes).includes('"')) {
    const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/)
    if (lines.at(-1) === '') lines.pop()
    expect(all.toSorted((a, b) => a - b)).toEqual(lines.map((_, at) => at + 1))
  }
  if (sales === null) return expect(plan.counts.customers).toBe(plan.people.people.length)
  const sum = taken.reduce((total, row) => total + (sales.rows.amounts[row] ?? 0), 0)
  const told = Object.values(plan.sums).reduce((total, { grossMinor, refundsMinor }) => total + grossMinor - refundsMinor, 0)
  expect(told).toBe(sum)
  expect(plan.counts.purchaseLines + plan.counts.refundLines).toBe(taken.length)
  expect(plan.months.reduce((total, month) => total + month.grossMinor - month.refundsMinor, 0)).toBe(sum)
}

test(`E18: ${FILES_READ} broken files are refused in words or accounted for to the last record, and stored as the dry run said`, async () => {
  let [refused, read, stored] = [0, 0, 0]
  for (let seed = 1; seed <= FILES_READ; seed += 1) {
    const random = seededRandom(seed)
    const { bytes } = madeFile(random)
    const path = join(folder, `${seed}.bin`)
    await writeFile(path, bytes)
    const file = await openImportFile(path)
    const found = await readImportFile(file, SHOP, options).catch((error: unknown) => {
      throw new Error(`seed ${seed} was not read`, { cause: error })
    })
    if ('refusal' in found) {
      expect(FILE_REFUSALS, `seed ${seed}`).toContain(found.refusal)
      refused += 1
      continue
    }
    try {
      accountsForAll(found, bytes)
    } catch (error) {
      throw new Error(`seed ${seed} ${found.format.container}`, { cause: error })
    }
    read += 1
    if (read % STORED_EVERY !== 0) continue
    stored += 1
    await storedAsSaid(found, path)
  }
  // Most are taken: otherwise only the door is tried.
  expect([refused > 5, read > FILES_READ / 2, stored > 5]).toEqual([true, true, true])
})

async function storedAsSaid({ plan }: ReadImport, path: string): Promise<void> {
  const business = await newBusiness(database.store)
  const deps = { store: database.store, clock: fixedClock(instant('2025-01-01T09:00:00Z')) }
  const done = await commitImport(deps, business, { file: await openImportFile(path), options, actor: 'x' })
  if (!('report' in done)) throw new Error(JSON.stringify(done))
  expect(await counted(business)).toEqual({
    customers: plan.counts.customers,
    purchases: plan.counts.purchases,
    lines: plan.counts.purchaseLines,
    refunds: plan.counts.refunds,
    net: Object.values(plan.sums).reduce((total, { grossMinor, refundsMinor }) => total + grossMinor - refundsMinor, 0),
  })
  if (done.report.result.created === 0) return
  await undoImport(deps, business, { importId: id<'import'>(done.report.id), actor: 'x' })
  expect(await counted(business)).toEqual({ customers: 0, purchases: 0, lines: 0, refunds: 0, net: 0 })
}

async function counted(business: number): Promise<Record<string, number> | undefined> {
  await client.query(`select set_config('app.business_id', $1, false)`, [String(business)])
  const { rows } = await client.query<Record<string, number>>(
    `select (select count(*)::integer from customer where business_id = $1) as customers, (select count(*)::integer from purchase where business_id = $1) as purchases,
      (select count(*)::integer from purchase_line where business_id = $1) as lines, (select count(*)::integer from refund where business_id = $1) as refunds,
      (select coalesce(sum(total_minor), 0)::float8 from purchase where business_id = $1) - (select coalesce(sum(total_minor), 0)::float8 from refund where business_id = $1) as net`,
    [business],
  )
  return rows[0]
}
