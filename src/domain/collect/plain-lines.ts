/**
 * Lines that need no care: no quotes, no odd line ends, no letters that are hard to read. They are most of every large file, and their
 * cells go from the bytes into the pools of values without a string ever being made of them.
 */
import type { Encoding } from './text-encoding.ts'

/** A longer line is read with care. */
export const PLAIN_BYTES_MAX = 65_536
/** Answers of `find` that are no place in the bytes. */
export const NO_END = -1
export const NOT_PLAIN = -2

const [NUL, TAB, LF, CR, SPACE, QUOTE] = [0, 9, 10, 13, 32, 34]
/** A file has at most so many columns that are worth a quick way. */
const CELLS_MAX = 512

export interface PlainLines {
  /** Looks at the line that begins at `from`: where the next one begins, NO_END when its end is not there yet, or NOT_PLAIN. */
  find(bytes: Uint8Array, from: number): number
  /** Cells of the line found last. */
  count(): number
  /** Where a cell of the line found last begins and ends, spaces and all. */
  from(cell: number): number
  to(cell: number): number
  /** The line found last is taken: the next one may be compared with it. */
  keep(): void
  /** Whether the cell is, byte by byte, what the same cell was in the line before, if that was kept. */
  isAsBefore(bytes: Uint8Array, cell: number): boolean
  /** Whether the cell begins like a day or a telephone. */
  beginsWithDigit(bytes: Uint8Array, cell: number): boolean
  /** The letters of a cell of the line found last, trimmed; how many they are, or NOT_PLAIN. */
  read(bytes: Uint8Array, cell: number, letters: Uint16Array): number
}

/** Undefined where a byte below 128 may be half of a letter. */
export function plainLines(encoding: Encoding, delimiter: string): PlainLines | undefined {
  const sign = delimiter.charCodeAt(0)
  if (encoding === 'utf-16le' || encoding === 'utf-16be' || delimiter.length !== 1 || sign > 127) return undefined
  const table = encoding === 'utf-8' ? undefined : letterTable(encoding)
  let [starts, ends] = [new Int32Array(CELLS_MAX), new Int32Array(CELLS_MAX)]
  let [startsBefore, endsBefore] = [new Int32Array(CELLS_MAX), new Int32Array(CELLS_MAX)]
  let [count, countBefore] = [0, 0]
  let kept: Uint8Array | undefined
  let isKept = false
  return {
    find: (bytes, from) => {
      const last = Math.min(bytes.length, from + PLAIN_BYTES_MAX)
      ;[starts, startsBefore, ends, endsBefore] = [startsBefore, starts, endsBefore, ends]
      countBefore = isKept && kept === bytes ? count : 0
      kept = bytes
      isKept = false
      count = 0
      starts[0] = from
      for (let at = from; at < last; at += 1) {
        const byte = bytes[at] ?? 0
        if (byte > 59 && byte !== sign) continue
        if (byte === sign) {
          ends[count] = at
          count += 1
          if (count === CELLS_MAX) return NOT_PLAIN
          starts[count] = at + 1
        } else if (byte === LF) {
          ends[count] = at > from && bytes[at - 1] === CR ? at - 1 : at
          count += 1
          return at + 1
        } else if (byte === QUOTE || byte === NUL || (byte === CR && at + 1 < bytes.length && bytes[at + 1] !== LF)) return NOT_PLAIN
      }
      return last === bytes.length && last - from < PLAIN_BYTES_MAX ? NO_END : NOT_PLAIN
    },
    count: () => count,
    from: cell => starts[cell] ?? 0,
    to: cell => ends[cell] ?? 0,
    keep: () => {
      isKept = true
    },
    isAsBefore: (bytes, cell) => {
      const [from, before] = [starts[cell] ?? 0, startsBefore[cell] ?? 0]
      const length = (ends[cell] ?? 0) - from
      if (cell >= countBefore || length !== (endsBefore[cell] ?? 0) - before) return false
      for (let i = length - 1; i >= 0; i -= 1) if (bytes[from + i] !== bytes[before + i]) return false
      return true
    },
    beginsWithDigit: (bytes, cell) => {
      let at = starts[cell] ?? 0
      while (at < (ends[cell] ?? 0) && BEFORE_DIGIT.has(bytes[at] ?? 0)) at += 1
      return at < (ends[cell] ?? 0) && isDigit(bytes[at] ?? 0)
    },
    read: (bytes, cell, letters) => {
      let [from, to] = [starts[cell] ?? 0, ends[cell] ?? 0]
      while (from < to && isBlankByte(bytes[from])) from += 1
      while (to > from && isBlankByte(bytes[to - 1])) to -= 1
      return table ? readOneByte({ bytes, from, to }, table, letters) : readUtf8({ bytes, from, to }, letters)
    },
  }
}

/** Spaces, a plus and a bracket. */
const BEFORE_DIGIT: ReadonlySet<number> = new Set([TAB, LF, CR, SPACE, 40, 43])

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57
}

interface Piece {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

function isBlankByte(byte: number | undefined): boolean {
  return byte !== undefined && (byte === SPACE || (byte >= TAB && byte <= CR))
}

/** Among these are all further signs that `trim` takes away. */
function isFarBlank(letter: number | undefined): boolean {
  return letter !== undefined && (letter === 0xa0 || letter >= 0x1680)
}

function letterTable(encoding: Encoding): Uint16Array {
  const text = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  return Uint16Array.from({ length: 256 }, (_, byte) => text.charCodeAt(byte))
}

function readOneByte({ bytes, from, to }: Piece, table: Uint16Array, letters: Uint16Array): number {
  let length = 0
  for (let at = from; at < to; at += 1) {
    letters[length] = table[bytes[at] ?? 0] ?? 0
    length += 1
  }
  return endsPlainly(letters, length)
}

/** Letters of one, two and three bytes; what is longer or broken is read with care. */
function readUtf8({ bytes, from, to }: Piece, letters: Uint16Array): number {
  let [length, at] = [0, from]
  while (at < to) {
    const first = bytes[at] ?? 0
    if (first < 0x80) {
      letters[length] = first
      at += 1
    } else if (first >= 0xc2 && first <= 0xdf) {
      const second = at + 1 < to ? (bytes[at + 1] ?? 0) : 0
      if ((second & 0xc0) !== 0x80) return NOT_PLAIN
      letters[length] = ((first & 0x1f) << 6) | (second & 0x3f)
      at += 2
    } else {
      const [second, third] = at + 2 < to ? [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0] : [0, 0]
      const letter = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f)
      const isWhole = (first & 0xf0) === 0xe0 && (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80
      if (!isWhole || letter < 0x800 || (letter >= 0xd800 && letter <= 0xdfff)) return NOT_PLAIN
      letters[length] = letter
      at += 3
    }
    length += 1
  }
  return endsPlainly(letters, length)
}

function endsPlainly(letters: Uint16Array, length: number): number {
  if (length === 0) return 0
  const isOdd = isFarBlank(letters[0]) || isFarBlank(letters[length - 1])
  return isOdd ? NOT_PLAIN : length
}
