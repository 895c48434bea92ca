/**
 * Phone books, vCard 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350): lines put together again, cut into name, parameters and value,
 * and decoded. No library reads what Android writes: quoted-printable with soft line breaks.
 */
export interface CardLine {
  /** In capitals, without its group: 'TEL' of 'item1.TEL'. */
  readonly name: string
  /** 'item1', in lower case; '' without one. */
  readonly group: string
  readonly parameters: readonly string[]
  readonly value: string
}

/** A photo is a megabyte of base64; of more than this only the beginning is kept. */
const LINE_CHARS_MAX = 64 * 1024

export interface LineJoiner {
  push(text: string): void
  end(): void
}

/** Physical lines to logical ones: a leading blank goes on with the line before, and so does a quoted-printable line after '='. */
export function lineJoiner(onLine: (line: string) => void): LineJoiner {
  let carry = ''
  let logical: string | null = null
  const take = (line: string): void => {
    if (logical !== null && isQuotedPrintable(logical) && logical.endsWith('=')) logical = logical.slice(0, -1) + line
    else if (logical !== null && /^[ \t]/.test(line)) {
      if (logical.length < LINE_CHARS_MAX) logical += line.slice(1)
    } else {
      if (logical !== null && logical !== '') onLine(logical)
      logical = line
    }
  }
  return {
    push: text => {
      const lines = (carry + text).split(/\r\n|\n|\r(?!$)/)
      carry = (lines.pop() ?? '').slice(0, LINE_CHARS_MAX)
      for (const line of lines) take(line)
    },
    end: () => {
      if (carry !== '') take(carry.replace(/\r$/, ''))
      if (logical !== null && logical !== '') onLine(logical)
      logical = null
    },
  }
}

function isQuotedPrintable(line: string): boolean {
  return /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(line)
}

/** Undefined for what is no property. `bytesOf` says which bytes the text was read from: the value may be in a charset of its own. */
export function readCardLine(line: string): CardLine | undefined {
  const colon = valueStart(line)
  if (colon === -1) return undefined
  const [full = '', ...parameters] = splitOutsideQuotes(line.slice(0, colon), ';')
  const dot = full.lastIndexOf('.')
  const raw = line.slice(colon + 1)
  const isQuoted = parameters.some(parameter => /^(?:ENCODING=)?(?:QUOTED-PRINTABLE|Q)$/i.test(parameter))
  return {
    name: full.slice(dot + 1).toUpperCase(),
    group: dot === -1 ? '' : full.slice(0, dot).toLowerCase(),
    parameters: parameters.map(parameter => parameter.toUpperCase()),
    value: isQuoted ? decodeQuotedPrintable(raw, charsetOf(parameters)) : raw,
  }
}

/** The colon that ends name and parameters; one inside quotes belongs to a parameter. */
function valueStart(line: string): number {
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) return at
  }
  return -1
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  return text.match(new RegExp(`(?:"[^"]*"|[^${separator}"])+`, 'g')) ?? []
}

function charsetOf(parameters: readonly string[]): string {
  return parameters.map(parameter => /^CHARSET=(.+)$/i.exec(parameter)?.[1]).find(name => name !== undefined) ?? 'utf-8'
}

function decodeQuotedPrintable(text: string, charset: string): string {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const hex = text[at] === '=' ? /^[0-9A-F]{2}/i.exec(text.slice(at + 1, at + 3))?.[0] : undefined
    if (hex === undefined) bytes.push(...new TextEncoder().encode(text[at] ?? ''))
    else {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    }
  }
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(bytes))
  } catch {
    // A charset nobody knows.
    return new TextDecoder().decode(Uint8Array.from(bytes))
  }
}

/** Parts of a structured value ('Last;First;…'), unescaped. */
export function valueParts(value: string, separator: ';' | ','): string[] {
  const parts = ['']
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at] ?? ''
    if (letter === '\\') {
      const next = value[at + 1] ?? ''
      parts[parts.length - 1] += next === 'n' || next === 'N' ? '\n' : next
      at += 1
    } else if (letter === separator) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map(part => part.trim())
}

export function plainValue(value: string): string {
  return value.replace(/\\([nN\\,;:])/g, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter)).trim()
}
