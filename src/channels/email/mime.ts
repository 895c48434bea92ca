/** The few pieces of MIME that a letter needs, made for speed: base64 in whole lines, headers in one string. */

/** Bytes of one base64 line of 76 characters (RFC 2045, 6.8). */
export const LINE_BYTES = 57
const LINE_CHARS = 76

/** Lines of base64, each ending in CRLF. */
export function base64Lines(bytes: Buffer): Buffer {
  const flat = bytes.toString('base64')
  const lines = Math.ceil(flat.length / LINE_CHARS)
  const out = Buffer.allocUnsafe(flat.length + 2 * lines)
  for (let line = 0, at = 0; line < lines; line += 1) {
    at += out.write(flat.slice(line * LINE_CHARS, (line + 1) * LINE_CHARS), at, 'latin1')
    out[at] = 13
    out[at + 1] = 10
    at += 2
  }
  return out
}

/** Spaces up to a whole number of base64 lines, so that pieces can be encoded apart and put together. */
export function paddedToLines(html: string): Buffer {
  const bytes = Buffer.from(html, 'utf8')
  const missing = (LINE_BYTES - (bytes.length % LINE_BYTES)) % LINE_BYTES
  return missing === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(missing, ' ')])
}

/** Plain ASCII without long lines travels as it is; anything else as base64. Ends in CRLF. */
export function textPart(text: string): { readonly encoding: '7bit' | 'base64'; readonly text: string } {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!/^[\t\n\x20-\x7e]*$/.test(lines) || hasLongLine(lines))
    return { encoding: 'base64', text: base64Lines(Buffer.from(lines.replaceAll('\n', '\r\n'))).toString('latin1') }
  // A line of a single dot would end the letter (RFC 5321, 4.5.2): every dot at the beginning of a line is doubled on the wire.
  return { encoding: '7bit', text: `${lines.replace(/[ \t]+$/gm, '').replaceAll('\n', '\r\n')}\r\n` }
}

/** RFC 5321 allows 998 characters and a CRLF; a dot may be doubled. */
const LINE_LENGTH_MAX = 990

function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    if ((end < 0 ? text.length : end) - start > LINE_LENGTH_MAX) return true
    if (end < 0) return false
    start = end + 1
  }
  return false
}

/** Dots at the beginning of a line are doubled; base64 has none, so most letters come back untouched. */
export function dotStuffed(content: Buffer): Buffer {
  if (!content.includes('\n.')) return content
  return Buffer.from(content.toString('latin1').replace(/^\./gm, '..'), 'latin1')
}

const WORD_BYTES_MAX = 42

/** A header text: as it is when plain, else encoded words of at most 75 characters (RFC 2047). */
export function headerText(text: string): string {
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

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => ESCAPES[sign] ?? sign)
}
