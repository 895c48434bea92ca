import { describe, expect, test } from 'vitest'
import { CELL_CHARS_MAX, csvReader, type RecordProblem } from './csv-records.ts'

type Read = [cells: string[], line: number, problem?: RecordProblem]

function read(text: string, options: { width?: number; delimiter?: string; chunk?: number } = {}): Read[] {
  const { width = 3, delimiter = ';', chunk = text.length } = options
  const found: Read[] = []
  const reader = csvReader({ delimiter, width }, (cells, line, problem) =>
    found.push(problem === null ? [cells, line] : [cells, line, problem]),
  )
  for (let at = 0; at < text.length; at += Math.max(1, chunk)) reader.push(text.slice(at, at + Math.max(1, chunk)))
  reader.end()
  return found
}

describe('records of a text', () => {
  const cases: [text: string, expected: Read[], why: string][] = [
    ['', [], 'an empty text has no records'],
    ['a;b;c', [[['a', 'b', 'c'], 1]], 'the last line needs no end'],
    ['a;b;c\n', [[['a', 'b', 'c'], 1]], 'an end of line at the end makes no record'],
    [
      'a\r\nb\nc\rd',
      [
        [['a'], 1],
        [['b'], 2],
        [['c'], 3],
        [['d'], 4],
      ],
      'mixed line ends',
    ],
    [
      'a;;\n\nb',
      [
        [['a', '', ''], 1],
        [[''], 2],
        [['b'], 3],
      ],
      'ragged and blank lines are kept',
    ],
    ['"a;1";b;c', [[['a;1', 'b', 'c'], 1]], 'a quoted delimiter'],
    ['"a ""x""";b;c', [[['a "x"', 'b', 'c'], 1]], 'doubled quotes'],
    [
      '"a\nb";1;2\nx;y;z',
      [
        [['a\nb', '1', '2'], 1],
        [['x', 'y', 'z'], 3],
      ],
      'a quoted line break; the next record keeps its physical line',
    ],
    ['16" диск;1;2', [[['16" диск', '1', '2'], 1]], 'a quote inside a cell is a letter'],
    ['"a" ;b;c', [[['a', 'b', 'c'], 1]], 'blanks after the closing quote'],
    [
      '"Ромашка" ООО;1;2\nx;y;z',
      [
        [['"Ромашка" ООО', '1', '2'], 1],
        [['x', 'y', 'z'], 2],
      ],
      'a pair of quotes that does not span the cell is letters',
    ],
    [
      '"a;1;2\nx;y;z\np;q;r',
      [
        [['"a', '1', '2'], 1, 'unclosed_quote'],
        [['x', 'y', 'z'], 2],
        [['p', 'q', 'r'], 3],
      ],
      'an unclosed quote costs its own line only',
    ],
    [
      'a;1;"\nx;"y";z',
      [
        [['a', '1', '"'], 1, 'unclosed_quote'],
        [['x', 'y', 'z'], 2],
      ],
      'the later quoted cell does not close the earlier quote',
    ],
    ['a;b;"c', [[['a', 'b', '"c'], 1, 'unclosed_quote']], 'unclosed at the end of the file'],
  ]
  for (const [text, expected, why] of cases) {
    test(why, () => {
      expect(read(text)).toEqual(expected)
      expect(read(text, { chunk: 1 }), 'one letter at a time gives the same').toEqual(expected)
    })
  }
})

describe('limits', () => {
  test('a cell at the limit is read, one letter more is not', () => {
    const cell = 'x'.repeat(CELL_CHARS_MAX)
    expect(read(`${cell};1;2`)[0]?.[2]).toBeUndefined()
    expect(read(`${cell}y;1;2`)[0]?.[2]).toBe('cell_too_long')
  })

  test('ten megabytes in one cell cost that row only', () => {
    const found = read(`a;b;c\n1;${'x'.repeat(10_000_000)};2\np;q;r\n`, { chunk: 65_536 })
    expect(found.map(([, line, problem]) => [line, problem])).toEqual([
      [1, undefined],
      [2, 'cell_too_long'],
      [3, undefined],
    ])
  })

  test('ten quoted megabytes in one cell cost that row only', () => {
    const found = read(`a;b;c\r\n1;"${'x'.repeat(10_000_000)}";2\r\np;q;r\r\n`, { chunk: 65_536 })
    expect(found.map(([, line, problem]) => [line, problem])).toEqual([
      [1, undefined],
      [2, 'cell_too_long'],
      [3, undefined],
    ])
  })

  test('a quoted cell over more lines than any note has was never closed', () => {
    const note = Array.from({ length: 60 }, (_, i) => `строка ${i}`).join('\n')
    const found = read(`"${note}";1;2\nx;y;z`)
    expect(found[0]?.[2]).toBe('unclosed_quote')
    expect(found.at(-1)).toEqual([['x', 'y', 'z'], 61])
  })
})
