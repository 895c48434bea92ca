/** What a file is, by its first bytes: an .xls may be a workbook, a page or a text, and nobody knows which. */
import { detectEncoding } from '../domain/collect/text-encoding.ts'
import type { Container } from '../ports/import-file.ts'

/** 'unsupported': a PDF or a letter in RTF; pictures and the like show by being no text. 'ole': an old workbook or one behind a password. */
export type Sniffed = Container | 'zip' | 'ole' | 'unsupported'

const MAGICS: readonly (readonly [bytes: readonly number[], what: Sniffed])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'ole'],
  // BIFF 2 to 4 lie in the file without a container around them.
  [[0x09, 0x00, 0x04, 0x00], 'ole'],
  [[0x09, 0x02, 0x06, 0x00], 'ole'],
  [[0x09, 0x04, 0x06, 0x00], 'ole'],
]

export function sniffContainer(start: Uint8Array): Sniffed {
  const known = MAGICS.find(([bytes]) => bytes.every((byte, at) => start[at] === byte))
  if (known) return known[1]
  if (isPdf(start)) return 'unsupported'
  const head = new TextDecoder(detectEncoding(start) ?? 'latin1')
    .decode(start.subarray(0, 8192))
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^BEGIN:VCARD/i.test(head)) return 'vcard'
  if (head.startsWith('{\\rtf')) return 'unsupported'
  if (/^\[\s*(?:\{|\]|$)|^\{\s*(?:"|\}|$)/.test(head)) return 'json'
  if (!head.startsWith('<')) return 'text'
  if (/<(?:\w+:)?Workbook[\s>]/.test(head) && /office:spreadsheet/.test(head)) return 'xml'
  return /<(?:!doctype html|html|head|body|meta|style|table|tr|td|div|center|p|h\d)[\s>/]/i.test(head) ? 'html' : 'text'
}

/** A PDF may have a line or a mark before its own first bytes; readers take the first 1,024 for them. */
function isPdf(start: Uint8Array): boolean {
  return /^\s*(?:\u00ef\u00bb\u00bf)?\s*%PDF-\d/.test(new TextDecoder('latin1').decode(start.subarray(0, 1024)))
}
