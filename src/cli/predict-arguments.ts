/** The words after `regulars predict`, checked. */
import { type Trade, TRADES } from '../domain/collect/business.ts'
import { type Day, dayNumber, parseDay } from '../kernel/day.ts'
import { UsageError } from './usage-error.ts'

export interface PredictArguments {
  readonly file: string
  readonly cutoffs: readonly { readonly day: Day; readonly number: number }[]
  readonly horizons: readonly number[]
  readonly groupColumn: string | undefined
  readonly out: string
  readonly trade: Trade
  readonly statedCycleDays: number | undefined
  /** False: probabilities alone, for those who need a million of them quickly. */
  readonly isDated: boolean
  readonly segmentNames: SegmentNames
}

/** With `five`, who bought once and is not yet due is `new`; with `four` he is counted with those who came once. */
export const SEGMENT_NAMES = ['five', 'four'] as const
export type SegmentNames = (typeof SEGMENT_NAMES)[number]

export const PREDICT_USAGE =
  `FILE.csv --as-of DAY[,DAY…] [--horizons 14,28] [--group COLUMN] [--trade ${TRADES.join('|')}] [--cycle-days N] ` +
  '[--segments five|four] [--no-windows] --out OUT.csv'

export const PREDICT_OPTIONS = [
  'FILE.csv         customer_id,date[,amount] and any other columns, in any order; comma, semicolon or tab; packed (.gz) too',
  '--as-of          the days to stand on, like 2026-03-31; rows after a day are not known on it',
  '--horizons       how many days ahead the chances reach',
  '--group COLUMN   for each customer and each value of this column, a product group for instance',
  '--trade, --cycle-days   what to assume while fewer than fifty customers are known',
  '--segments four  regular, periodic, lost, one_timer: who is new stands with those who came once (five: new and one-timer apart)',
  '--no-windows     chances only, without dates and segments: half the time',
  '--out            the file to write; packed when it ends in .gz. Its columns: docs/methods/predict.md',
] as const

const FLAGS = ['--as-of', '--horizons', '--group', '--out', '--trade', '--cycle-days', '--segments'] as const
type Flag = (typeof FLAGS)[number]
/** Farther than this nothing is predicted. */
const HORIZON_DAYS_MAX = 365
const CYCLE_DAYS_MAX = 3650

/** @throws UsageError that says what is wrong with them. */
export function predictArguments(args: readonly string[]): PredictArguments {
  const flags = new Map<Flag, string>()
  const files: string[] = []
  let isDated = true
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--no-windows') {
      isDated = false
      continue
    }
    const [name = '', inline] = (args[i] ?? '').split(/=(.*)/s)
    const flag = FLAGS.find(one => one === name)
    if (!flag && name.startsWith('--')) throw new UsageError('unknown-option', { word: name })
    if (!flag) {
      files.push(args[i] ?? '')
      continue
    }
    const value = inline ?? args[i + 1]
    if (value === undefined || value === '') throw new UsageError('needs-value', { option: flag })
    flags.set(flag, value)
    if (inline === undefined) i += 1
  }
  const [file] = files
  if (file === undefined || files.length > 1) throw new UsageError('one-file', {})
  if (!isDated && flags.has('--group')) throw new UsageError('windows-of-groups', {})
  if (!isDated && flags.has('--segments')) throw new UsageError('windows-of-segments', {})
  return { ...checked(file, flags), isDated }
}

function checked(file: string, flags: ReadonlyMap<Flag, string>): Omit<PredictArguments, 'isDated'> {
  const out = flags.get('--out')
  if (out === undefined) throw new UsageError('no-out', {})
  const cutoffs = (flags.get('--as-of') ?? '')
    .split(',')
    .filter(text => text !== '')
    .map(text => ({ text, day: parseDay(text.trim()) }))
  if (cutoffs.length === 0) throw new UsageError('no-as-of', {})
  const badDay = cutoffs.find(cutoff => cutoff.day === undefined)
  if (badDay) throw new UsageError('no-day', { option: '--as-of', word: badDay.text })
  const horizons = (flags.get('--horizons') ?? '14,28').split(',').map(Number)
  if (horizons.some(days => !Number.isInteger(days) || days < 1 || days > HORIZON_DAYS_MAX))
    throw new UsageError('bad-horizons', { most: HORIZON_DAYS_MAX })
  const trade = TRADES.find(one => one === (flags.get('--trade') ?? 'other'))
  if (!trade) throw new UsageError('not-among', { option: '--trade', choices: TRADES.join(', ') })
  const segmentNames = SEGMENT_NAMES.find(one => one === (flags.get('--segments') ?? 'five'))
  if (!segmentNames) throw new UsageError('not-among', { option: '--segments', choices: SEGMENT_NAMES.join(', ') })
  const cycle = flags.get('--cycle-days')
  const statedCycleDays = cycle === undefined ? undefined : Number(cycle)
  if (statedCycleDays !== undefined && !(statedCycleDays >= 1 && statedCycleDays <= CYCLE_DAYS_MAX))
    throw new UsageError('bad-days', { option: '--cycle-days', word: cycle ?? '', most: CYCLE_DAYS_MAX })
  return {
    file,
    out,
    horizons,
    trade,
    statedCycleDays,
    segmentNames,
    groupColumn: flags.get('--group'),
    cutoffs: [...new Set(cutoffs.flatMap(({ day }) => day ?? []))].map(day => ({ day, number: dayNumber(day) })),
  }
}
