/** What stands around the sheets of a workbook: their names, the shared strings, which styles are dates. Format: ECMA-376 part 1, 18.2, 18.4, 18.8. */
import { ImportFileError } from '../../ports/import-file.ts'
import { xmlEvents } from '../xml/xml-events.ts'
import type { ZipFile } from '../zip/zip-file.ts'

/** Text of all shared strings together: a million rows of names and phones need a third of it. */
const SHARED_CHARS_MAX = 64 * 1024 * 1024

export interface SheetPart {
  readonly name: string
  readonly part: string
  readonly isHidden: boolean
}

export interface Workbook {
  readonly sheets: readonly SheetPart[]
  readonly is1904: boolean
  readonly shared: readonly string[]
  /** By number of the style of a cell. */
  readonly isDateStyle: readonly boolean[]
}

/** @throws ImportFileError 'unsupported_format' when the archive holds no workbook. */
export async function readWorkbook(zip: ZipFile): Promise<Workbook> {
  const main = (await targets(zip, '_rels/.rels', '')).find(target => target.type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml'
  if (!zip.has(main)) throw new ImportFileError('unsupported_format')
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const links = await targets(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder)
  const byId = new Map(links.map(link => [link.id, link.part]))
  const partOf = (kind: string): string => links.find(link => link.type.endsWith(`/${kind}`))?.part ?? ''
  const found: { name: string; link: string; isHidden: boolean }[] = []
  let is1904 = false
  await all(zip.part(main), (name, attributes) => {
    if (name === 'workbookPr') is1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true'
    if (name === 'sheet')
      found.push({ name: attributes['name'] ?? '', link: attributes['id'] ?? '', isHidden: isHidden(attributes['state']) })
  })
  const sheets = found.flatMap(sheet => {
    const part = byId.get(sheet.link)
    return part !== undefined && zip.has(part) && /sheet/i.test(part) ? [{ name: sheet.name, part, isHidden: sheet.isHidden }] : []
  })
  return { sheets, is1904, shared: await sharedStrings(zip, partOf('sharedStrings')), isDateStyle: await dateStyles(zip, partOf('styles')) }
}

function isHidden(state: string | undefined): boolean {
  return state === 'hidden' || state === 'veryHidden'
}

interface Target {
  readonly id: string
  readonly type: string
  readonly part: string
}

async function targets(zip: ZipFile, part: string, folder: string): Promise<Target[]> {
  const found: Target[] = []
  await all(zip.part(part), (name, { Id = '', Type = '', Target = '' }) => {
    if (name === 'Relationship')
      found.push({ id: Id, type: Type, part: Target.startsWith('/') ? Target.slice(1) : resolved(folder, Target) })
  })
  return found
}

function resolved(folder: string, target: string): string {
  const steps: string[] = folder.split('/').filter(step => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

async function all(
  bytes: AsyncIterable<Uint8Array>,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  for await (const _piece of xmlEvents(bytes, { open }));
}

/** A string with formatted pieces is put together from them; how a Japanese word is read (rPh) is not part of it. */
async function sharedStrings(zip: ZipFile, part: string): Promise<string[]> {
  const strings: string[] = []
  let [current, chars, inText, inReading] = ['', 0, false, false]
  const events = xmlEvents(zip.part(part), {
    open: name => {
      if (name === 'si') current = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') inReading = true
    },
    text: text => {
      if (!inText || inReading) return
      current += text
      chars += text.length
    },
    close: name => {
      if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
      else if (name === 'si') strings.push(unescaped(current))
    },
  })
  for await (const _piece of events) if (chars > SHARED_CHARS_MAX) throw new ImportFileError('file_too_large')
  return strings
}

/** '_x000D_' is how a sign that XML cannot hold is written. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

async function dateStyles(zip: ZipFile, part: string): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  const events = xmlEvents(zip.part(part), {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) styles.push(isDateFormat(Number(attributes['numFmtId'] ?? 0), formats))
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  for await (const _piece of events);
  return styles
}

function isDateFormat(number: number, formats: ReadonlyMap<number, string>): boolean {
  const code = formats.get(number)
  if (code !== undefined) return isDateCode(code)
  return (
    (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 47) || (number >= 50 && number <= 58)
  )
}

/** Outside of quotes, brackets and escapes a date format holds d, m, y, h or s and no digit places. */
export function isDateCode(code: string): boolean {
  const [first = ''] = code.split(';')
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[dmyhs]/i.test(bare) && !/[#0?]/.test(bare.replace(/s[.,]0+/gi, 's')) && !/^general$/i.test(bare.trim())
}
