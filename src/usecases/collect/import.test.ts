import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { mayWrite } from '../../domain/collect/consent.ts'
import type { ImportJson } from '../../domain/collect/import-report.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import type { ImportFile } from '../../ports/import-file.ts'
import { openImportFile } from '../../sources/csv/open-import-file.ts'
import { checkImport } from './check-import.ts'
import { chooseImportConsentBasis } from './choose-import-consent-basis.ts'
import { commitImport } from './commit-import.ts'
import type { CollectDeps } from './deps.ts'
import { findCustomers } from './find-customers.ts'
import { recordPurchase } from './record-purchase.ts'
import { withdrawConsent } from './withdraw-consent.ts'

let database: TestStore
let deps: CollectDeps
let folder: string
const options = { today: day('2024-06-30') }

beforeAll(async () => {
  database = await testStore()
  folder = await mkdtemp(join(tmpdir(), 'regulars-import-'))
  deps = { store: database.store, clock: fixedClock(instant('2024-06-30T09:00:00Z')) }
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

/** The bytes of a text in windows-1251: letters by their place, everything else as in ASCII. */
function cp1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251')
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, letter => bytes.get(letter) ?? 63)
}

let files = 0
async function file(content: string | Uint8Array): Promise<ImportFile> {
  files += 1
  const path = join(folder, `${files}.csv`)
  await writeFile(path, content)
  return openImportFile(path)
}

async function bring(business: BusinessId, content: string | Uint8Array): Promise<ImportJson> {
  const done = await commitImport(deps, business, { file: await file(content), options, actor: 'staff:owner' })
  assert('report' in done, 'the file was taken')
  return done.report
}

const SALES = `Дата;№ чека;Клиент;Телефон;Товар;Кол-во;Сумма
01.06.2024;1;Иванова Мария;8 (945) 000-01-01;Шины;4;12 000,00
01.06.2024;1;Иванова Мария;8 (945) 000-01-01;Монтаж;1;2 400,50
02.06.2024;2;Розничный покупатель;;Щётки;1;500,00
03.06.2024;3;;+79450000101;Диски;4;9 600,00
04.06.2024;1;Иванова Мария;+79450000101;Шины;4;-3 000,00
05.06.2024;4;Пётр;9450000202;Мойка;1;700,00
32.06.2024;5;Пётр;9450000202;Мойка;1;700,00
`

describe('E18: the same table in every dress', () => {
  const dresses: [what: string, content: string | Uint8Array, encoding: string, delimiter: string][] = [
    ['windows-1251 with semicolons', cp1251(SALES), 'windows-1251', ';'],
    ['UTF-8 with semicolons', SALES, 'utf-8', ';'],
    ['UTF-8 with a mark and tabs', `\uFEFF${SALES.replaceAll(';', '\t')}`, 'utf-8', '\t'],
    [
      'commas, quoted sums and Windows line ends',
      SALES.split('\n')
        .map(line =>
          line
            .split(';')
            .map(cell => (cell.includes(',') ? `"${cell}"` : cell))
            .join(','),
        )
        .join('\r\n'),
      'utf-8',
      ',',
    ],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${SALES}`, 'utf16le')), 'utf-16le', ';'],
  ]
  test.each(dresses)('%s', async (_what, content, encoding, delimiter) => {
    const business = await newBusiness(database.store)
    const report = await bring(business, content)
    expect(report).toMatchObject({
      format: { encoding, delimiter, header_row: 1 },
      mapping: {
        date: 'Дата',
        receipt_no: '№ чека',
        customer_name: 'Клиент',
        phone: 'Телефон',
        item: 'Товар',
        qty: 'Кол-во',
        line_total: 'Сумма',
      },
      counts: { customers: 2, purchases: 4, purchase_lines: 5, refunds: 1, refund_lines: 1, anonymous_purchases: 1 },
      money: { RUB: { gross_minor: 2_520_050, refunds_minor: 300_000, net_minor: 2_220_050 } },
      rejected: [{ row: 8, reason: 'bad_date' }],
      skipped: [{ row: 1, reason: 'header' }],
      warnings: [],
      result: { created: 7, updated: 0, unchanged: 0 },
    })
    const stored = await findCustomers(deps, business, {})
    assert('found' in stored, 'no cursor was given')
    const mariya = stored.found.find(({ customer }) => customer.fullName === 'Иванова Мария')
    assert(mariya !== undefined, 'she was imported')
    const purchases = await database.store.inBusiness(business, tx => tx.collect.purchases.ofCustomer(mariya.customer.id, 10))
    expect(purchases.map(({ day: on, totalMinor, refundedMinor, receiptNo }) => [on, totalMinor, refundedMinor, receiptNo])).toEqual([
      ['2024-06-03', 960_000, 0, '3'],
      ['2024-06-01', 1_440_050, 300_000, '1'],
    ])
  })
})

describe('E19: the same file again', () => {
  test('changes nothing', async () => {
    const business = await newBusiness(database.store)
    const first = await bring(business, SALES)
    expect((await bring(business, SALES)).result).toEqual({ created: 0, updated: 0, unchanged: first.result.created })
  })

  test('a changed and a new row are an update and a creation; what is absent stays', async () => {
    const business = await newBusiness(database.store)
    await bring(business, SALES)
    const later =
      SALES.split('\n')
        .filter(line => !line.includes('Щётки'))
        .join('\n')
        .replace('700,00', '800,00') + '06.06.2024;9;Пётр;9450000202;Мойка;1;50,00\n'
    expect((await bring(business, later)).result).toEqual({ created: 1, updated: 1, unchanged: 5 })
  })

  test('a longer export with more columns finds the same sales without receipt numbers', async () => {
    const business = await newBusiness(database.store)
    await bring(business, 'Дата;Телефон;Сумма\n01.06.2024;89450000101;500\n')
    const again = await bring(
      business,
      'Дата;Почта;Телефон;Сумма\n01.06.2024;a@example.com;89450000101;500\n02.06.2024;a@example.com;;300\n',
    )
    expect(again).toMatchObject({ counts: { customers: 1, purchases: 2 }, result: { created: 1, updated: 1, unchanged: 1 } })
  })

  test('the check says so beforehand and stores nothing', async () => {
    const business = await newBusiness(database.store)
    const check = async (): Promise<ImportJson> => {
      const checked = await checkImport(deps, business, { file: await file(SALES), options, compare: true })
      assert('report' in checked, 'the file is a table')
      return checked.report
    }
    expect((await check()).result).toEqual({ created: 7, updated: 0, unchanged: 0 })
    expect(await findCustomers(deps, business, {})).toMatchObject({ found: [] })
    await bring(business, SALES)
    expect((await check()).result).toEqual({ created: 0, updated: 0, unchanged: 7 })
  })

  test('E19: the check of a file with corrected sales says how many would be updated, and storing it does so', async () => {
    const business = await newBusiness(database.store)
    const sales = (...sums: number[]): string =>
      ['Дата;Чек;Телефон;Товар;Сумма', ...sums.map((sum, at) => `0${at + 1}.06.2024;${at + 1};8945000010${at};Шины;${sum}`)].join('\n')
    await bring(business, sales(100, 200, -50))
    const corrected = sales(100, 250, -60, 400)
    const checked = await checkImport(deps, business, { file: await file(corrected), options, compare: true })
    assert('report' in checked, 'the file is a table')
    expect(checked.report.result).toEqual({ created: 2, updated: 2, unchanged: 4 })
    expect((await bring(business, corrected)).result).toEqual(checked.report.result)
  })
})

describe('who is already known', () => {
  test('E13: a file finds the customer entered by hand, whatever the spelling of the phone', async () => {
    const business = await newBusiness(database.store)
    await recordPurchase(deps, business, {
      source: 'hand',
      customer: { fullName: 'Маша', contacts: [{ kind: 'phone', address: '+7 945 000-01-01' }] },
      totalMinor: 100,
      day: day('2024-05-01'),
    })
    await bring(business, SALES)
    const stored = await findCustomers(deps, business, {})
    assert('found' in stored, 'no cursor was given')
    // The owner's own word for her stays.
    expect(stored.found.map(({ customer }) => customer.fullName).sort()).toEqual(['Маша', 'Пётр'])
  })

  test('two customer numbers with one family phone stay two, also the second time', async () => {
    const business = await newBusiness(database.store)
    const family = 'customer_id,date,phone,amount\n1,2024-01-01,89450000101,5\n2,2024-01-01,89450000101,6\n'
    expect((await bring(business, family)).result.created).toBe(4)
    expect((await bring(business, `${family}3,2024-01-01,89450000101,7\n`)).result).toEqual({ created: 2, updated: 0, unchanged: 4 })
  })
})

describe('E5, E7: nobody imported is written to by accident', () => {
  const marketing = { channel: 'sms', purpose: 'marketing' } as const
  const basis = { basis: 'soft-opt-in', textVersion: '1', textShown: 'Это мои клиенты', locale: 'ru', actor: 'staff:owner' } as const
  const verdicts = async (business: BusinessId): Promise<string[]> =>
    database.store.inBusiness(business, async tx => {
      const everybody = await tx.collect.customers.search({ text: '', limit: 100 })
      const reach = await tx.collect.consents.reachOf(everybody.map(customer => customer.id))
      return reach.map(point => mayWrite(point, marketing)).sort()
    })

  test('E5: no marketing until a basis is chosen; the choice is logged', async () => {
    const business = await newBusiness(database.store)
    const { id: importId } = await bring(business, SALES)
    expect(await verdicts(business)).toEqual(['no-consent', 'no-consent'])
    const choose = { importId: id<'import'>(importId), ...basis }
    expect(await chooseImportConsentBasis(deps, business, choose)).toEqual({ outcome: 'chosen', contactPoints: 2, refused: 0 })
    expect(await verdicts(business)).toEqual(['yes', 'yes'])
    expect(await chooseImportConsentBasis(deps, business, choose)).toEqual({ refusal: 'already-chosen' })
    const trail = await database.store.inBusiness(business, tx => tx.business.auditTrail({ subject: `import:${importId}`, limit: 10 }))
    expect(trail.map(entry => entry.action)).toContain('import-consent-basis-chosen')
  })

  test('E7: who refused before stays refused, with a basis and with a second import', async () => {
    const business = await newBusiness(database.store)
    const { id: importId } = await bring(business, SALES)
    const [point] = await database.store.inBusiness(business, tx => tx.collect.imports.importedPoints(id<'import'>(importId)))
    assert(point !== undefined, 'the file has phones')
    await withdrawConsent(deps, business, {
      contactPointId: point.id,
      channel: 'all',
      purposes: ['marketing', 'content', 'service'],
      locale: 'ru',
      source: 'reply',
      actor: 'customer',
    })
    const again = await bring(business, `${SALES}07.06.2024;11;Пётр;9450000202;Мойка;1;50,00\n`)
    for (const each of [importId, again.id]) await chooseImportConsentBasis(deps, business, { importId: id<'import'>(each), ...basis })
    expect(await verdicts(business)).toEqual(['suppressed', 'yes'])
  })

  test('a no in the file holds against the basis', async () => {
    const business = await newBusiness(database.store)
    const { id: importId } = await bring(business, 'Имя;Телефон;Согласие\nАнна;89450000101;нет\nВера;89450000102;да\n')
    expect(await chooseImportConsentBasis(deps, business, { importId: id<'import'>(importId), ...basis })).toMatchObject({
      contactPoints: 1,
      refused: 1,
    })
    expect(await verdicts(business)).toEqual(['consent-withdrawn', 'yes'])
  })
})

describe('bad input', () => {
  const refusals: [what: string, content: string | Uint8Array, refusal: string][] = [
    ['an empty file', '', 'empty_file'],
    ['a header alone', 'Дата;Сумма;Телефон\n', 'header_only'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'binary_file'],
    ['an archive that is no workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0), 'unsupported_format'],
    ['a broken archive', Uint8Array.of(0x1f, 0x8b, 1, 2, 3, 4), 'damaged_file'],
    ['prose', 'один два\nтри\n', 'no_columns'],
    [
      'what is encrypted and holds no control character',
      Uint8Array.from({ length: 3000 }, (_, at) => 32 + ((at * at * 7919) % 224)),
      'binary_file',
    ],
    ['a page that asks to log in', '<html><body><form>Вход</form></body></html>', 'unsupported_format'],
    ['a letter in RTF', String.raw`{\rtf1\ansi Hello \par world}`, 'unsupported_format'],
  ]
  test.each(refusals)('%s', async (_what, content, refusal) => {
    const business = await newBusiness(database.store)
    expect(await commitImport(deps, business, { file: await file(content), options, actor: 'x' })).toEqual({ refusal })
  })

  test('a row at a time: the rest goes in', async () => {
    const business = await newBusiness(database.store)
    const rows = [
      'date,phone,item,amount',
      `2024-06-01,89450000101,${'x'.repeat(10_000_000)},5`,
      'вчера,89450000101,a,5',
      '2024-07-01,89450000101,a,5',
      '2024-06-01,89450000101,a,free',
      '2024-06-01,89450000101,"a,5',
      '2024-06-02,89450000101,a,-5',
      '2024-06-03,89450000101,a,5',
    ]
    expect(await bring(business, rows.join('\n'))).toMatchObject({
      rejected: [
        { row: 2, reason: 'cell_too_long' },
        { row: 3, reason: 'bad_date' },
        { row: 4, reason: 'future_date' },
        { row: 5, reason: 'bad_amount' },
        { row: 6, reason: 'unclosed_quote' },
      ],
      counts: { purchases: 1, refunds: 1 },
    })
  })
})
