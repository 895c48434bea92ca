import { expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { byteTableReader } from './byte-table.ts'
import { cellAt } from './import-table.ts'
import { type ReadTable, tableReader } from './table-reader.ts'
import { type Encoding, ENCODINGS } from './text-encoding.ts'

/** Cells that the quick way must not read otherwise than the careful one. */
const CELLS: readonly [string, ...string[]] = [
  'Анна',
  ' Анна ',
  '\u00A0Анна',
  '"Пётр; младший"',
  '"две\nстроки"',
  'кавычка "внутри"',
  '1234,56',
  '007',
  '1.234',
  '',
  '  ',
  '+7 945 000-00-01',
  'Итого',
  'x'.repeat(300),
]
const ENDS = ['\n', '\r\n', '\r'] as const

function made(seed: number): string {
  const random = seededRandom(seed)
  const rows = ['Дата;Клиент;Телефон;Товар;Кол-во;Сумма']
  for (let row = 0; row < 700; row += 1) {
    const date = random.chance(0.97) ? `${random.whole(10, 28)}.0${random.whole(1, 9)}.2024` : random.pick(CELLS)
    const width = random.chance(0.96) ? 5 : random.whole(1, 8)
    const cells = Array.from({ length: width }, () =>
      random.chance(0.7) ? String(random.whole(0, 99_999) / 10).replace('.', ',') : random.pick(CELLS),
    )
    rows.push([date, ...cells].join(';'))
  }
  const usual = random.pick(ENDS)
  return rows.map(row => row + (random.chance(0.95) ? usual : random.pick(ENDS))).join('')
}

function bytesOf(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding.startsWith('utf-16')) return undefined
  const letters = [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))]
  return Uint8Array.from([...text].map(letter => Math.max(0, letters.indexOf(letter))))
}

function shown(read: ReturnType<ReturnType<typeof tableReader>['end']>): unknown {
  if ('refusal' in read) return read
  const { table, ...rest }: ReadTable = read
  const rows = Array.from({ length: table.rowCount }, (_, row) => [table.lines[row], ...table.columns.map(column => cellAt(column, row))])
  return { ...rest, rows }
}

test.each(ENCODINGS)('a table reads the same from its bytes as from its text, wherever the pieces are cut: %s', encoding => {
  for (let seed = 1; seed <= 3; seed += 1) {
    const bytes = bytesOf(made(seed), encoding)
    if (bytes === undefined) continue
    const text = new TextDecoder(encoding).decode(bytes)
    const sample = text.slice(0, 8000)
    const twin = tableReader({ sample, country: 'RU' })
    twin.push(text)
    const wanted = shown(twin.end())
    for (const size of [bytes.length, 4096, 97]) {
      const reader = byteTableReader({ sample, country: 'RU', encoding })
      for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size))
      expect(shown(reader.end())).toEqual(wanted)
    }
  }
})

test('a line without an end is given up in bounded memory, and what comes after it is read', () => {
  const head = 'Дата;Сумма\n' + '01.02.2024;5\n'.repeat(600)
  const reader = byteTableReader({ sample: head, country: 'RU', encoding: 'utf-8' })
  reader.push(new TextEncoder().encode(head))
  for (let piece = 0; piece < 40; piece += 1) reader.push(new Uint8Array(65_536).fill(120))
  reader.push(new TextEncoder().encode('\n02.02.2024;7\n'))
  const read = reader.end()
  expect('refusal' in read ? read : [read.table.rowCount, read.notes.rejected.list]).toEqual([
    601,
    [{ row: 602, reason: 'cell_too_long', cell: expect.any(String) }],
  ])
})
