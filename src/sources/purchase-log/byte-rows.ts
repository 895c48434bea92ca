/**
 * Splits CSV bytes into rows of fields without making a string of anything: ten million rows take seconds.
 * Quoted fields, doubled quotes, CRLF and line breaks inside quotes are read (RFC 4180); the delimiter is given.
 */
const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const FIELDS_MAX = 1024

export interface ByteRow {
  bytes: Uint8Array
  /** Where field i starts and ends, quotes excluded; valid up to `count`. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 when the field holds doubled quotes that stand for one. */
  readonly doubled: Uint8Array
  count: number
  line: number
}

export interface ByteRows {
  /** Hands every complete row to `take`; the rest waits for the next piece. */
  push(piece: Uint8Array): void
  /** The last row may lack its line break. */
  end(): void
}

export function byteRows(delimiter: number, take: (row: ByteRow) => void): ByteRows {
  const row: ByteRow = {
    bytes: new Uint8Array(0),
    starts: new Int32Array(FIELDS_MAX),
    ends: new Int32Array(FIELDS_MAX),
    doubled: new Uint8Array(FIELDS_MAX),
    count: 0,
    line: 0,
  }
  let rest = new Uint8Array(0)
  const read = (bytes: Uint8Array, isLast: boolean): void => {
    row.bytes = bytes
    let from = 0
    while (from < bytes.length) {
      const next = readRow(row, from, delimiter)
      if (next < 0 && !isLast) break
      row.line += 1
      const isEmpty = row.count === 1 && row.ends[0] === row.starts[0]
      if (!isEmpty) take(row)
      from = next < 0 ? bytes.length : next
    }
    rest = bytes.slice(from)
  }
  return {
    push: piece => {
      if (rest.length === 0) return read(piece, false)
      const joined = new Uint8Array(rest.length + piece.length)
      joined.set(rest)
      joined.set(piece, rest.length)
      return read(joined, false)
    },
    end: () => read(rest, true),
  }
}

/** Reads one row from `from`. @returns where the next one starts, or −1 when the bytes end before the row does. */
function readRow(row: ByteRow, from: number, delimiter: number): number {
  const { bytes, starts, ends, doubled } = row
  const size = bytes.length
  let at = from
  let field = 0
  for (;;) {
    const place = Math.min(field, FIELDS_MAX - 1)
    doubled[place] = 0
    if (bytes[at] === QUOTE) {
      at = readQuoted(row, place, at + 1)
    } else {
      starts[place] = at
      let byte = bytes[at]
      while (at < size && byte !== delimiter && byte !== LF) {
        at += 1
        byte = bytes[at]
      }
      ends[place] = at > from && byte === LF && bytes[at - 1] === CR && at - 1 >= (starts[place] ?? 0) ? at - 1 : at
    }
    field += 1
    row.count = Math.min(field, FIELDS_MAX)
    if (at >= size) return -1
    if (bytes[at] === LF) return at + 1
    at += 1
  }
}

/** Reads up to the closing quote and on to the delimiter. @returns the place of the delimiter, the line break or the end. */
function readQuoted(row: ByteRow, place: number, from: number): number {
  const { bytes } = row
  const size = bytes.length
  let at = from
  row.starts[place] = from
  while (at < size) {
    if (bytes[at] !== QUOTE) {
      at += 1
    } else if (bytes[at + 1] === QUOTE) {
      row.doubled[place] = 1
      at += 2
    } else {
      break
    }
  }
  row.ends[place] = Math.min(at, size)
  if (at >= size) return size
  at += 1
  // What stands between the closing quote and the next delimiter is a carriage return or a mistake; it is not part of the value.
  if (bytes[at] === CR) at += 1
  return at
}

const text = new TextDecoder()

export function fieldText(row: ByteRow, field: number): string {
  if (field >= row.count) return ''
  const value = text.decode(row.bytes.subarray(row.starts[field] ?? 0, row.ends[field] ?? 0))
  return row.doubled[field] ? value.replaceAll('""', '"') : value
}
