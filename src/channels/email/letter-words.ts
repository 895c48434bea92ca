/**
 * The words of a letter as plain text and as HTML. A long one is taken apart at empty lines: what stands between a name at the top and a
 * link at the bottom is the same in all letters of a mailing, and is made and encoded once.
 */
import { type Coded, bytesOf, type Piece } from './letter-pieces.ts'
import { crlfLines, dotStuffed, escapeHtml, isPlainText, LINE_BYTES, plainLines } from './mime.ts'

export interface LetterWords {
  readonly encoding: '7bit' | 'base64'
  readonly text: readonly Piece[]
  readonly html: readonly Piece[]
}

export interface AroundWords {
  /** Ends the plain text. */
  readonly link: string | null
  /** Follows the words in the HTML. */
  readonly foot: string
}

export type WordsMaker = (body: string, around: AroundWords) => LetterWords

interface Stretch {
  readonly isPlain: boolean
  readonly words: string
  readonly html: Buffer
  /** For a text that travels as it is, and for one that cannot; made when the first one asks. */
  plain: Piece | undefined
  coded: Buffer | undefined
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
    const made = { isPlain: isPlainText(words), words, html: bytesOf([padded(paragraphs(words))]), plain: undefined, coded: undefined }
    kept.set(words, made)
    return made
  }
  return (body, { link, foot }) => {
    const stretches: Stretch[] = []
    let start = 0
    for (let end = stretchEnd(body, start); end < body.length; end = stretchEnd(body, start)) {
      stretches.push(stretchOf(body.slice(start, end), stretches.length))
      start = end
    }
    last = stretches
    const rest = start === 0 ? body : body.slice(start)
    const ending = link === null ? rest : `${rest}\n\n${link}`
    const isPlain = isPlainText(ending) && stretches.every(one => one.isPlain)
    return {
      encoding: isPlain ? '7bit' : 'base64',
      text: isPlain
        ? [...stretches.map(plainOf), `${plainLines(ending)}\r\n`]
        : [...stretches.map(codedOf), { words: crlfLines(ending), isPadded: false }],
      html: [...stretches.map(one => one.html), padded(`${paragraphs(rest)}${foot}`)],
    }
  }
}

/** Behind the empty lines that end the stretch; the length of the text when nothing follows. */
function stretchEnd(body: string, start: number): number {
  const found = body.indexOf('\n\n', start + STRETCH_CHARS)
  if (found < 0) return body.length
  let end = found + 2
  while (body.charCodeAt(end) === NEW_LINE) end += 1
  return end
}

function padded(words: string): Coded {
  return { words, isPadded: true }
}

/** Bytes, unless a dot at the beginning of a line must be doubled on the wire. */
function plainOf(stretch: Stretch): Piece {
  if (stretch.plain !== undefined) return stretch.plain
  const lines = plainLines(stretch.words)
  stretch.plain = dotStuffed(lines) === lines ? Buffer.from(lines) : lines
  return stretch.plain
}

/** The spaces that fill the last line up stand at the end of a sentence, where nobody sees them. */
function codedOf(stretch: Stretch): Buffer {
  if (stretch.coded !== undefined) return stretch.coded
  const words = stretch.words.trimEnd()
  const lines = crlfLines(stretch.words.slice(words.length))
  const text = crlfLines(words)
  const spaces = ' '.repeat((LINE_BYTES - (Buffer.byteLength(text + lines) % LINE_BYTES)) % LINE_BYTES)
  stretch.coded = bytesOf([{ words: text + spaces + lines, isPadded: false }])
  return stretch.coded
}

function paragraphs(body: string): string {
  let html = ''
  for (const part of body.split(/\n{2,}/)) if (part !== '') html += `<p>${linked(escapeHtml(part)).replaceAll('\n', '<br>')}</p>`
  return html
}

/** Addresses of pages become links; what follows the address (a full stop, a bracket) stays text. */
function linked(html: string): string {
  return html.includes('http') ? html.replace(/https?:\/\/[^\s<]+[^\s<.,;:!?)\]]/g, '<a href="$&">$&</a>') : html
}
