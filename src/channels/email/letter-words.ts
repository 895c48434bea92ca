/**
 * The words of a letter as plain text and as HTML. A long one is taken apart at empty lines: what stands between a name at the top and a
 * link at the bottom is the same in all letters of a mailing, and is made and encoded once. What is plain ASCII travels as it is, which
 * is a quarter shorter than base64; in other alphabets base64 is less than half of what quoted-printable takes.
 */
import { bytesOf, type Piece } from './letter-pieces.ts'
import { crlfLines, escapeHtml, isPlainText, LINE_BYTES, LINE_LENGTH_MAX, plainLines } from './mime.ts'

export type WordsEncoding = '7bit' | 'base64'

export interface LetterWords {
  /** Of both parts. */
  readonly encoding: WordsEncoding
  readonly text: readonly Piece[]
  readonly html: readonly Piece[]
}

export interface AroundWords {
  /** Ends the plain text. */
  readonly link: string | null
  /** Follows the words in the HTML; one in ASCII for words that travel as they are. */
  foot(encoding: WordsEncoding): readonly string[]
}

export type WordsMaker = (body: string, around: AroundWords) => LetterWords

interface Stretch {
  readonly isPlain: boolean
  readonly words: string
  /** For a text that travels as it is, and for one that cannot; made when the first one asks. */
  plain: Made | undefined
  coded: Made | undefined
}

interface Made {
  readonly text: Piece
  readonly html: Buffer
}

/** A stretch ends at the first empty line after so many characters: long enough to be worth keeping, short enough that a name spoils little. */
const STRETCH_CHARS = 1024
/** A few mailings at once; stretches with names in them come and go. */
const KEPT_MAX = 128
const NEW_LINE = 10

/** One for all letters of a sender. A letter is the same whatever was made before it. */
export function wordsMaker(): WordsMaker {
  const kept = new Map<string, Stretch>()
  let last: readonly Stretch[] = []
  const stretchOf = (words: string, place: number): Stretch => {
    // To compare with the letter before is a tenth of the work of looking it up.
    const before = last[place]
    if (before !== undefined && before.words === words) return before
    const known = kept.get(words)
    if (known !== undefined) return known
    if (kept.size >= KEPT_MAX) kept.clear()
    const made = { isPlain: isPlainHtml(words), words, plain: undefined, coded: undefined }
    kept.set(words, made)
    return made
  }
  return (body, around) => {
    const stretches: Stretch[] = []
    let start = 0
    for (let end = stretchEnd(body, start); end < body.length; end = stretchEnd(body, start)) {
      stretches.push(stretchOf(body.slice(start, end), stretches.length))
      start = end
    }
    last = stretches
    const rest = start === 0 ? body : body.slice(start)
    const isPlain = isPlainHtml(rest) && stretches.every(one => one.isPlain) && (around.link === null || isPlainLink(around.link))
    return isPlain ? asItIs(stretches, rest, around) : encoded(stretches, rest, around)
  }
}

function asItIs(stretches: readonly Stretch[], rest: string, { link, foot }: AroundWords): LetterWords {
  const made = stretches.map(plainOf)
  const ending = plainLines(rest)
  return {
    encoding: '7bit',
    text: [...made.map(one => one.text), { lines: link === null ? `${ending}\r\n` : `${ending}\r\n\r\n${link}\r\n` }],
    html: [...made.map(one => one.html), ...paragraphs(rest, '\r\n'), ...foot('7bit')],
  }
}

function encoded(stretches: readonly Stretch[], rest: string, { link, foot }: AroundWords): LetterWords {
  const ending = crlfLines(rest)
  const text = { words: link === null ? [ending] : [ending, '\r\n\r\n', link], isPadded: false }
  const html = { words: [...paragraphs(rest, ''), ...foot('base64')], isPadded: true }
  if (stretches.length === 0) return { encoding: 'base64', text: [text], html: [html] }
  const made = stretches.map(codedOf)
  return { encoding: 'base64', text: [...made.map(one => one.text), text], html: [...made.map(one => one.html), html] }
}

/** Behind the empty lines that end the stretch; the length of the text when nothing follows. */
function stretchEnd(body: string, start: number): number {
  if (body.length - start <= STRETCH_CHARS) return body.length
  const found = body.indexOf('\n\n', start + STRETCH_CHARS)
  if (found < 0) return body.length
  let end = found + 2
  while (body.charCodeAt(end) === NEW_LINE) end += 1
  return end
}

/** Bytes, unless a dot at the beginning of a line must be doubled on the wire. */
function plainOf(stretch: Stretch): Made {
  if (stretch.plain === undefined) {
    const lines = plainLines(stretch.words)
    const hasDot = lines.startsWith('.') || lines.includes('\n.')
    stretch.plain = { text: hasDot ? { lines } : Buffer.from(lines), html: bytesOf(paragraphs(stretch.words, '\r\n')) }
  }
  return stretch.plain
}

/** The spaces that fill the last line up stand at the end of a sentence, where nobody sees them. */
function codedOf(stretch: Stretch): Made {
  if (stretch.coded !== undefined) return stretch.coded
  const words = stretch.words.trimEnd()
  const lines = crlfLines(stretch.words.slice(words.length))
  const text = crlfLines(words)
  const spaces = ' '.repeat((LINE_BYTES - (Buffer.byteLength(text + lines) % LINE_BYTES)) % LINE_BYTES)
  stretch.coded = {
    text: bytesOf([{ words: [text, spaces, lines], isPadded: false }]),
    html: bytesOf([{ words: paragraphs(stretch.words, ''), isPadded: true }]),
  }
  return stretch.coded
}

/** The end of a line between paragraphs keeps the lines of a letter that travels as it is short. */
function paragraphs(body: string, lineEnd: '\r\n' | ''): string[] {
  const closes = `</p>${lineEnd}`
  if (!body.includes('\n')) return body === '' ? [] : ['<p>', linked(escapeHtml(body)), closes]
  return body.split(/\n{2,}/).flatMap(part => (part === '' ? [] : ['<p>', linked(escapeHtml(part)).replaceAll('\n', '<br>'), closes]))
}

/** Addresses of pages become links; what follows the address (a full stop, a bracket) stays text. */
function linked(html: string): string {
  return html.includes('http') ? html.replace(/https?:\/\/[^\s<]+[^\s<.,;:!?)\]]/g, '<a href="$&">$&</a>') : html
}

/** Also as HTML, where each paragraph is a line and escaped signs are longer. */
function isPlainHtml(words: string): boolean {
  if (!isPlainText(words) || words.includes('\r')) return false
  return words.length * ESCAPED_MAX <= LINE_LENGTH_MAX || paragraphs(words, '').every(part => part.length <= LINE_LENGTH_MAX)
}

/** `"` becomes `&quot;`; an address becomes a link that names it twice. */
const ESCAPED_MAX = 12

/** What stands around it in its line of the HTML takes less than half of it. */
function isPlainLink(link: string): boolean {
  return link.length <= LINE_LENGTH_MAX / 2 && /^[\x21-\x7e]*$/.test(link)
}
