/**
 * A small workbook (XLSX, ECMA-376) of texts, with bold headings that stay in view. Texts stay texts: what begins with '=' is
 * shown and never calculated, and phones keep their digits. Parts are stored unpacked, so nothing but this file is needed to write it.
 */
const HEADINGS_STYLE = 1
/** A spreadsheet refuses a sheet of more (ECMA-376 has no limit; Excel and LibreOffice have this one): what follows stands in a further sheet. */
export const SHEET_ROWS_MAX = 1_048_576

/** `rows` begin with the headings. */
export function sheetFile(name: string, rows: Iterable<readonly string[]>): Uint8Array {
  const sheet: string[] = []
  let number = 0
  for (const cells of rows) {
    number += 1
    sheet.push(sheetRow(number, cells))
  }
  return zipOf([...sheetParts(name), [sheetPath(1), sheetHead() + sheet.join('') + sheetEnd()]])
}

/** Where the sheet of this number, from 1, lies in the workbook. */
export function sheetPath(sheet: number): string {
  return `xl/worksheets/sheet${sheet}.xml`
}

/** The parts of the workbook beside its sheets, which may be written before, piece by piece: head, rows, end. */
export function sheetParts(name: string, sheetCount = 1): readonly (readonly [path: string, text: string])[] {
  return [
    ['[Content_Types].xml', contentTypes(sheetCount)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(name, sheetCount)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...numbersTo(sheetCount).map(sheet => ['worksheet', sheetPath(sheet).slice('xl/'.length)] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES],
  ]
}

export function sheetHead(): string {
  return `${HEAD}<worksheet xmlns="${MAIN}">${VIEW}<sheetData>`
}

export function sheetEnd(): string {
  return '</sheetData></worksheet>'
}

/** How a cell is shown; each is a place in the table of formats of the workbook. */
const FORMATS = { text: 0, number: 2, money: 3, day: 4, moment: 5 } as const

/** Of a 'time' the cell is YYYY-MM-DD or YYYY-MM-DD HH:MM. */
export type SheetCellKind = 'text' | 'number' | 'money' | 'time'

/**
 * Row 1 holds the headings. A cell that is said to be a number or a time, and is one, is written as what a spreadsheet calculates with
 * and shows in the habits of its reader; any other stays a text.
 */
export function sheetRow(number: number, cells: readonly string[], kindAt: (at: number) => SheetCellKind = () => 'text'): string {
  const style = number === 1 ? ` s="${HEADINGS_STYLE}"` : ''
  const written = cells.map((cell, at) => {
    const reference = `${letters(at)}${number}`
    const figure = number === 1 ? null : figureOf(cell, kindAt(at))
    return figure === null
      ? cellXml(reference, style, cell)
      : `<c r="${reference}" s="${FORMATS[figure.format]}"><v>${figure.value}</v></c>`
  })
  return `<row r="${number}">${written.join('')}</row>`
}

function figureOf(cell: string, kind: SheetCellKind): { readonly format: keyof typeof FORMATS; readonly value: string } | null {
  if (kind === 'text') return null
  if (kind !== 'time') return /^-?\d+(\.\d+)?$/.test(cell) ? { format: kind, value: cell } : null
  const [, day, hour, minute] = /^(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d))?$/.exec(cell) ?? []
  if (day === undefined) return null
  const serial = Math.round((Date.parse(`${day}T00:00:00Z`) - SHEET_EPOCH_MS) / 86_400_000)
  if (hour === undefined) return { format: 'day', value: String(serial) }
  return { format: 'moment', value: String(serial + (Number(hour) * 60 + Number(minute)) / 1440) }
}

/** Day 0 of a workbook's calendar: its 29 February 1900, which never was, counts. */
const SHEET_EPOCH_MS = Date.UTC(1899, 11, 30)

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const VIEW =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" defaultColWidth="18"/>'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const CONTENT_TYPES = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>`
const CONTENT_TYPES_END = '</Types>'
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf numFmtId="49" fontId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="0" fontId="0"/><xf numFmtId="4" fontId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" applyNumberFormat="1"/><xf numFmtId="22" fontId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const links = targets.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`
}

function contentTypes(sheetCount: number): string {
  const parts = numbersTo(sheetCount).map(sheet => `<Override PartName="/${sheetPath(sheet)}" ContentType="${SHEET_TYPE}.worksheet+xml"/>`)
  return CONTENT_TYPES + parts.join('') + CONTENT_TYPES_END
}

function numbersTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}

/** A sheet's name has at most 31 characters and none of []:*?/\\; further sheets have their number behind it. */
function workbook(name: string, sheetCount: number): string {
  const sheets = numbersTo(sheetCount).map(sheet => {
    const behind = sheet === 1 ? '' : ` ${sheet}`
    const plain = name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31 - behind.length) + behind
    return `<sheet name="${escaped(plain)}" sheetId="${sheet}" r:id="r${sheet}"/>`
  })
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function cellXml(reference: string, style: string, text: string): string {
  return text === '' ? '' : `<c r="${reference}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** Signs that XML cannot hold are left out. */
function escaped(text: string): string {
  return (
    text
      .slice(0, 32_767)
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** PKWARE APPNOTE 6.3.10, stored parts; the day in the headers is the first there is, so that equal rows make equal files. */
function zipOf(parts: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [name, text] of parts) {
    const [path, content] = [new TextEncoder().encode(name), new TextEncoder().encode(text)]
    const common = numbers(
      [20, 2],
      [0x0800, 2],
      [0, 2],
      [0, 2],
      [0x21, 2],
      [crc32(content), 4],
      [content.length, 4],
      [content.length, 4],
      [path.length, 2],
      [0, 2],
    )
    pieces.push(numbers([0x04034b50, 4]), common, path, content)
    directory.push(numbers([0x02014b50, 4], [20, 2]), common, numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path)
    offset += 4 + common.length + path.length + content.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [parts.length, 2], [parts.length, 2], [size, 4], [offset, 4], [0, 2])
  return joined([...pieces, ...directory, end])
}

/** Little-endian numbers of so many bytes each. */
function numbers(...values: readonly (readonly [value: number, bytes: number])[]): Uint8Array {
  return Uint8Array.from(values.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 0xff)))
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (CRC[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
