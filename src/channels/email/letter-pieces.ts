/** What a letter is put together from, and how that gets into the memory from which it is sent or signed. */
import { base64LinesSize, dotStuffed, LINE_BYTES, writeBase64Lines } from './mime.ts'

/** Text travels as UTF-8, bytes as they are; neither has a dot at the beginning of a line. */
export type Piece = string | Buffer | Plain | Coded

/** Lines of text that somebody wrote: a dot at the beginning of one is doubled on the wire (RFC 5321, 4.5.2). */
export interface Plain {
  readonly lines: string
}

/** Text that travels as base64, and is encoded when it is written: until then a letter is nothing but its words. */
export interface Coded {
  /** One after the other. To join them first would copy them once more. */
  readonly words: readonly string[]
  /** Filled up with spaces to whole lines, so that more base64 may follow; not where the part ends. */
  readonly isPadded: boolean
}

/** Of a character in UTF-8; a dot that is doubled has two of them. */
const CHAR_BYTES_MAX = 3
const SPACE = 32

/** At least as many bytes as the pieces take. */
export function roomFor(pieces: readonly Piece[]): number {
  let bytes = 0
  for (const piece of pieces) {
    if (typeof piece === 'string') bytes += piece.length * CHAR_BYTES_MAX
    else if ('byteLength' in piece) bytes += piece.length
    else if ('lines' in piece) bytes += piece.lines.length * CHAR_BYTES_MAX + 1
    else bytes += base64LinesSize(mostBytes(piece.words))
  }
  return bytes
}

function mostBytes(words: readonly string[]): number {
  let chars = 0
  for (const word of words) chars += word.length
  return chars * CHAR_BYTES_MAX + LINE_BYTES
}

export interface Place {
  readonly into: Buffer
  readonly at: number
  readonly isWire: boolean
}

/** Answers where it ended. There must be room. */
export function writePieces(pieces: readonly Piece[], { into, at, isWire }: Place): number {
  let end = at
  for (const piece of pieces) {
    if (typeof piece === 'string') end += into.write(piece, end, 'utf8')
    else if ('byteLength' in piece) {
      into.set(piece, end)
      end += piece.length
    } else if ('lines' in piece) end += into.write(isWire ? dotStuffed(piece.lines) : piece.lines, end, 'utf8')
    else end = writeCoded(piece, into, end)
  }
  return end
}

/** As it is stored, read and signed: in one piece of its own. */
export function bytesOf(pieces: readonly Piece[]): Buffer {
  const into = Buffer.allocUnsafe(roomFor(pieces))
  return into.subarray(0, writePieces(pieces, { into, at: 0, isWire: false }))
}

/** The words of one letter at a time lie here. */
let plain = Buffer.allocUnsafe(8192)

function writeCoded({ words, isPadded }: Coded, into: Buffer, at: number): number {
  const most = mostBytes(words)
  if (plain.length < most) plain = Buffer.allocUnsafe(2 * most)
  let count = 0
  for (const word of words) count += plain.write(word, count, 'utf8')
  if (isPadded) for (; count % LINE_BYTES !== 0; count += 1) plain[count] = SPACE
  return writeBase64Lines(plain, { count, into, at })
}
