/** The lines of the output of `regulars predict`. */
import type { BusinessModel } from '../domain/understand/business-model.ts'
import {
  type Forecaster,
  forecaster,
  type ForecastRow,
  probabilityForecaster,
  type ProbabilityRow,
} from '../domain/understand/forecast-table.ts'
import { STRENGTH_MIN } from '../domain/understand/due-window.ts'
import type { PurchaseLog } from '../domain/understand/purchase-log.ts'
import { KEY_SEPARATOR } from '../domain/understand/purchase-log.ts'
import { type Day, dayFromNumber } from '../kernel/day.ts'
import type { Standing } from '../domain/understand/segment.ts'
import type { PredictArguments, SegmentNames } from './predict-arguments.ts'

export function headerLine({ groupColumn, horizons, isDated }: Pick<PredictArguments, 'groupColumn' | 'horizons' | 'isDated'>): string {
  if (!isDated) return `${['cutoff', 'customer_id', ...horizons.map(days => `p${days}`), 'p_alive', 'basis'].join(',')}\n`
  const group = groupColumn === undefined ? [] : ['group']
  const columns = [
    'cutoff',
    'customer_id',
    ...group,
    ...horizons.map(days => `p${days}`),
    'due_date',
    'due_p10',
    'due_p90',
    'segment',
    'segment_reason',
    'p_alive',
    'value_365',
    'due_strength',
    'due_note',
    'basis',
  ]
  return `${columns.join(',')}\n`
}

/** The words of the column `segment`. */
const SEGMENT_WORDS: Readonly<Record<SegmentNames, Readonly<Record<Standing, string>>>> = {
  five: { regular: 'regular', periodic: 'periodic', lost: 'lost', 'one-timer': 'one-timer', new: 'new' },
  four: { regular: 'regular', periodic: 'periodic', lost: 'lost', 'one-timer': 'one_timer', new: 'one_timer' },
}

/** All that the lines of one cut-off follow from: plain data, so that a thread can be told it. */
export interface ForecastJob {
  readonly log: PurchaseLog
  readonly model: BusinessModel
  readonly cutoff: { readonly day: Day; readonly number: number }
  readonly horizons: readonly number[]
  readonly isDated: boolean
  readonly segmentNames: SegmentNames
}

/** The line of a key; empty when it had not bought by then. */
export function lineMaker({ log, model, cutoff, horizons, isDated, segmentNames }: ForecastJob): (key: number) => string {
  if (isDated) return written(forecaster(log, model, { horizons }), rowWriter(log, { cutoff, isGrouped: false, segmentNames }))
  return written(probabilityForecaster(log, model, { horizons }), probabilityWriter(log, cutoff.day))
}

function written<Row>(rowOf: Forecaster<Row>, write: (row: Row) => string): (key: number) => string {
  return key => {
    const row = rowOf(key)
    return row === undefined ? '' : write(row)
  }
}

interface RowShape {
  readonly cutoff: { readonly day: Day; readonly number: number }
  readonly isGrouped: boolean
  readonly segmentNames: SegmentNames
}

export function rowWriter(log: PurchaseLog, { cutoff, isGrouped, segmentNames }: RowShape) {
  const segmentWord = SEGMENT_WORDS[segmentNames]
  const days = new Map<number, string>()
  const dayAhead = (ahead: number): string => {
    let text = days.get(ahead)
    if (text === undefined) {
      text = dayFromNumber(cutoff.number + ahead)
      days.set(ahead, text)
    }
    return text
  }
  return (row: ForecastRow): string => {
    const id = log.ids[row.key] ?? ''
    const name = isGrouped ? id.split(KEY_SEPARATOR).map(quoted).join(',') : quoted(id)
    const isDated = row.date.strength >= STRENGTH_MIN
    let line = `${cutoff.day},${name}`
    for (const probability of row.probabilities) line += `,${decimals(probability)}`
    return (
      `${line},${isDated ? dayAhead(row.date.dueInDays) : ''},${dayAhead(row.date.p10Days)},${dayAhead(row.date.p90Days)},${segmentWord[row.segment]},${row.reason.code},` +
      `${decimals(row.alive)},${row.value365 === null ? '' : Math.round(row.value365 * 100) / 100},${decimals(row.date.strength)},${isDated ? '' : 'too-uncertain'},${row.basis}\n`
    )
  }
}

function probabilityWriter(log: PurchaseLog, cutoff: Day) {
  return (row: ProbabilityRow): string => {
    let line = `${cutoff},${quoted(log.ids[row.key] ?? '')}`
    for (const probability of row.probabilities) line += `,${decimals(probability)}`
    return `${line},${decimals(row.alive)},${row.basis}\n`
  }
}

/** Six digits: more would promise a precision that no model has. */
function decimals(share: number): number {
  return Math.round(share * 1e6) / 1e6
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
