/** The objects of a JSON file one by one, however large it is: an array of them, one after another, or the list inside a wrapper. */
import { headingMeaning } from '../../domain/collect/headings.ts'
import { type FaultPlace, ImportFileError } from '../../ports/import-file.ts'
import { jsonFault, placeIn } from './json-fault.ts'

/** One object; a receipt with a thousand lines has a tenth of it. */
const OBJECT_CHARS_MAX = 4 * 1024 * 1024
/** '{"response": {"data": {"orders": [' and no deeper. */
const WRAPPERS_MAX = 3
const LINE_FEED = 10
const QUOTE = 34
const BACKSLASH = 92

export type JsonObject = Readonly<Record<string, unknown>>

/** @throws ImportFileError 'damaged_file', with the place, when the text is no JSON. */
export async function* jsonObjects(texts: AsyncIterable<string>): AsyncGenerator<JsonObject[]> {
  const scanner = objectScanner()
  for await (const text of texts) {
    scanner.push(text)
    const found = scanner.take()
    if (found.length > 0) yield found.map(parsed)
  }
  const rest = scanner.rest()
  if (rest) throw damaged(rest)
}

interface Piece extends FaultPlace {
  readonly text: string
}

function parsed(piece: Piece): JsonObject {
  const object = jsonObject(piece.text)
  if (object === undefined) throw damaged(piece)
  return object
}

/** Undefined when the text is no object. */
export function jsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text, exactNumber)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
  } catch (error) {
    // More brackets than the stack holds are read by nobody.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

function damaged(piece: Piece): ImportFileError {
  const fault = jsonFault(piece.text)
  return new ImportFileError('damaged_file', placeIn(piece.text, fault === -1 ? piece.text.length : fault, piece))
}

/** Order numbers above 2^53 keep their digits. */
function exactNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' && context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value
}

interface Scanner {
  push(text: string): void
  take(): Piece[]
  /** What was begun and not ended. */
  rest(): Piece | undefined
}

function objectScanner(): Scanner {
  let ready: Piece[] = []
  let [line, lineStart, passed] = [1, 0, 0]
  let begun: FaultPlace = { line: 1, column: 1 }
  const placeOf = (at: number): FaultPlace => ({ line, column: passed + at - lineStart + 1 })
  let [buffer, depth, start, inString, isEscaped, wrapperDepth] = ['', 0, -1, false, false, 0]
  let seen = 0

  const begin = (at: number): void => {
    ;[start, wrapperDepth, begun] = [at, depth, placeOf(at)]
  }
  /** An object that begins at the list's depth is a record; one at the top may be a wrapper, which shows by its first list of objects. */
  const open = (at: number): void => {
    if (start === -1) {
      if (seen === 0 || depth === wrapperDepth) begin(at)
    } else if (seen === 0 && wrapperDepth === 0 && depth >= 2 && depth <= WRAPPERS_MAX + 1 && isList(buffer.slice(start, at))) begin(at)
    depth += 1
  }
  const close = (at: number): void => {
    depth -= 1
    if (depth < 0) throw new ImportFileError('damaged_file', placeOf(at))
    if (start !== -1 && depth === wrapperDepth) {
      ready.push({ text: buffer.slice(start, at + 1), ...begun })
      seen += 1
      start = -1
    }
  }
  const step = (code: number, at: number): void => {
    if (code === 123) open(at)
    else if (code === 125 || code === 93) close(at)
    else if (code === 91) depth += 1
    else if (code === QUOTE) inString = true
  }
  return {
    push: text => {
      const from = buffer.length
      buffer += text
      for (let at = from; at < buffer.length; at += 1) {
        const code = buffer.charCodeAt(at)
        if (code === LINE_FEED) [line, lineStart] = [line + 1, passed + at + 1]
        if (!inString) step(code, at)
        else if (isEscaped) isEscaped = false
        else if (code === BACKSLASH) isEscaped = true
        else if (code === QUOTE) inString = false
      }
      const kept = start === -1 ? buffer.length : start
      passed += kept
      buffer = buffer.slice(kept)
      if (start !== -1) start = 0
      if (buffer.length > OBJECT_CHARS_MAX) throw new ImportFileError('file_too_large')
    },
    take: () => {
      const found = ready
      ready = []
      return found
    },
    rest: () => (depth === 0 && !inString ? undefined : start === -1 ? { text: '', ...placeOf(0) } : { text: buffer, ...begun }),
  }
}

/** '{"total": 3, "items": [' is a wrapper; what already has two telling fields before its first list is one sale with its lines. */
function isList(head: string): boolean {
  if (!/\[\s*$/.test(head)) return false
  const names = [...head.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map(match => match[1] ?? '')
  const fields = new Set(
    names
      .slice(0, -1)
      .map(name => headingMeaning(name)?.field)
      .filter(field => field !== undefined),
  )
  return fields.size < 2
}
