/** What a file is, by its first bytes: an .xls may be a workbook, a page or a text, and nobody knows which. */
import { detectEncoding } from '../domain/collect/text-encoding.ts'
import type { Container } from '../ports/import-file.ts'

/** 'unsupported': a PDF; pictures and the like show by being no text. 'ole': an old workbook or one behind a password. */
export type Sniffed = Container | 'zip' | 'ole' | 'unsupported'

const MAGICS: readonly (readonly [bytes: readonly number[], what: Sniffed])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'ole'],
  // BIFF 2 to 4 lie in the file without a container around them.
  [[0x09, 0x00, 0x04, 0x00], 'ole'],
  [[0x09, 0x02, 0x06, 0x00], 'ole'],
  [[0x09, 0x04, 0x06, 0x00], 'ole'],
  [[0x25, 0x50, 0x44, 0x46], 'unsupported'],
]

export function sniffContainer(start: Uint8Array): Sniffed {
  const known = MAGICS.find(([bytes]) => bytes.every((byte, at) => start[at] === byte))
  if (known) return known[1]
  const head = new TextDecoder(detectEncoding(start) ?? 'latin1')
    .decode(start.subarray(0, 8192))
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^BEGIN:VCARD/i.test(head)) return 'vcard'
  if (/^\[\s*(?:\{|\]|$)|^\{\s*(?:"|\}|$)/.test(head)) return 'json'
  if (!head.startsWith('<')) return 'text'
  if (/<(?:\w+:)?Workbook[\s>]/.test(head) && /office:spreadsheet/.test(head)) return 'xml'
  return /<(?:!doctype html|html|head|body|meta|style|table|tr|td|div|center|p|h\d)[\s>/]/i.test(head) ? 'html' : 'text'
}
