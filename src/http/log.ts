/** The log of the server: one line a request, without names, phones, e-mails, words or tokens. */
import { pino, type Logger } from 'pino'

export type { Logger } from 'pino'

/** What is logged within one turn of the program is written together: one call of the system for a hundred deliveries, not a hundred. */
export function gatheredLines(write: (text: string) => void): { write(line: string): void } {
  let gathered = ''
  const flush = (): void => {
    if (gathered === '') return
    const text = gathered
    gathered = ''
    write(text)
  }
  process.on('exit', flush)
  return {
    write: line => {
      if (gathered === '') setImmediate(flush)
      gathered += line
    },
  }
}

const REDACTED = [
  'name',
  'fullName',
  'phone',
  'phones',
  'email',
  'emails',
  'address',
  'words',
  'body',
  'text',
  'token',
  'key',
  'password',
  'cookie',
  'authorization',
  'login',
]

export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED.flatMap(name => [name, `*.${name}`]), censor: '…' },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** An exception for the log: its kind, place and message, with anything that looks like an address, a number or quoted data masked. */
export function loggableError(error: unknown): {
  readonly kind: string
  readonly code?: string
  readonly message: string
  readonly at: readonly string[]
} {
  if (!(error instanceof Error)) return { kind: typeof error, message: '', at: [] }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const at = (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 8)
    .map(line => line.trim())
  return { kind: error.name, ...code, message: maskText(error.message), at }
}

export function maskText(text: string): string {
  return text
    .replace(/[^\s@'"(]+@[^\s@'")]+/g, '…@…')
    .replace(/\+?\d[\d\s()-]{5,}\d/g, '…')
    .replace(/'[^']*'|"[^"]*"|\([^)]*\)=\([^)]*\)/g, '…')
    .slice(0, 400)
}
