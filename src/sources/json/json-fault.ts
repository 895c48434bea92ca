/** Where a text stops being JSON (RFC 8259): the engine says so only for some faults. */
import type { FaultPlace } from '../../ports/import-file.ts'

/** Deeper than anything that has rows in it; each step takes room on the stack. */
const DEPTH_MAX = 500
const SPACES = ' \t\n\r'
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y

/** The index of the first character that cannot be; the length where the text ends too early, -1 where nothing is wrong. */
export function jsonFault(text: string): number {
  let [at, depth] = [0, 0]
  const skipSpaces = (): void => {
    while (at < text.length && SPACES.includes(text.charAt(at))) at += 1
  }
  const matches = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return false
    at = pattern.lastIndex
    return true
  }
  const takes = (sign: string): boolean => {
    skipSpaces()
    if (text.charAt(at) !== sign) return false
    at += 1
    return true
  }
  const string = (): boolean => {
    if (!takes('"')) return false
    for (;;) {
      const sign = text.charAt(at)
      if (sign === '"') return takes('"')
      if (sign === '' || sign < ' ') return false
      if (sign !== '\\') at += 1
      else if (!matches(ESCAPE)) return false
    }
  }
  const left = (): boolean => {
    depth -= 1
    return true
  }
  const list = (end: string, item: () => boolean): boolean => {
    depth += 1
    if (depth > DEPTH_MAX) return false
    if (takes(end)) return left()
    do if (!item()) return false
    while (takes(','))
    return takes(end) && left()
  }
  const value = (): boolean => {
    skipSpaces()
    const sign = text.charAt(at)
    if (sign === '"') return string()
    if (takes('{')) return list('}', () => string() && takes(':') && value())
    return takes('[') ? list(']', value) : matches(SCALAR)
  }
  if (!value()) return at
  skipSpaces()
  return at === text.length ? -1 : at
}

/** Where a character of a text stands, when the text begins at `start` of a larger one. */
export function placeIn(text: string, index: number, start: FaultPlace): FaultPlace {
  const before = text.slice(0, index).split('\n')
  const last = before.at(-1) ?? ''
  return before.length === 1
    ? { line: start.line, column: start.column + last.length }
    : { line: start.line + before.length - 1, column: last.length + 1 }
}
