/** `regulars reply`: reads replies as the inbox would. Nothing is stored and no database is opened. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { When } from '../domain/respond/reading.ts'
import { readReply } from '../domain/respond/read-reply.ts'
import { parseDay } from '../kernel/day.ts'
import { parseInstant } from '../kernel/instant.ts'
import { isLocale, type Locale } from '../kernel/locale.ts'
import { type WallTime, wallTime } from '../kernel/zone.ts'

export interface ReplyIo {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

const USAGE = `Usage: regulars reply "TEXT" --now INSTANT [--lang auto|ru|bg|en] [--json]
       regulars reply --file FILE.csv --now INSTANT [--lang auto|ru|bg|en]
INSTANT is a local time like 2026-03-10T10:30, or one with an offset. The file has a column 'text' and may have 'lang'.
`

/** Exit codes: 0 done, 1 the file cannot be read, 2 wrong usage. */
export async function replyCommand(args: readonly string[], io: ReplyIo): Promise<number> {
  const asked = parse(args)
  if ('wrong' in asked) {
    io.stderr.write(`${asked.wrong}\n${USAGE}`)
    return 2
  }
  if (asked.file === undefined) {
    const reading = readReply(asked.text, { now: asked.now, ...languageOf(asked.lang) })
    const shown = { intent: reading.intent, when: reading.when }
    io.stdout.write(
      asked.json ? `${JSON.stringify(shown)}\n` : `${reading.intent}${reading.when === null ? '' : ` ${whenText(reading.when)}`}\n`,
    )
    return 0
  }
  return readFile(asked.file, asked, io)
}

interface Asked {
  readonly text: string
  readonly file: string | undefined
  readonly now: WallTime
  readonly lang: string
  readonly json: boolean
}

function parse(args: readonly string[]): Asked | { readonly wrong: string } {
  try {
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
    if (values.file === undefined && positionals.join('').trim() === '')
      return { wrong: 'Which reply? Write it in quotes, or name a file.' }
    if (values.lang !== 'auto' && !isLocale(values.lang)) return { wrong: `--lang is auto, ru, bg or en, not ${values.lang}.` }
    if (values.now === undefined) return { wrong: 'Say when it was written: --now INSTANT.' }
    const now = localTime(values.now)
    if (now === undefined) return { wrong: `--now ${values.now} is no instant like 2026-03-10T10:30.` }
    return { text: positionals.join(' '), file: values.file, now, lang: values.lang, json: values.json }
  } catch (error) {
    if (error instanceof TypeError) return { wrong: error.message }
    throw error
  }
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

function readFile(path: string, asked: Asked, io: ReplyIo): number {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch {
    io.stderr.write(`${path} cannot be read; check the name and the folder.\n`)
    return 1
  }
  const [header = [], ...rows] = parseCsv(content.replace(/^\uFEFF/, ''))
  const names = header.map(name => name.trim().toLowerCase())
  const [textAt, langAt] = [names.indexOf('text'), names.indexOf('lang')]
  if (textAt < 0) {
    io.stderr.write(`${path} has no column 'text'; name it so in the first row.\n`)
    return 1
  }
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
  io.stdout.write(`${lines.join('\n')}\n`)
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
