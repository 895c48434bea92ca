/** Opens what is no plain text as rows. */
import { open } from 'node:fs/promises'
import { detectEncoding, type Encoding } from '../domain/collect/text-encoding.ts'
import { unreachable } from '../kernel/assert.ts'
import { ImportFileError, type ImportRecords, type RawRecord, type RecordsWish } from '../ports/import-file.ts'
import { chosenSheet } from './chosen-sheet.ts'
import { htmlRows } from './html-table/html-rows.ts'
import { areJsonLines, brokenLine, jsonLines } from './json/json-lines.ts'
import { jsonObjects, type JsonObject } from './json/json-objects.ts'
import { columnNames, objectRecords, OBJECTS_LOOKED_AT } from './json/json-rows.ts'
import type { Sniffed } from './sniff-container.ts'
import { CARD_HEADINGS, CARD_MAPPING, cardRows } from './vcard/vcard-rows.ts'
import { openXls } from './xls/open-xls.ts'
import { openWorkbook } from './xlsx/open-workbook.ts'
import { worksheetNames, worksheetRows } from './xml/spreadsheet-rows.ts'

const SAMPLE_BYTES = 256 * 1024
/** The first file in the archive names its kind, unpacked (OpenDocument 1.3 part 2, 3.3). */
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.spreadsheet'

export interface OpenedFile {
  readonly what: Exclude<Sniffed, 'text'>
  readonly path: string
  readonly packed: boolean
  bytes(): AsyncIterable<Uint8Array>
}

/** @throws ImportFileError */
export async function openRecords(file: OpenedFile, wish: RecordsWish): Promise<ImportRecords> {
  switch (file.what) {
    case 'zip':
    case 'xlsx':
      // Inside another archive a workbook cannot be read where it lies.
      if (file.packed) throw new ImportFileError('unsupported_format')
      // Binary workbooks and those of LibreOffice are read like the old ones, by the library that holds them whole.
      if (await holds(file.path, ['xl/workbook.bin', OPEN_DOCUMENT])) return openXls(file.path, wish)
      if (!(await holds(file.path, ['[Content_Types].xml', 'xl/']))) throw new ImportFileError('unsupported_format')
      return openWorkbook(file.path, wish)
    case 'ole':
    case 'xls':
      if (file.packed) throw new ImportFileError('unsupported_format')
      // A modern workbook behind a password lies in an old container, under this name (MS-OFFCRYPTO 2.3.4).
      if (await holds(file.path, ['EncryptedPackage'], 'utf16le')) throw new ImportFileError('encrypted_file')
      if (await isLetterOrSlides(file.path)) throw new ImportFileError('unsupported_format')
      return openXls(file.path, wish)
    case 'html':
      return openText(file, { wish, container: 'html', rows: htmlRows })
    case 'vcard':
      return {
        ...(await openText(file, { wish, container: 'vcard', rows: cardRows })),
        columns: { headings: CARD_HEADINGS, mapping: CARD_MAPPING, kind: 'customers' },
      }
    case 'json':
      return openJson(file, wish)
    case 'xml':
      return openSpreadsheet(file, wish)
    case 'unsupported':
      throw new ImportFileError('unsupported_format')
    default:
      return unreachable(file.what)
  }
}

/** They lie in the same container as old workbooks (MS-DOC 2.1, MS-PPT 2.1); a workbook may have one of them in it. */
async function isLetterOrSlides(path: string): Promise<boolean> {
  const isOne = await holds(path, ['WordDocument', 'PowerPoint Document'], 'utf16le')
  return isOne && !(await holds(path, ['Workbook', 'Book'], 'utf16le'))
}

/** Whether one of the names stands near an end of the file: that is where containers list what is in them. */
async function holds(path: string, names: readonly string[], encoding: BufferEncoding = 'latin1'): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const ends = Buffer.alloc(Math.min(size, SAMPLE_BYTES) * 2)
    await file.read(ends, 0, ends.length / 2, 0)
    await file.read(ends, ends.length / 2, ends.length / 2, size - ends.length / 2)
    return names.some(name => ends.includes(Buffer.from(name, encoding)))
  } finally {
    await file.close()
  }
}

interface TextRows {
  readonly wish: RecordsWish
  readonly container: 'html' | 'vcard'
  readonly rows: (texts: AsyncIterable<string>) => AsyncGenerator<RawRecord[]>
}

async function openText(file: OpenedFile, { wish, container, rows }: TextRows): Promise<ImportRecords> {
  const encoding = wish.encoding ?? (await encodingOf(file))
  return { container, encoding, sheet: null, sheets: [], columns: null, batches: rows(decoded(file, encoding)) }
}

async function openJson(file: OpenedFile, wish: RecordsWish): Promise<ImportRecords> {
  const encoding = wish.encoding ?? (await encodingOf(file))
  if (areJsonLines(await beginningOf(file, encoding))) return openJsonLines(file, encoding)
  const sample: JsonObject[] = []
  for await (const objects of jsonObjects(decoded(file, encoding))) {
    sample.push(...objects.slice(0, OBJECTS_LOOKED_AT - sample.length))
    if (sample.length >= OBJECTS_LOOKED_AT) break
  }
  const headings = columnNames(sample)
  const batches = async function* (): AsyncGenerator<RawRecord[]> {
    let index = 0
    for await (const objects of jsonObjects(decoded(file, encoding))) {
      const from = index
      index += objects.length
      yield objects.flatMap((object, at) => objectRecords(object, headings, from + at))
    }
  }
  return { container: 'json', encoding, sheet: null, sheets: [], columns: { headings }, batches: batches() }
}

async function openJsonLines(file: OpenedFile, encoding: Encoding): Promise<ImportRecords> {
  const sample: JsonObject[] = []
  for await (const lines of jsonLines(decoded(file, encoding))) {
    const whole = lines.flatMap(({ object }) => (object ? [object] : []))
    sample.push(...whole.slice(0, OBJECTS_LOOKED_AT - sample.length))
    if (sample.length >= OBJECTS_LOOKED_AT) break
  }
  const headings = columnNames(sample)
  const batches = async function* (): AsyncGenerator<RawRecord[]> {
    for await (const lines of jsonLines(decoded(file, encoding)))
      yield lines.flatMap(read => (read.object ? objectRecords(read.object, headings, read.index) : brokenLine(read)))
  }
  return { container: 'json', encoding, sheet: null, sheets: [], columns: { headings }, batches: batches() }
}

async function beginningOf(file: OpenedFile, encoding: Encoding): Promise<string> {
  let start = ''
  for await (const text of decoded(file, encoding)) {
    start += text
    if (start.length >= SAMPLE_BYTES) return start
  }
  // What ends without a line end is a line too.
  return `${start}\n`
}

async function openSpreadsheet(file: OpenedFile, wish: RecordsWish): Promise<ImportRecords> {
  const names = await worksheetNames(file.bytes())
  const sheets = names.map((name, at) => ({ name, isHidden: false, rows: () => worksheetRows(file.bytes(), at) }))
  const sheet = await chosenSheet(sheets, wish.sheet)
  if (!sheet) throw new ImportFileError('damaged_file')
  return { container: 'xml', encoding: null, sheet: sheet.name, sheets: names, columns: null, batches: sheet.rows() }
}

/** What the bytes say: what a page says of itself is often left over from the program that wrote it. */
async function encodingOf(file: OpenedFile): Promise<Encoding> {
  let start: Uint8Array = new Uint8Array(0)
  for await (const chunk of file.bytes()) {
    if (start.length < SAMPLE_BYTES) start = Buffer.concat([start, chunk.subarray(0, SAMPLE_BYTES - start.length)])
    else if (chunk.some(byte => byte >= 0x80)) start = Buffer.concat([start.subarray(0, 4096), chunk])
    if (start.length >= SAMPLE_BYTES && start.some(byte => byte >= 0x80)) break
  }
  const found = detectEncoding(start)
  if (found === undefined) throw new ImportFileError('binary_file')
  return found
}

async function* decoded(file: OpenedFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of file.bytes()) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
