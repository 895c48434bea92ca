/** What `regulars import` was asked to do, or what is wrong with the asking. */
import { IMPORT_KINDS, type ImportKind } from '../domain/collect/column-mapping.ts'
import { type Day, parseDay } from '../kernel/day.ts'
import { id, type ImportId, isId } from '../kernel/ids.ts'
import { type Currency, isCurrency } from '../kernel/money.ts'

export const IMPORT_USAGE = `Usage: regulars import FILE [--kind auto|customers|purchases] [--today DAY] [--country RU] [--currency RUB] [--sheet NAME] [--rejects OUT.xlsx] [--dry-run] [--json]
       regulars import undo ID [--json]`

export interface ImportWish {
  readonly file: string
  readonly kind: ImportKind | undefined
  readonly today: Day | undefined
  readonly country: string | undefined
  readonly currency: Currency | undefined
  /** Of a workbook with several. */
  readonly sheet: string | undefined
  /** Where the refused rows are to be written, for repair. */
  readonly rejects: string | undefined
  readonly isDryRun: boolean
  readonly isJson: boolean
}

export type ImportArguments = ImportWish | { readonly undo: ImportId; readonly isJson: boolean } | { readonly wrong: string }

const VALUES = new Set(['--kind', '--today', '--country', '--currency', '--sheet', '--rejects'])
const FLAGS = new Set(['--dry-run', '--json'])

export function importArguments(args: readonly string[]): ImportArguments {
  const words: string[] = []
  const given = new Map<string, string>()
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    const [name = '', inline] = arg.startsWith('--') ? arg.split(/=(.*)/s, 2) : ['']
    if (name === '') words.push(arg)
    else if (FLAGS.has(name) && inline === undefined) given.set(name, '')
    else if (!VALUES.has(name)) return { wrong: `Unknown option ${arg}.` }
    else {
      const value = inline ?? args[(at += 1)]
      if (value === undefined) return { wrong: `${name} needs a value.` }
      given.set(name, value)
    }
  }
  return wishOf(words, given)
}

function wishOf(words: readonly string[], given: ReadonlyMap<string, string>): ImportArguments {
  const isJson = given.has('--json')
  const [file, second] = words
  if (file === undefined) return { wrong: 'Which file?' }
  if (file === 'undo' && second === undefined) return { wrong: 'Which import? Its number was told after it, and stands on its page.' }
  if (file === 'undo' && second !== undefined)
    return isId(second) ? { undo: id<'import'>(second), isJson } : { wrong: `${second} is not the number of an import.` }
  if (words.length > 1) return { wrong: `One file at a time: ${words.join(' ')}` }
  const [kind, day, country, currency] = ['--kind', '--today', '--country', '--currency'].map(name => given.get(name))
  const known = IMPORT_KINDS.find(each => each === kind)
  if (kind !== undefined && kind !== 'auto' && !known) return { wrong: `--kind is auto, customers or purchases, not ${kind}.` }
  const today = day === undefined ? undefined : parseDay(day)
  if (day !== undefined && today === undefined) return { wrong: `--today is a day like 2026-03-10, not ${day}.` }
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country)) return { wrong: `--country is two letters like RU, not ${country}.` }
  const money = currency?.toUpperCase()
  if (money !== undefined && !isCurrency(money)) return { wrong: `--currency is a code like RUB, not ${currency}.` }
  return {
    file,
    kind: known,
    today,
    country: country?.toUpperCase(),
    currency: money,
    sheet: given.get('--sheet'),
    rejects: given.get('--rejects'),
    isDryRun: given.has('--dry-run'),
    isJson,
  }
}
