/**
 * Splits text into records, a chunk at a time, with bounded memory, and loses no line of a broken file:
 * a quote opens a cell only at its start and closes it only before a delimiter or the end of the line, otherwise it is a letter;
 * a quote that nobody closes costs the line it stands in and no other. Line ends may be mixed; rows may be ragged.
 */

/** A cell of a spreadsheet holds 32,767 characters; twice that is a broken file. */
export const CELL_CHARS_MAX = 65_536
/** A line longer than this is thrown away while it is read. */
const LINE_CHARS_MAX = 1_048_576
/** A quoted cell that runs on over more lines was never closed. */
const QUOTED_LINES_MAX = 50

export type RecordProblem = 'unclosed_quote' | 'cell_too_long' | 'broken_line'

/** `line` is the first physical line of the record, from 1; `problem` says why the cells cannot be used. */
export type OnRecord = (cells: string[], line: number, problem: RecordProblem | null) => void

interface LineReader {
  push(text: string): void
  end(): void
  /** True between two lines. */
  isIdle(): boolean
}

export interface CsvReader extends LineReader {
  /** The number of the physical line that comes next. */
  nextLine(): number
  /** Counts a line that was read elsewhere; only between two records. */
  passLine(): void
}

export interface CsvShape {
  readonly delimiter: string
  /** Cells of the header, once it is known: how a line inside an unclosed quote is recognised. */
  readonly width: number
}

interface OpenQuote {
  readonly line: number
  readonly lines: string[]
  readonly cells: string[]
  chars: number
  cell: string
}

export function csvReader(shape: CsvShape, onRecord: OnRecord): CsvReader {
  const { delimiter } = shape
  const emit = emitter(onRecord)
  let lineNo = 1
  let open: OpenQuote | null = null

  const take = (line: string): void => {
    lineNo += 1
    if (open !== null) continueQuoted(open, line)
    else record(line, lineNo - 1)
  }

  const record = (line: string, number: number): void => {
    if (!line.includes('"')) {
      emit(line.split(delimiter), number)
      return
    }
    const state: OpenQuote = { line: number, lines: [line], cells: [], chars: line.length, cell: '' }
    if (scan(line, state, { delimiter, quoted: false })) emit(state.cells, number)
    else open = state
  }

  const continueQuoted = (state: OpenQuote, line: string): void => {
    state.lines.push(line)
    state.chars += line.length
    const lineIsRow = delimitersIn(line, delimiter) >= Math.max(2, shape.width - 1)
    const closed = scan(line, state, { delimiter, quoted: true })
    if (closed && (state.cells.length === shape.width || !lineIsRow)) {
      open = null
      emit(state.cells, state.line)
    } else if (closed || lineIsRow || state.lines.length > QUOTED_LINES_MAX || state.chars > CELL_CHARS_MAX) {
      rescue(state)
    }
  }

  /** The quote was never meant to open anything: its line is given up, the lines after it are read again on their own. */
  const rescue = (state: OpenQuote): void => {
    open = null
    const [first = '', ...rest] = state.lines
    const literal = first.split(delimiter)
    const balanced = first.split('"').length % 2 === 1
    if (balanced && literal.length === shape.width) emit(literal, state.line)
    else onRecord(literal, state.line, 'unclosed_quote')
    const next = lineNo
    lineNo = state.line + 1
    for (const line of rest) take(line)
    lineNo = next
  }

  const lines = lineReader({
    onLine: take,
    onLongLine: start => {
      if (open !== null) rescue(open)
      onRecord([start.slice(0, 100)], lineNo, 'cell_too_long')
      lineNo += 1
    },
  })
  return {
    push: lines.push,
    end: () => {
      lines.end()
      while (open !== null) rescue(open)
    },
    isIdle: () => open === null && lines.isIdle(),
    nextLine: () => lineNo,
    passLine: () => {
      lineNo += 1
    },
  }
}

function emitter(onRecord: OnRecord): (cells: string[], line: number) => void {
  return (cells, line) => {
    const tooLong = cells.some(cell => cell.length > CELL_CHARS_MAX)
    onRecord(tooLong ? cells.map(cell => cell.slice(0, 100)) : cells, line, tooLong ? 'cell_too_long' : null)
  }
}

interface LineListener {
  onLine(line: string): void
  /** Told once for a line that is longer than anything a table holds; the rest of it is thrown away unread. */
  onLongLine(start: string): void
}

/** Physical lines of text that comes in pieces; every kind of line end is one. */
function lineReader({ onLine, onLongLine }: LineListener): LineReader {
  let carry = ''
  let skipping = false
  const endOfLine = (line: string): void => {
    if (skipping) skipping = false
    else onLine(line)
  }
  return {
    push: chunk => {
      const text = carry === '' ? chunk : carry + chunk
      let at = 0
      let cr = text.indexOf('\r')
      let lf = text.indexOf('\n')
      while (cr !== -1 || lf !== -1) {
        const end = cr === -1 || (lf !== -1 && lf < cr) ? lf : cr
        // A carriage return at the very end may be half of a pair.
        if (end === cr && end === text.length - 1) break
        endOfLine(text.slice(at, end))
        at = end + (end === cr && lf === cr + 1 ? 2 : 1)
        if (cr !== -1 && cr < at) cr = text.indexOf('\r', at)
        if (lf !== -1 && lf < at) lf = text.indexOf('\n', at)
      }
      carry = text.slice(at)
      if (carry.length > LINE_CHARS_MAX && !skipping) {
        onLongLine(carry)
        skipping = true
      }
      if (skipping) carry = carry.endsWith('\r') ? '\r' : ''
    },
    end: () => {
      if (carry !== '') endOfLine(carry.endsWith('\r') ? carry.slice(0, -1) : carry)
      carry = ''
    },
    isIdle: () => carry === '' && !skipping,
  }
}

/** Reads one physical line into the cells; false when it ends inside a quoted cell. */
function scan(line: string, state: OpenQuote, { delimiter, quoted }: { readonly delimiter: string; readonly quoted: boolean }): boolean {
  let at = 0
  let inQuote = quoted
  for (;;) {
    if (!inQuote) {
      if (line.charCodeAt(at) !== 34) {
        const end = line.indexOf(delimiter, at)
        state.cells.push(line.slice(at, end === -1 ? undefined : end))
        if (end === -1) return true
        at = end + 1
        continue
      }
      at += 1
      state.cell = ''
    }
    const close = closingQuote(line, at, delimiter)
    if (close === -1) {
      state.cell += `${line.slice(at).replaceAll('""', '"')}\n`
      return false
    }
    state.cells.push(state.cell + line.slice(at, close).replaceAll('""', '"'))
    state.cell = ''
    inQuote = false
    const next = line.indexOf(delimiter, close + 1)
    if (next === -1) return true
    at = next + 1
  }
}

/** The quote that ends the cell: not a doubled one, and only spaces stand between it and the delimiter. */
function closingQuote(line: string, from: number, delimiter: string): number {
  let at = line.indexOf('"', from)
  while (at !== -1) {
    if (line.charCodeAt(at + 1) === 34) {
      at = line.indexOf('"', at + 2)
      continue
    }
    let after = at + 1
    while (line.charCodeAt(after) === 32) after += 1
    if (after >= line.length || line.startsWith(delimiter, after)) return at
    at = line.indexOf('"', at + 1)
  }
  return -1
}

function delimitersIn(line: string, delimiter: string): number {
  return line.split(delimiter).length - 1
}
