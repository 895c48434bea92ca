/**
 * The rows of the tables of a page, as a stream. Pages are saved as .xls by tills and web shops; a spreadsheet library would read
 * 450,00 in them as 45000 and 01.06.2024 as 6 January, so the cells are handed on as they are written.
 */
import { ImportFileError, type RawRecord } from '../../ports/import-file.ts'
import { sheetRecord } from '../sheet-record.ts'
import { withoutEntities } from './entities.ts'

/** One tag or one comment longer than this is a trap. */
const CARRY_CHARS_MAX = 1024 * 1024
const CELL_CHARS_KEPT = 100_000
const SPAN_MAX = 1024
/** What stands further right is left out. */
const COLUMNS_MAX = 1024
const TAG = /<(?:!--[\s\S]*?--|(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)|[!?][^>]*)>/g
/** Their content is no text of the page. */
const SILENT = /^(?:script|style|head|title)$/

/** Each row of each table counts, from 1, the way a spreadsheet lays the page out. @throws ImportFileError */
export async function* htmlRows(texts: AsyncIterable<string>): AsyncGenerator<RawRecord[]> {
  const table = tableBuilder()
  let carry = ''
  for await (const text of texts) {
    carry = table.read(carry + text)
    if (carry.length > CARRY_CHARS_MAX) throw new ImportFileError('damaged_file')
    const rows = table.take()
    if (rows.length > 0) yield rows
  }
  table.end(carry)
  yield table.take()
}

interface TableBuilder {
  /** Answers what is left of the text: the beginning of a tag that has not ended yet. */
  read(text: string): string
  end(text: string): void
  take(): RawRecord[]
}

function tableBuilder(): TableBuilder {
  let ready: RawRecord[] = []
  let row = 0
  let cells: string[] | null = null
  let cell: string | null = null
  let silent = ''
  let span = 1
  /** Columns that a cell of a row above reaches down into, with the rows it still covers. */
  let reaching: number[] = []
  /** Those of them that were met in this row. */
  let covered: number[] = []

  const addText = (text: string): void => {
    if (silent === '' && cell !== null && cell.length < CELL_CHARS_KEPT) cell += text
  }
  const endCell = (): void => {
    if (cells === null || cell === null) return
    if (cells.length < COLUMNS_MAX) cells.push(plain(cell))
    for (let more = 1; more < span && cells.length < COLUMNS_MAX; more += 1) cells.push('')
    cell = null
  }
  const endRow = (): void => {
    endCell()
    if (cells === null) return
    while (cells.length > 0 && (reaching[cells.length] ?? 0) > 0) covered.push(cells.push('') - 1)
    row += 1
    ready.push(sheetRecord(cells, row, covered))
    cells = null
    covered = []
    reaching = reaching.map(rows => Math.max(0, rows - 1))
  }
  const startCell = (attributes: string): void => {
    endCell()
    cells ??= []
    while ((reaching[cells.length] ?? 0) > 0) covered.push(cells.push('') - 1)
    span = spanOf(attributes, 'colspan')
    const rows = spanOf(attributes, 'rowspan')
    for (let at = cells.length; rows > 1 && at < Math.min(cells.length + span, COLUMNS_MAX); at += 1) reaching[at] = rows
    cell = ''
  }
  const tag = (isEnd: boolean, name: string, attributes: string): void => {
    if (silent !== '') {
      if (isEnd && name === silent) silent = ''
    } else if (!isEnd && SILENT.test(name) && !attributes.endsWith('/')) silent = name
    else if (name === 'td' || name === 'th') {
      if (isEnd) endCell()
      else startCell(attributes)
    } else if (name === 'tr') {
      endRow()
      if (!isEnd) cells = []
    } else if (name === 'table') {
      endRow()
      reaching = []
    } else if (name === 'br' || name === 'p' || name === 'div') addText(' ')
  }
  return {
    read: text => eachTag(text, { tag, addText }),
    end: text => {
      addText(text)
      endRow()
    },
    take: () => {
      const rows = ready
      ready = []
      return rows
    },
  }
}

interface TagListener {
  tag(isEnd: boolean, name: string, attributes: string): void
  addText(text: string): void
}

function eachTag(text: string, { tag, addText }: TagListener): string {
  let at = 0
  TAG.lastIndex = 0
  for (let match = TAG.exec(text); match !== null; match = TAG.exec(text)) {
    addText(text.slice(at, match.index))
    at = TAG.lastIndex
    if (match[2] !== undefined) tag(match[1] === '/', match[2].toLowerCase(), match[3] ?? '')
  }
  const open = text.indexOf('<', at)
  const end = open === -1 ? text.length - (/&[#\w]{0,9}$/.exec(text)?.[0].length ?? 0) : open
  addText(text.slice(at, end))
  return text.slice(end)
}

function spanOf(attributes: string, name: string): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1)
  return Math.min(Math.max(1, value), SPAN_MAX)
}

function plain(cell: string): string {
  return withoutEntities(cell)
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
}
