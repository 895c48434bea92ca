/** From the words after `regulars` to an exit code: 0 done, 1 refused with the reason on the error stream, 2 wrong usage. */
import { resolve } from 'node:path'
import { isLocale, type Locale } from '../kernel/locale.ts'
import { StartRefusal } from '../kernel/start-refusal.ts'
import { refusalSentence } from '../locales/terminal/refusal-sentence.ts'
import type { AppOptions } from './app.ts'
import type { CliIo } from './cli-io.ts'
import type { Command } from './command.ts'
import { COMMANDS } from './commands.ts'
import type { Program } from './program.ts'
import { UsageError, usageErrorOf } from './usage-error.ts'

const HELP = new Set(['--help', '-h', 'help'])

export async function runCommandLine(argv: readonly string[], ownIo: CliIo, makeProgram: () => Program): Promise<number> {
  const [name, ...words] = argv
  const rest = name === 'reply' ? words : withoutLanguage(words)
  const io = { ...ownIo, locale: languageIn(words) ?? ownIo.locale }
  if (name === undefined || HELP.has(name)) {
    io.out(overview())
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find(known => known.name === name)
  try {
    if (name === '--version') {
      io.out(makeProgram().version)
      return 0
    }
    if (command === undefined) throw new UsageError('unknown-command', { word: name })
    if (rest.some(word => word === '--help' || word === '-h')) {
      io.out(usageOf(command))
      return 0
    }
    const { args, options } = takeGlobalOptions(rest)
    // Made where it is needed, once: what reads a file or a reply needs none, and an app belongs to the program that opened it.
    let made: Program | undefined
    const context = {
      io,
      options,
      get program() {
        return (made ??= makeProgram())
      },
    }
    return await command.run(args, context)
  } catch (error) {
    return explain(error, command, io)
  }
}

/** @returns the exit code. @throws what is neither a refusal nor a wrong usage: a bug. */
function explain(error: unknown, command: Command | undefined, io: CliIo): number {
  if (error instanceof StartRefusal) {
    io.err(refusalSentence(error.code, { data: error.data, locale: io.locale }))
    return 1
  }
  const wrong = usageErrorOf(error)
  if (wrong !== undefined) {
    io.err(`${wrong.sentence(io.locale)}\n${command === undefined ? overview() : usageOf(command)}`)
    return 2
  }
  throw error
}

const LANG = '--lang'

/** Which language the answers are in, where somebody does not want the one of his terminal; `reply` reads its reply in it, too. */
function languageIn(words: readonly string[]): Locale | undefined {
  const at = words.findIndex(word => word === LANG || word.startsWith(`${LANG}=`))
  const told = (at < 0 ? '' : words[at]?.split('=')[1]) ?? words[at + 1] ?? ''
  return isLocale(told) ? told : undefined
}

/** A language that we do not have is left standing, and refused like any option that does not exist. */
function withoutLanguage(words: readonly string[]): string[] {
  return words.filter((word, at) => {
    const isJoined = word.startsWith(`${LANG}=`) && isLocale(word.slice(LANG.length + 1))
    const isApart = word === LANG && isLocale(words[at + 1] ?? '')
    return !isJoined && !isApart && !(words[at - 1] === LANG && isLocale(word))
  })
}

/** --data and --business may stand before or after the options of any command. */
function takeGlobalOptions(words: readonly string[]): { args: string[]; options: AppOptions } {
  const args: string[] = []
  const found = new Map<string, string>()
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const [, name, joined] = /^--(data|business)(?:=(.*))?$/s.exec(word) ?? []
    if (name === undefined) {
      args.push(word)
      continue
    }
    const value = joined ?? words[(at += 1)]
    if (value === undefined || value === '') throw new UsageError('needs-value', { option: `--${name}` })
    found.set(name, value)
  }
  const data = found.get('data')
  const business = found.get('business')
  if (business !== undefined && !/^[1-9]\d{0,8}$/.test(business)) throw new UsageError('not-a-number', { option: '--business' })
  return { args, options: { dataDirectory: data && resolve(data), business: business === undefined ? undefined : Number(business) } }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(command => command.name.length))
  const rows = COMMANDS.map(command => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return `Usage: regulars COMMAND [options]\n\n${rows.join('\n')}\n
Every command takes --data DIR (or REGULARS_DATA); DATABASE_URL names another PostgreSQL. --lang ru, bg or en: the language of the answers.
Exit codes: 0 done, 1 refused or partly rejected with the reason beside it, 2 written wrongly.
"regulars COMMAND --help" shows the options of one.`
}

function usageOf(command: Command): string {
  return `Usage: regulars ${command.name}${command.usage === '' ? '' : ` ${command.usage}`}\n${[command.summary, ...(command.options ?? [])].join('\n  ')}`
}
