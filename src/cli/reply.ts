/** `regulars reply`: reads replies as the inbox would. Nothing is stored and no database is opened. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { When } from '../domain/respond/reading.ts'
import { readReply } from '../domain/respond/read-reply.ts'
import { parseDay } from '../kernel/day.ts'
import { parseInstant } from '../kernel/instant.ts'
import { isLocale, type Locale } from '../kernel/locale.ts'
import { type WallTime, wallTime } from '../kernel/zone.ts'
import { fileSentence, type FileTrouble } from '../locales/terminal/file-words.ts'
import type { CliIo, ExitCode } from './cli-io.ts'
import { UsageError } from './usage-error.ts'

/** The columns that a file of replies has at least. */
const HEADER = 'text[,lang]'
const NOW_EXAMPLE = '2026-03-10T10:30'

/** Exit codes: 0 done, 1 the file cannot be read. @throws UsageError, which is 2. */
export async function replyCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const asked = parse(args)
  if (asked.file !== undefined) return readFile(asked.file, asked, io)
  const reading = readReply(asked.text, { now: asked.now, ...languageOf(asked.lang) })
  const shown = { intent: reading.intent, when: reading.when }
  io.out(asked.json ? JSON.stringify(shown) : `${reading.intent}${reading.when === null ? '' : ` ${whenText(reading.when)}`}`)
  return 0
}

interface Asked {
  readonly text: string
  readonly file: string | undefined
  readonly now: WallTime
  readonly lang: string
  readonly json: boolean
}

function parse(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      now: { type: 'string' },
      lang: { type: 'string', default: 'auto' },
      json: { type: 'boolean', default: false },
      file: { type: 'string' },
    },
  })
  if (values.file === undefined && positionals.join('').trim() === '') throw new UsageError('which-reply', {})
  if (values.lang !== 'auto' && !isLocale(values.lang)) throw new UsageError('not-among', { option: '--lang', choices: 'auto, ru, bg, en' })
  if (values.now === undefined) throw new UsageError('no-now', {})
  const now = localTime(values.now)
  if (now === undefined) throw new UsageError('bad-form', { option: '--now', word: values.now, example: NOW_EXAMPLE })
  return { text: positionals.join(' '), file: values.file, now, lang: values.lang, json: values.json }
}

/** The wall time as written: an offset says where, and the reply is read in the writer's own day. */
function localTime(text: string): WallTime | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text.trim())
  if (!parts) {
    const at = parseInstant(text)
    return at === undefined ? undefined : wallTime(at, 'UTC')
  }
  const day = parseDay(parts[1] ?? '')
  const minute = Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
  return day === undefined || minute > 1439 ? undefined : { day, minute }
}

function languageOf(lang: string): { readonly prior: Locale | null; readonly fixed: boolean } {
  return isLocale(lang) ? { prior: lang, fixed: true } : { prior: null, fixed: false }
}

function whenText(when: When): string {
  if (when === null) return ''
  return typeof when === 'string' ? when : `${when.from}/${when.to ?? ''}`
}

function readFile(path: string, asked: Asked, io: CliIo): ExitCode {
  const refuse = (kind: FileTrouble['kind']): ExitCode => {
    io.err(fileSentence({ kind, file: path, what: 'text', header: HEADER }, io.locale))
    return 1
  }
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    return refuse(error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'not-found' : 'unreadable')
  }
  if (content.includes('\0')) return refuse('not-csv')
  const [header, ...rows] = parseCsv(content.replace(/^\uFEFF/, ''))
  if (header === undefined) return refuse('empty')
  const names = header.map(name => name.trim().toLowerCase())
  const [textAt, langAt] = [names.indexOf('text'), names.indexOf('lang')]
  if (textAt < 0) return refuse('no-column')
  const lines = ['text,lang,intent,when']
  for (const row of rows) {
    const text = row[textAt] ?? ''
    const rowLang = (row[langAt] ?? '').trim()
    const lang = isLocale(rowLang) ? rowLang : asked.lang
    // A column names the language the customer is written to in; he may still answer in another.
    const language = isLocale(rowLang) && asked.lang === 'auto' ? { prior: rowLang, fixed: false } : languageOf(lang)
    const reading = readReply(text, { now: asked.now, ...language })
    lines.push([text, rowLang === '' ? reading.locale : rowLang, reading.intent, whenText(reading.when)].map(quoted).join(','))
  }
  io.out(lines.join('\n'))
  return 0
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** RFC 4180: commas, quotes doubled inside quotes, line breaks inside quotes kept. */
function parseCsv(content: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quotedCell, plainCell = '', end] of content.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quotedCell === undefined ? plainCell : quotedCell.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  return rows
}
