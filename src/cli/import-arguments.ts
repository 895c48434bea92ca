/** What `regulars import` was asked to do, or what is wrong with the asking. */
import { IMPORT_KINDS, type ImportKind } from '../domain/collect/column-mapping.ts'
import { type Day, parseDay } from '../kernel/day.ts'
import { id, type ImportId, isId } from '../kernel/ids.ts'
import { type Currency, isCurrency } from '../kernel/money.ts'
import { UsageError } from './usage-error.ts'

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

export type ImportArguments = ImportWish | { readonly undo: ImportId; readonly isJson: boolean } | { readonly wrong: UsageError }

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
    else if (!VALUES.has(name)) return { wrong: new UsageError('unknown-option', { word: arg }) }
    else {
      const value = inline ?? args[(at += 1)]
      if (value === undefined) return { wrong: new UsageError('needs-value', { option: name }) }
      given.set(name, value)
    }
  }
  return wishOf(words, given)
}

function wishOf(words: readonly string[], given: ReadonlyMap<string, string>): ImportArguments {
  const isJson = given.has('--json')
  const [file, second] = words
  if (file === undefined) return { wrong: new UsageError('one-file', {}) }
  if (file === 'undo' && second === undefined) return { wrong: new UsageError('which-import', {}) }
  if (file === 'undo' && second !== undefined)
    return isId(second) ? { undo: id<'import'>(second), isJson } : { wrong: new UsageError('no-import', { word: second }) }
  if (words.length > 1) return { wrong: new UsageError('one-file', {}) }
  const [kind, day, country, currency] = ['--kind', '--today', '--country', '--currency'].map(name => given.get(name))
  const known = IMPORT_KINDS.find(each => each === kind)
  if (kind !== undefined && kind !== 'auto' && !known)
    return { wrong: new UsageError('not-among', { option: '--kind', choices: 'auto, customers, purchases' }) }
  const today = day === undefined ? undefined : parseDay(day)
  if (day !== undefined && today === undefined)
    return { wrong: new UsageError('bad-form', { option: '--today', word: day, example: '2026-03-10' }) }
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country))
    return { wrong: new UsageError('bad-form', { option: '--country', word: country, example: 'RU' }) }
  const money = currency?.toUpperCase()
  if (money !== undefined && !isCurrency(money))
    return { wrong: new UsageError('bad-form', { option: '--currency', word: String(currency), example: 'RUB' }) }
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
