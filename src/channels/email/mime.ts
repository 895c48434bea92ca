/** The few pieces of MIME that a letter needs, made for speed: base64 in whole lines, headers in one string. */

/** Bytes of one base64 line of 76 characters (RFC 2045, 6.8). */
export const LINE_BYTES = 57

/** The two characters of each 12 bits (RFC 4648, 4). */
const FIRST = new Uint8Array(4096)
const SECOND = new Uint8Array(4096)
const SIGNS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 'latin1')
for (let bits = 0; bits < 4096; bits += 1) {
  FIRST[bits] = SIGNS[bits >> 6] ?? 0
  SECOND[bits] = SIGNS[bits & 63] ?? 0
}
const CR = 13
const LF = 10
const FILL = 61

/** Lines of base64, each ending in CRLF. */
export function base64Lines(bytes: Buffer): Buffer {
  const into = Buffer.allocUnsafe(base64LinesSize(bytes.length))
  writeBase64Lines(bytes, { count: bytes.length, into, at: 0 })
  return into
}

export function base64LinesSize(count: number): number {
  return 4 * Math.ceil(count / 3) + 2 * Math.ceil(count / LINE_BYTES)
}

/** The first `count` bytes into memory that is there already; answers where it ended. A text in between would cost as much again. */
export function writeBase64Lines(
  bytes: Buffer,
  { count, into, at: start }: { readonly count: number; readonly into: Buffer; readonly at: number },
): number {
  let at = start
  for (let line = 0; line < count; line += LINE_BYTES) {
    const end = Math.min(line + LINE_BYTES, count)
    let next = line
    for (; next + 2 < end; next += 3) {
      const bits = ((bytes[next] ?? 0) << 16) | ((bytes[next + 1] ?? 0) << 8) | (bytes[next + 2] ?? 0)
      into[at] = FIRST[bits >> 12] ?? 0
      into[at + 1] = SECOND[bits >> 12] ?? 0
      into[at + 2] = FIRST[bits & 4095] ?? 0
      into[at + 3] = SECOND[bits & 4095] ?? 0
      at += 4
    }
    if (next < end) {
      const isTwo = next + 1 < end
      const bits = ((bytes[next] ?? 0) << 16) | ((isTwo ? (bytes[next + 1] ?? 0) : 0) << 8)
      into[at] = FIRST[bits >> 12] ?? 0
      into[at + 1] = SECOND[bits >> 12] ?? 0
      into[at + 2] = isTwo ? (FIRST[bits & 4095] ?? 0) : FILL
      into[at + 3] = FILL
      at += 4
    }
    into[at] = CR
    into[at + 1] = LF
    at += 2
  }
  return at
}

/** Plain ASCII without long lines travels as it is; anything else as base64. */
export function isPlainText(text: string): boolean {
  return /^[\t\n\r\x20-\x7e]*$/.test(text) && !hasLongLine(text)
}

/** Without spaces at the ends of lines, which servers take away. */
export function plainLines(text: string): string {
  return crlfLines(/[ \t](?:\r|\n|$)/.test(text) ? text.replace(/[ \t]+(?=\r|\n|$)/g, '') : text)
}

export function crlfLines(text: string): string {
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).replaceAll('\n', '\r\n')
}

/** RFC 5321 allows 998 characters and a CRLF; a dot may be doubled. */
export const LINE_LENGTH_MAX = 990

function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    if ((end < 0 ? text.length : end) - start > LINE_LENGTH_MAX) return true
    if (end < 0) return false
    start = end + 1
  }
  return false
}

/** A line of a single dot would end the letter (RFC 5321, 4.5.2): every dot at the beginning of a line is doubled on the wire. */
export function dotStuffed(text: string): string {
  return text.startsWith('.') || text.includes('\n.') ? text.replace(/(^|\n)\./g, '$1..') : text
}

const WORD_BYTES_MAX = 42

/** Letters of one mailing mostly have the same subject. */
let lastHeader = { text: '', coded: '' }

/** A header text: as it is when plain, else encoded words of at most 75 characters (RFC 2047). */
export function headerText(text: string): string {
  if (text !== lastHeader.text) lastHeader = { text, coded: codedHeader(text) }
  return lastHeader.coded
}

function codedHeader(text: string): string {
  const clean = text.replace(/[\r\n]+/g, ' ')
  if (/^[\x20-\x7e]*$/.test(clean) && !clean.includes('=?')) return clean
  const words: string[] = []
  let word = ''
  for (const sign of clean) {
    if (Buffer.byteLength(word + sign) > WORD_BYTES_MAX) {
      words.push(word)
      word = ''
    }
    word += sign
  }
  words.push(word)
  return words.map(one => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ')
}

export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** 'Шины у Ани <anya@shop.ru>' in its two halves. */
export function mailboxOf(text: string): Mailbox {
  const found = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(text)
  return found === null ? { name: '', address: text.trim() } : { name: (found[1] ?? '').replace(/^"|"$/g, ''), address: found[2] ?? '' }
}

export function mailboxHeader({ name, address }: Mailbox): string {
  if (name === '') return address
  const isPlain = /^[\w .!#$%&'*+/=?^`{|}~-]*$/.test(name)
  return `${isPlain || /[^\x20-\x7e]/.test(name) ? headerText(name) : `"${name.replace(/["\\]/g, '\\$&')}"`} <${address}>`
}

const SPECIAL = /[&<>"']/
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[&<>"']/g, sign => ESCAPES[sign] ?? sign) : text
}
