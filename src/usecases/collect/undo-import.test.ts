import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { textFile } from '../../../test/import-text.ts'
import { openChannels } from '../../channels/open-channels.ts'
import { DEFAULT_CHANNELS } from '../../domain/collect/business.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id, type ImportId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, instant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import { fixedClock } from '../../ports/clock.ts'
import { changeProgram } from '../plan/change-program.ts'
import { sendDue } from '../deliver/send-due.ts'
import { refreshChanged } from '../plan/refresh-changed.ts'
import { settlePoints } from '../respond/settle-points.ts'
import { chooseImportConsentBasis } from './choose-import-consent-basis.ts'
import { commitImport } from './commit-import.ts'
import type { CollectDeps } from './deps.ts'
import { editCustomer } from './edit-customer.ts'
import { pastImport } from './past-imports.ts'
import { recordPurchase } from './record-purchase.ts'
import { recordRefund } from './record-refund.ts'
import { undoImport } from './undo-import.ts'

const NOW = instant('2024-06-30T09:00:00Z')
const TABLES = [
  'customer',
  'contact_point',
  'contact_point_link',
  'consent',
  'suppression',
  'product',
  'product_group',
  'purchase',
  'purchase_line',
  'refund',
  'message',
  'contact',
]
let database: TestStore
let client: pg.Client
let deps: CollectDeps

beforeAll(async () => {
  database = await testStore()
  deps = { store: database.store, clock: fixedClock(NOW) }
  client = new pg.Client(database.databaseUrl)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.close()
})

/** Every row of every table of facts, in order: what must be equal after an undo. */
async function dump(business: BusinessId): Promise<Record<string, string[]>> {
  await client.query(`select set_config('app.business_id', $1, false)`, [String(business)])
  const found: Record<string, string[]> = {}
  for (const table of TABLES) {
    const { rows } = await client.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table} t where business_id = $1 order by 1`,
      [business],
    )
    found[table] = rows.map(row => row.row)
  }
  return found
}

async function bring(business: BusinessId, text: string): Promise<ImportId> {
  const done = await commitImport(deps, business, { file: textFile(text), options: { today: day('2024-06-30') }, actor: 'staff:owner' })
  assert('report' in done, 'the file was taken')
  return id<'import'>(done.report.id)
}

const undo = (business: BusinessId, importId: ImportId): ReturnType<typeof undoImport> =>
  undoImport(deps, business, { importId, actor: 'staff:owner' })

const SALES = `Дата;№ чека;Клиент;Телефон;Категория;Товар;Сумма
01.06.2024;1;Мария;89450000101;Колёса;Шины;12 000,00
01.06.2024;1;Мария;89450000101;Работы;Монтаж;2 400,50
04.06.2024;1;Мария;89450000101;Колёса;Шины;-3 000,00
05.06.2024;4;Пётр;89450000202;Работы;Мойка;700,00
05.06.2024;5;;;Работы;Мойка;700,00
`
const LATER =
  SALES.replace('12 000,00', '11 000,00').replace('-3 000,00', '-2 000,00').replace('700,00\n', '800,00\n') +
  '06.06.2024;6;Вера;89450000303;Новое;Новинка;50,00\n'

async function shopWithHistory(): Promise<BusinessId> {
  const business = await newBusiness(database.store)
  await recordPurchase(deps, business, {
    source: 'hand',
    customer: { contacts: [{ kind: 'phone', address: '+79450000101' }] },
    lines: [{ name: 'Шины', totalMinor: 5 }],
    day: day('2024-01-01'),
  })
  return business
}

describe('E20: an import comes out again', () => {
  test('a first import leaves nothing behind', async () => {
    const business = await shopWithHistory()
    const before = await dump(business)
    const importId = await bring(business, SALES)
    expect(await dump(business)).not.toEqual(before)
    expect(await undo(business, importId)).toMatchObject({ outcome: 'undone', removed: 5, restored: 1, kept: [] })
    expect(await dump(business)).toEqual(before)
  })

  test('a second import gives back the values of the first', async () => {
    const business = await shopWithHistory()
    await bring(business, SALES)
    const before = await dump(business)
    const importId = await bring(business, LATER)
    expect(await undo(business, importId)).toMatchObject({ kept: [] })
    expect(await dump(business)).toEqual(before)
  })

  test('imports undone in turn leave what was there before both', async () => {
    const business = await shopWithHistory()
    const before = await dump(business)
    const [first, second] = [await bring(business, SALES), await bring(business, LATER)]
    await undo(business, second)
    await undo(business, first)
    expect(await dump(business)).toEqual(before)
  })

  test('the consent that was declared for it goes with it', async () => {
    const business = await shopWithHistory()
    const before = await dump(business)
    const importId = await bring(business, SALES)
    await chooseImportConsentBasis(deps, business, {
      importId,
      basis: 'soft-opt-in',
      textVersion: '1',
      textShown: '',
      locale: 'ru',
      actor: 'staff:owner',
    })
    await undo(business, importId)
    expect(await dump(business)).toEqual(before)
  })

  test('E20: what somebody touched since stays and is listed by name', async () => {
    const business = await newBusiness(database.store)
    const importId = await bring(business, SALES)
    const [mariya, petr] = await database.store.inBusiness(business, async tx => [
      ...(await tx.collect.customers.search({ text: 'Мария', limit: 1 })),
      ...(await tx.collect.customers.search({ text: 'Пётр', limit: 1 })),
    ])
    assert(mariya !== undefined && petr !== undefined, 'both were imported')
    await editCustomer(deps, business, { customerId: mariya.id, changes: { note: 'любит кофе' }, actor: 'staff:owner' })
    const [wash] = await database.store.inBusiness(business, tx => tx.collect.purchases.ofCustomer(petr.id, 1))
    assert(wash !== undefined, 'he bought')
    await recordRefund(deps, business, { source: 'hand', purchaseId: wash.id })
    const undone = await undo(business, importId)
    assert('kept' in undone, 'it was undone')
    expect(new Set(undone.kept.map(row => `${row.entity} ${row.id}`))).toEqual(
      new Set([`customer ${mariya.id}`, `customer ${petr.id}`, `purchase ${wash.id}`]),
    )
    // The owner is told whose they are, now and whenever he looks at this import again.
    expect(undone.named.map(row => [row.name, row.entity, row.day, row.totalMinor])).toEqual([
      ['Мария', 'customer', null, null],
      ['Пётр', 'customer', null, null],
      ['Пётр', 'purchase', '2024-06-05', 70_000],
    ])
    expect(await pastImport(deps, business, importId)).toMatchObject({ kept: undone.named, record: { result: { kept_count: 3 } } })
    const left = await database.store.inBusiness(business, tx => tx.collect.purchases.ofCustomer(mariya.id, 10))
    expect(left).toEqual([])
  })

  test('twice, unknown and too late are refused', async () => {
    const business = await newBusiness(database.store)
    const importId = await bring(business, SALES)
    const late = { ...deps, clock: fixedClock(addMs(NOW, 30 * DAY_MS + 1)) }
    expect(await undoImport(late, business, { importId, actor: 'x' })).toEqual({ refusal: 'too-late' })
    expect(await undo(business, importId)).toMatchObject({ outcome: 'undone' })
    expect(await undo(business, importId)).toEqual({ refusal: 'already-undone' })
    expect(await undo(business, id<'import'>('00000000-0000-7000-8000-000000000000'))).toEqual({ refusal: 'unknown-import' })
  })
})

test('E21: years of history that are brought in send nothing and give nothing, also after the night and with every consent', async () => {
  const business = await newBusiness(database.store, { channels: { ...DEFAULT_CHANNELS, active: ['sandbox', 'hand'] } })
  const points = { kind: 'points', earnShare: 0.05, pointMinor: minor(100), holdDays: 0, lifeDays: null } as const
  expect(await changeProgram(deps, business, { kind: 'points', terms: points, actor: 'staff:owner' })).toEqual({ outcome: 'changed' })
  const years = Array.from(
    { length: 60 },
    (_, month) => `05.${String((month % 12) + 1).padStart(2, '0')}.${2019 + Math.floor(month / 12)};89450000101;500`,
  )
  const importId = await bring(business, `Дата;Телефон;Сумма\n${years.join('\n')}\n`)
  const basis = { basis: 'explicit', textVersion: '1', textShown: 'Анкета', locale: 'ru', actor: 'staff:owner' } as const
  await chooseImportConsentBasis(deps, business, { importId, ...basis })
  await refreshChanged(deps, business)
  await settlePoints(deps, business)
  await sendDue({ ...deps, openChannels, worker: 'test', linkSecret: 'a secret of the tests' }, business)
  expect((await dump(business))['purchase']).toHaveLength(60)
  const { rows } = await client.query(
    `select (select count(*) from message)::int as messages, (select count(*) from points_entry)::int as points,
    (select count(*) from coupon)::int as coupons, (select count(*) from contact where not_before < $1)::int as late`,
    ['2024-06-30'],
  )
  expect(rows).toEqual([{ messages: 0, points: 0, coupons: 0, late: 0 }])
  // The programme itself is at work: a sale of today earns.
  await recordPurchase(deps, business, {
    source: 'hand',
    customer: { contacts: [{ kind: 'phone', address: '+79450000101' }] },
    totalMinor: 50_000,
  })
  await settlePoints(deps, business)
  expect((await client.query('select points from points_entry')).rows).toEqual([{ points: 25 }])
})

test('E24: several receipts on one day are several purchases on one day', async () => {
  const business = await newBusiness(database.store)
  await bring(business, 'Дата;№ чека;Телефон;Сумма\n01.06.2024;1;89450000101;5\n01.06.2024;2;89450000101;6\n')
  const [customer] = await database.store.inBusiness(business, tx => tx.collect.customers.search({ text: '', limit: 1 }))
  assert(customer !== undefined, 'one was imported')
  const purchases = await database.store.inBusiness(business, tx => tx.collect.purchases.ofCustomer(customer.id, 10))
  expect(purchases.map(purchase => purchase.day)).toEqual(['2024-06-01', '2024-06-01'])
})
