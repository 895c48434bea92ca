import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sheetJs from '@e965/xlsx'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Business } from '../../domain/collect/business.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { openImportFile } from '../../sources/csv/open-import-file.ts'
import { type ImportOptions, readImportFile, type ReadImport } from './read-import-file.ts'

const SHOP = { country: 'RU', currency: 'RUB', zone: 'Europe/Moscow' } as Business
const today = day('2024-06-30')
let folder: string
let files = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-formats-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(content: string | Uint8Array, more: Partial<ImportOptions> = {}) {
  files += 1
  const path = join(folder, `${files}.bin`)
  await writeFile(path, content)
  return readImportFile(await openImportFile(path), SHOP, { today, ...more })
}

async function taken(content: string | Uint8Array, more: Partial<ImportOptions> = {}): Promise<ReadImport> {
  const found = await read(content, more)
  assert(!('refusal' in found), `the file was read: ${JSON.stringify(found)}`)
  return found
}

function cp1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251')
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, letter => bytes.get(letter) ?? 63)
}

const moment = (text: string): Date => new Date(`${text}Z`)
const ROWS: (string | number | Date | null)[][] = [
  ['Отчёт о продажах'],
  [],
  ['Дата', '№ чека', 'Клиент', 'Телефон', 'Товар', 'Кол-во', 'Сумма'],
  [moment('2024-06-01T14:30:00'), 1, 'Иванова Мария', '8 (945) 000-01-01', 'Шины', 4, 12_000],
  [moment('2024-06-01T14:30:00'), 1, 'Иванова Мария', 89450000101, 'Монтаж', 1, 2400.5],
  [moment('2024-06-03T00:00:00'), 2, 'Розничный покупатель', '', 'Щётки', 1, '450,00'],
  ['32.06.2024', 3, 'Пётр', '9450000202', 'Мойка', 1, 700],
  ['04.06.2024', 1, 'Иванова Мария', '+79450000101', 'Шины', 1, -3000],
  ['Итого', '', '', '', '', '', 11_850.5],
]
const NOTES = [['Справка'], ['Эта выгрузка сделана кассой']]

function oldBook(bookType: 'biff8' | 'xlml'): Uint8Array {
  const book = sheetJs.utils.book_new()
  sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(NOTES), 'Справка')
  sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(ROWS, { UTC: true, dateNF: 'm/d/yy h:mm' }), 'Продажи')
  return new Uint8Array(sheetJs.write(book, { type: 'array', bookType }) as ArrayBuffer)
}

function newBook(dateSystem: '1900' | '1904'): Promise<Uint8Array> {
  return writeXlsx({
    dateSystem,
    sheets: [
      { name: 'Справка', rows: NOTES },
      { name: 'Продажи', rows: ROWS },
    ],
  })
}

describe('E18: one table in every kind of workbook', () => {
  test.each([
    ['XLSX', 'xlsx', () => newBook('1900')],
    ['XLSX with days from 1904', 'xlsx', () => newBook('1904')],
    ['XLS', 'xls', async () => oldBook('biff8')],
    ['XML Spreadsheet 2003', 'xml', async () => oldBook('xlml')],
  ] as const)('%s', async (_what, container, make) => {
    const { format, plan, read: table } = await taken(await make())
    expect(format).toMatchObject({ container, sheet: 'Продажи', sheets: ['Справка', 'Продажи'] })
    expect(table.headerLine).toBe(3)
    expect(plan.counts).toMatchObject({ customers: 1, purchases: 2, purchaseLines: 3, refunds: 1, anonymousPurchases: 1 })
    expect(plan.sums).toEqual({ RUB: { grossMinor: 1_485_050, refundsMinor: 300_000 } })
    expect(plan.notes.rejected.list).toEqual([{ row: 7, reason: 'bad_date', cell: '32.06.2024' }])
    expect(plan.notes.skipped.list.filter(note => note.reason !== 'blank').map(note => note.row)).toEqual([1, 3, 9])
    expect(plan.statedTotalMinor).toBe(1_185_050)
    expect(plan.sales?.rows.minutes[0]).toBe(14 * 60 + 30)
    expect([...plan.people.people][0]).toMatchObject({ name: 'Иванова Мария', points: [{ address: '+79450000101' }] })
  })

  test('the owner may take another sheet', async () => {
    const contacts = {
      name: 'Клиенты',
      rows: [
        ['Имя', 'Телефон'],
        ['Мария', '89450000101'],
      ],
    }
    const book = await writeXlsx({ sheets: [{ name: 'Продажи', rows: ROWS }, contacts] })
    expect((await taken(book)).format.sheet).toBe('Продажи')
    expect((await taken(book, { sheet: 'Клиенты' })).plan).toMatchObject({ kind: 'customers', counts: { customers: 1 } })
  })

  test('rich text is one text, a formula is its value, an error is no sum', async () => {
    const sheet = `<worksheet><sheetData>
      <row r="1"><c r="A1" t="inlineStr"><is><t>Дата</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="str"><v>Сумма</v></c></row>
      <row r="2"><c r="A2" t="str"><v>01.06.2024</v></c><c r="B2" t="inlineStr"><is><r><t>89450</t></r><r><t>000101</t></r></is></c><c r="C2"><f>A1*2</f><v>450.10000000000002</v></c></row>
      <row r="5"><c r="A5" t="str"><v>02.06.2024</v></c><c r="C5" t="e"><v>#N/A</v></c></row>
    </sheetData></worksheet>`
    const book = zipSync({
      'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
      ),
      'xl/sharedStrings.xml': strToU8('<sst><si><r><t>Теле</t></r><r><t>фон</t></r><rPh><t>x</t></rPh></si></sst>'),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
    })
    const { plan } = await taken(book)
    expect(plan.sums).toEqual({ RUB: { grossMinor: 45_010, refundsMinor: 0 } })
    expect(plan.counts.customers).toBe(1)
    expect(plan.notes.rejected.list).toEqual([{ row: 5, reason: 'bad_amount', cell: '#N/A' }])
  })
})

describe('merged cells speak for all their rows, a sum among them once', () => {
  const merged = sheetJs.utils.aoa_to_sheet([
    ['Продажи'],
    ['Дата', 'Чек', 'Покупатель', null, 'Сумма'],
    [null, null, 'ФИО', 'Телефон', null],
    ['01.06.2024', '10', 'Мария', '89450000101', 100.5],
    [null, null, null, null, 200],
    [null, null, null, null, 300],
    ['02.06.2024', '11', 'Пётр', '89450000102', 400.1],
    ['Итого', null, null, null, 1000.6],
  ])
  merged['!merges'] = ['A1:E1', 'C2:D2', 'A2:A3', 'B2:B3', 'E2:E3', 'A4:A6', 'B4:B6', 'C4:C6', 'D4:D6'].map(sheetJs.utils.decode_range)
  const bookOf = (bookType: sheetJs.BookType): Uint8Array => {
    const book = sheetJs.utils.book_new()
    sheetJs.utils.book_append_sheet(book, merged, 'Продажи')
    return new Uint8Array(sheetJs.write(book, { type: 'array', bookType }) as ArrayBuffer)
  }
  /** As Excel writes it, with the columns named, and as others do, who leave the names and the covered cells out. */
  const unnamed = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="Продажи"><Table>${[
      ['Дата', 'Чек', 'Имя', 'Телефон', 'Сумма'],
      ['D01.06.2024', 'D10', 'DМария', 'D89450000101', '100.5'],
      ['200'],
      ['-', '-', '-', '-', '300'],
      ['02.06.2024', '11', 'Пётр', '89450000102', '400.1'],
      ['Итого', '-', '-', '-', '1000.6'],
    ]
      .map(row =>
        row.map(cell =>
          cell === '-'
            ? '<Cell/>'
            : `<Cell${cell.startsWith('D') ? ' ss:MergeDown="2"' : ''}><Data ss:Type="String">${cell.replace('D', '')}</Data></Cell>`,
        ),
      )
      .map(cells => `<Row>${cells.join('')}</Row>`)
      .join('')}</Table></Worksheet></Workbook>`
  test.each<readonly [what: string, content: () => string | Uint8Array, container: string]>([
    ['XLSX', () => bookOf('xlsx'), 'xlsx'],
    ['XLSB', () => bookOf('xlsb'), 'xls'],
    ['ODS', () => bookOf('ods'), 'xls'],
    ['XLS', () => bookOf('biff8'), 'xls'],
    ['XML Spreadsheet 2003', () => bookOf('xlml'), 'xml'],
    ['XML Spreadsheet 2003 without the places of its cells', () => unnamed, 'xml'],
  ])('%s', async (_what, content, container) => {
    const { plan, format } = await taken(content())
    expect(format.container).toBe(container)
    expect(plan.notes.rejected.list).toEqual([])
    expect(plan.counts).toMatchObject({ customers: 2, purchases: 2, purchaseLines: 4 })
    expect(plan.sums).toEqual({ RUB: { grossMinor: 100_060, refundsMinor: 0 } })
    expect(plan.statedTotalMinor).toBe(100_060)
  })
})

const PAGE = `<html><head><meta charset=windows-1251><style>td{mso-number-format:"\\@"}</style></head><body><h1>Касса</h1><table border=1>
<tr><td colspan=5>Продажи &laquo;Шины&raquo;</td></tr>
<tr><td rowspan=2>Дата<td colspan=2>Покупатель<td rowspan=2>Товар<td rowspan=2>Сумма</tr><tr><td>ФИО<td>Телефон</tr>
<tr><td>01.06.2024</td><td>Иванова&nbsp;Мария</td><td>8 945 000-01-01</td><td>Шины <b>зима</b></td><td>450,00</td></tr>
<tr><td>12.06.2024</td><td>Пётр</td><td>8 945 000-02-02</td><td>Рога &amp; копыта</td><td>1 234,50</td></tr>
<tr><td>Итого</td><td></td><td></td><td></td><td>1 684,50</td></tr></table></body></html>`

test('a page saved as .xls keeps 450,00 and 1 June, and its two rows of headings', async () => {
  const { format, plan, read: table } = await taken(cp1251(PAGE))
  expect(format).toMatchObject({ container: 'html', encoding: 'windows-1251' })
  expect(table.headings).toEqual(['Дата', 'Покупатель ФИО', 'Покупатель Телефон', 'Товар', 'Сумма'])
  expect(plan.sums).toEqual({ RUB: { grossMinor: 168_450, refundsMinor: 0 } })
  expect(plan.statedTotalMinor).toBe(168_450)
  expect(plan.people.people.map(person => person.name)).toEqual(['Иванова Мария', 'Пётр'])
  expect(table.preview[1]?.cells[3]).toBe('Рога & копыта')
})

describe('a cell merged with those below it speaks for all their rows, and a sum of it counts once', () => {
  const rows = [
    ['Дата', '№ чека', 'Телефон', 'Товар', 'Сумма'],
    ['01.06.2024', '17', '8 945 000-01-01', 'Шины', '500,00'],
    ['', '', '', 'Диски', ''],
    ['', '', '', 'Монтаж', '70,50'],
    ['02.06.2024', '18', '8 945 000-02-02', 'Шины', '10,00'],
  ]
  const page = (): Uint8Array =>
    new TextEncoder().encode(`<table><tr>${rows[0]?.map(cell => `<th>${cell}`).join('')}
<tr><td rowspan=3>01.06.2024<td rowspan=3>17<td rowspan=3>8 945 000-01-01<td>Шины<td rowspan=2>500,00
<tr><td>Диски<tr><td>Монтаж<td>70,50
<tr><td>02.06.2024<td>18<td>8 945 000-02-02<td>Шины<td>10,00</table>`)
  const book = (): Uint8Array => {
    const sheet = sheetJs.utils.aoa_to_sheet(rows)
    sheet['!merges'] = ['A2:A4', 'B2:B4', 'C2:C4', 'E2:E3'].map(sheetJs.utils.decode_range)
    return new Uint8Array(sheetJs.write({ SheetNames: ['A'], Sheets: { A: sheet } }, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
  }
  test.each([
    ['a page', page],
    ['a workbook', book],
  ])('%s', async (_, made) => {
    const { plan } = await taken(made())
    expect(plan.counts).toMatchObject({ customers: 2, purchases: 2, purchaseLines: 4 })
    expect(plan.sums).toEqual({ RUB: { grossMinor: 58_050, refundsMinor: 0 } })
    expect(plan.notes.rejected.count).toBe(0)
  })
})

describe('JSON', () => {
  const order = { date: '2024-06-01', order_id: 'A1', customer: { name: 'Мария', phone: '+79450000101' }, total: 450.125 }
  const lines = {
    ...order,
    total: 450.1,
    items: [
      { name: 'Шины', qty: 4, sum: 400 },
      { name: 'Монтаж', qty: 1, sum: '50,10' },
    ],
  }
  test.each([
    ['an array', JSON.stringify([order, { date: 'x' }]), 45_013, 1],
    ['one object on a line', `${JSON.stringify(order)}\n${JSON.stringify({ date: 'x' })}\n`, 45_013, 1],
    ['a list in wrappers', JSON.stringify({ ok: true, response: { data: { orders: [order, { date: 'x' }] } } }), 45_013, 1],
    [
      'a sale without lines beside one',
      JSON.stringify([
        { ...order, items: [] },
        { date: 'x', items: [{ name: 'Шины' }] },
      ]),
      45_013,
      1,
    ],
    ['a list in a wrapper', JSON.stringify({ total: 2, items: [order, { date: 'x' }], meta: { page: 1 } }), 45_013, 1],
    ['sales with their lines, whose sum counts once', JSON.stringify([lines, { date: 'x' }]), 45_010, 2],
    ['one sale alone', JSON.stringify(lines), 45_010, 2],
  ])('%s', async (_what, text, grossMinor, purchaseLines) => {
    const { plan, format } = await taken(text)
    expect(format.container).toBe('json')
    expect(plan.sums).toEqual({ RUB: { grossMinor, refundsMinor: 0 } })
    expect(plan.counts).toMatchObject({ customers: 1, purchases: 1, purchaseLines })
    if (text.includes('"x"')) expect(plan.notes.rejected.list).toEqual([{ row: 1, reason: 'bad_date', cell: 'x' }])
  })

  test('numbers above 2^53 keep their digits', async () => {
    const { read: table } = await taken('[{"date":"2024-06-01","order_id":9007199254740993,"sum":5}]')
    expect(table.preview[0]?.cells[1]).toBe('9007199254740993')
  })
})

test('E12: cards of all three versions, with what telephones do to them', async () => {
  const cards = [
    'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=ED=EE=E2;=CF=B8=\r\n=F2=F0;;;\r\nFN:8 945\r\nTEL;CELL:8 (945) 000-01-01\r\nEND:VCARD',
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Без;Телефона;;;\r\nFN:Без Телефона\r\nPHOTO;ENCODING=b:AAAA\r\n BBBB\r\nEND:VCARD',
    'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Мария \r\n Волкова\r\nitem1.TEL;VALUE=uri:tel:+7-945-000-02-01;ext=5\r\nTEL:+7 945 000-02-09\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-05-14\r\nEMAIL:M@Example.com\r\nNOTE:a\\, b\\nc\r\nEND:VCARD',
  ]
  const { plan, format } = await taken(cards.join('\r\n'))
  expect(format.container).toBe('vcard')
  expect([...plan.people.people]).toMatchObject([
    { name: 'Пётр Иванов', points: [{ address: '+79450000101' }] },
    {
      name: 'Мария Волкова',
      points: [{ address: '+79450000201' }, { address: '+79450000209' }, { address: 'm@example.com' }],
      birthday: { month: 5, day: 14, year: null },
      note: 'a, b\nc',
    },
  ])
  expect(plan.notes.rejected.list).toEqual([{ row: 2, reason: 'no_contact', cell: 'Без Телефона' }])
})

describe('hostile and broken files are refused in words', () => {
  const book = (sheet: string): Record<string, Uint8Array> => ({
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  })
  const letter = {
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8('<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': strToU8('<document><body><p>Дата</p></body></document>'),
  }
  const WIDE = ['Дата', 'Телефон', 'Сумма', ...Array.from({ length: 9_997 }, (_, at) => `Столбец ${at}`)]

  const halves: [what: string, make: () => string | Uint8Array, name: string][] = [
    ['a NUL in a text', () => 'Дата;Телефон;Имя;Сумма\n01.06.2024;89450000101;Ан\0на;5\n', 'Анна'],
    ['a NUL far below', () => `Дата;Телефон;Имя;Сумма\n${';;;3\n'.repeat(50_000)}01.06.2024;89450000101;Ан\0на;5\n`, 'Анна'],
    ['a NUL in an old encoding', () => cp1251('Дата;Телефон;Имя;Сумма\n01.06.2024;89450000101;Ан\0на;5\n'), 'Анна'],
    [
      'half of a pair in JSON',
      () => '[{"date":"2024-06-01","phone":"89450000101","name":"\\u0000Анна\\ud800","a\\u0000":"x","sum":5}]',
      'Анна\ufffd',
    ],
    [
      'both in a page',
      () => '<table><tr><td>Дата<td>Телефон<td>Имя<td>Сумма<tr><td>01.06.2024<td>89450000101<td>Ан&#0;на&#xd800;<td>5</table>',
      'Анна\ufffd',
    ],
  ]
  test.each(halves)('E18: %s costs the sign and never the file', async (_what, make, name) => {
    const { plan, read } = await taken(make())
    expect([...plan.people.people].map(person => person.name)).toEqual([name])
    expect(
      [...read.headings, ...read.preview.flatMap(({ cells }) => cells)].filter(text => text.includes('\0') || !text.isWellFormed()),
    ).toEqual([])
  })

  const refusals: [what: string, make: () => Promise<string | Uint8Array>, refusal: string][] = [
    [
      'a workbook behind a password',
      () => writeXlsx({ sheets: [{ name: 'A', rows: ROWS }], encryption: { password: 'x', spinCount: 1000 } }),
      'encrypted_file',
    ],
    ['an old workbook cut in half', async () => oldBook('biff8').slice(0, 3000), 'damaged_file'],
    [
      'an old container of nothing but zeros',
      async () => Buffer.concat([oldBook('biff8').slice(0, 8), Buffer.alloc(6000)]),
      'damaged_file',
    ],
    ['a workbook cut in half', async () => (await newBook('1900')).slice(0, 1500), 'damaged_file'],
    ['an archive of something else', async () => zipSync({ 'a.txt': strToU8('x') }), 'unsupported_format'],
    ['an empty sheet', async () => zipSync(book('<worksheet><sheetData/></worksheet>')), 'empty_file'],
    ['a cell without an end', async () => zipSync(book(`<worksheet><sheetData><row><c><v>${'1'.repeat(9_000_000)}`)), 'unpacks_too_large'],
    [
      'filling between the rows that unpacks to megabytes',
      async () => zipSync(book(`<worksheet><sheetData>${' '.repeat(9_000_000)}`)),
      'unpacks_too_large',
    ],
    ['a packed file cut in half', async () => gzipSync(strToU8('Дата;Сумма\n'.repeat(2000))).slice(0, 60), 'damaged_file'],
    ['JSON cut in half', async () => '[{"date":"2024-06-01","sum":5},{"date":', 'damaged_file'],
    ['JSON in more brackets than a stack holds', async () => '{"a":'.repeat(20_000), 'damaged_file'],
    ['the same with their ends', async () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 'damaged_file'],
    ['a page without a table', async () => '<html><body><p>Нет доступа</p></body></html>', 'unsupported_format'],
    ['a PDF', async () => '%PDF-1.7 …', 'unsupported_format'],
    ['a PDF behind an empty line', async () => '\n%PDF-1.4\n1 0 obj\n', 'unsupported_format'],
    ['a text document, packed like a workbook', async () => zipSync(letter), 'unsupported_format'],
    ['a picture', async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'binary_file'],
    ['ten thousand columns', async () => `${WIDE.join(';')}\n${WIDE.map((_, at) => at).join(';')}\n`, 'too_many_columns'],
  ]
  test.each(refusals)('%s', async (_what, make, refusal) => {
    expect(await read(await make())).toMatchObject({ refusal })
  })

  const broken: [what: string, text: string, line: number, column: number][] = [
    ['it ends too early', '[\n {"date":"2024-06-01","sum":5},\n {"date":', 3, 10],
    ['a comma is missing', '[{"date":"2024-06-01",\n"sum":5 "phone":"8"}]', 2, 9],
    ['a quote is not closed', '{"date":"2024-06-01",\n"name":"Ива\n,"sum":5}', 2, 12],
    ['a bracket too many', '[{"date":"2024-06-01","sum":5}]]', 1, 32],
    ['a word that is none of JSON', '[{"date":"2024-06-01","sum":None}]', 1, 29],
  ]
  test.each(broken)('JSON: where %s', async (_what, text, line, column) => {
    expect(await read(text)).toEqual({ refusal: 'damaged_file', place: { line, column } })
  })

  test('JSON, an object a line: a broken one is refused with its line, the others go in', async () => {
    const sale = (day: number): string => JSON.stringify({ date: `2024-06-0${day}`, phone: '+79450000101', sum: day * 10 })
    const { plan, read } = await taken([sale(1), '{"date":"2024-06-02","sum":', '', sale(3), 'ошибка', sale(4)].join('\r\n'))
    expect(plan.notes.rejected.list.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'broken_line'],
      [4, 'broken_line'],
    ])
    expect([read.recordCount, plan.counts.purchases, plan.sums]).toEqual([5, 3, { RUB: { grossMinor: 8000, refundsMinor: 0 } }])
  })

  test('entities that a document declares are not followed', async () => {
    const sheet = `<!DOCTYPE a [<!ENTITY e "x"><!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet><sheetData>
      <row><c t="str"><v>Дата</v></c><c t="str"><v>Клиент</v></c></row><row><c t="str"><v>01.06.2024</v></c><c t="str"><v>&f;&e;</v></c></row></sheetData></worksheet>`
    const found = await taken(zipSync(book(sheet)))
    expect(JSON.stringify(found.read.preview)).not.toMatch(/root|xx/)
  })
})
