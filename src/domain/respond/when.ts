/** Finds the time a reply is about: collects the days and hours it names, drops the refused ones, and joins the rest. */
import { addDays } from '../../kernel/day.ts'
import { nextHoliday } from './holidays.ts'
import { isMod, isTo, type Row, skipSmall, wordAt } from './row.ts'
import { readAmount } from './when-amount.ts'
import { type DayMention, readDay, type WhenContext } from './when-days.ts'
import { type Days, join, type Piece, type WhenFound } from './when-join.ts'
import { refusals, turnRefusal } from './when-refused.ts'
import { readTime } from './when-times.ts'

export function findWhen(row: Row, context: WhenContext): WhenFound {
  const pieces = collect(row, context)
  const isRefused = refusals(row)
  const wanted = pieces.flatMap(piece => (isRefused(piece) ? (turnRefusal(row, piece, context) ?? []) : [piece]))
  // "Not on Wednesday but on Thursday, on Wednesday I am away": what was refused once stays refused.
  const refusedDays = pieces.flatMap(piece => (piece.days !== null && !wanted.includes(piece) ? [piece.days.from] : []))
  const isFree = (piece: Piece): boolean => piece.days === null || !refusedDays.includes(piece.days.from)
  const free = wanted.some(piece => piece.days !== null && isFree(piece)) ? wanted.filter(isFree) : wanted
  return { ...join(free, row, context), refused: wanted.length < pieces.length }
}

function collect(row: Row, context: WhenContext): Piece[] {
  const pieces: Piece[] = []
  let isPastDay = false
  let i = 0
  while (i < row.length) {
    const piece = readPiece(row, i, { context, previous: pieces.at(-1) })
    if (piece === undefined) i += 1
    else {
      if (!isPast(row, piece)) pieces.push(piece)
      else isPastDay ||= piece.days !== null
      i = Math.max(piece.next, i + 1)
    }
  }
  // "Last Wednesday at two": the hour was then.
  return isPastDay && pieces.every(piece => piece.days === null) ? [] : pieces
}

function isPast(row: Row, piece: Piece): boolean {
  const isSince = isMod(row[piece.at], 'from', 'after') && isMod(row[skipSmall(row, piece.at + 1)], 'last')
  return isSince || isMod(row[piece.at], 'last') || isMod(row[piece.next], 'ago')
}

function readPiece(
  row: Row,
  at: number,
  { context, previous }: { readonly context: WhenContext; readonly previous: Piece | undefined },
): Piece | undefined {
  const amount = readAmount(row, at, context.locale)
  if (amount !== undefined && (amount.unit === 'hour' || amount.unit === 'minute')) {
    return { at, next: amount.next, days: null, time: null, minutes: amount.count * (amount.unit === 'hour' ? 60 : 1) }
  }
  const range = readDayRange(row, at, context)
  if (range !== undefined) return { at, next: range.next, days: range.days, time: null, minutes: null }
  const hasDay = previous !== undefined && previous.days !== null && previous.time === null && gapIsSmall(row, previous.next, at)
  const time = readTime(row, at, { context, hasDay })
  if (time !== undefined) return { at, next: time.next, days: null, time, minutes: null }
  return undefined
}

function gapIsSmall(row: Row, from: number, to: number): boolean {
  return row.slice(from, to).every(meaning => meaning.is === 'break' || isMod(meaning, 'on', 'at', 'of'))
}

/** A day or a span with the words around it that open or close it. */
function readDayRange(row: Row, at: number, context: WhenContext): { readonly days: Days; readonly next: number } | undefined {
  const numbers = readNumberRange(row, at, context)
  if (numbers !== undefined) return numbers
  const head = row[at]
  const inner = skipSmall(row, at + 1)
  const over = readOver(row, at, context)
  if (over !== undefined) return over
  if (isMod(head, 'between', 'from')) return readFrom(row, inner, context)
  if (isMod(head, 'after')) {
    const day = readDay(row, inner, context)
    if (day !== undefined && readAmount(row, at, context.locale) === undefined) {
      return { days: { from: addDays(day.to, 1), to: null, grain: day.grain }, next: day.next }
    }
  }
  if (isMod(head, 'until', 'before')) {
    const day = readDay(row, inner, context)
    if (day !== undefined) return { days: { from: context.today, to: day.to, grain: day.grain }, next: day.next }
  }
  const first = readDay(row, at, context)
  // "Instead of Friday Monday" names two.
  return (
    first &&
    (wordAt(row[at - 1]) === 'вместо'
      ? { days: { from: first.from, to: first.to, grain: first.grain }, next: first.next }
      : extend(row, first, context))
  )
}

/** "When the May holidays are over", "майские пройдут". */
function readOver(row: Row, at: number, context: WhenContext): { readonly days: Days; readonly next: number } | undefined {
  const isFirst = PASSES.test(wordAt(row[at])) && wordAt(row[at]) !== 'over'
  const holiday = isFirst ? skipSmall(row, at + 1) : at
  const here = row[holiday]
  if (here?.is !== 'holiday') return undefined
  const behind = row.slice(holiday + 1, holiday + 3)
  if (!isFirst && !behind.some(meaning => PASSES.test(wordAt(meaning)))) return undefined
  return {
    days: { from: addDays(nextHoliday(here.value, context.today, context.locale).to, 1), to: null, grain: 'holiday' },
    next: holiday + 1,
  }
}
const PASSES = /^(?:пройд|прошл|законч|конч|отгул|отпраздн|минат|мине$|свърш|over$|done$|finish)/

function readFrom(row: Row, at: number, context: WhenContext): { readonly days: Days; readonly next: number } | undefined {
  const first = readDay(row, at, context)
  if (first === undefined) return undefined
  const joined = extend(row, first, context)
  return joined.next > first.next ? joined : { days: { from: first.from, to: null, grain: first.grain }, next: first.next }
}

/** "Wednesday or Thursday", "Monday - Friday", "Saturday and Sunday": from the first to the last. */
function extend(row: Row, first: DayMention, context: WhenContext): { readonly days: Days; readonly next: number } {
  const plain = { days: { from: first.from, to: first.to, grain: first.grain }, next: first.next }
  const joint = row[first.next]
  const linked = isTo(joint) || isMod(joint, 'or', 'and')
  const second = readDay(row, linked ? skipSmall(row, first.next + 1) : first.next, context)
  if (second === undefined || second.grain === 'distance' || (!linked && first.grain !== 'day')) return plain
  if (!linked && second.grain !== 'day') return plain
  // "Wednesday 18 March" names one day twice; the date is surer than the weekday.
  if (!linked && row[first.next]?.is !== 'weekday')
    return { days: { from: second.from, to: second.to, grain: second.grain }, next: second.next }
  if (second.to < first.from) {
    const days = isTo(joint)
      ? { from: first.from, to: addDays(second.to, 7), grain: first.grain }
      : { from: second.from, to: first.to, grain: first.grain }
    return { days, next: second.next }
  }
  return { days: { from: first.from, to: second.to, grain: first.grain }, next: second.next }
}

/** "10-15 April", "15 or 16 April", "from the 10th to the 15th". */
function readNumberRange(row: Row, at: number, context: WhenContext): { readonly days: Days; readonly next: number } | undefined {
  const start = isMod(row[at], 'from', 'between') ? at + 1 : at
  const [first, joint, second] = [row[start], row[start + 1], row[start + 2]]
  if (first?.is !== 'number' || second?.is !== 'number' || first.value > 31 || !(isTo(joint) || isMod(joint, 'or', 'and'))) return undefined
  const last = readDay(row, start + 2, context)
  if (last === undefined || last.grain !== 'day' || last.from !== last.to) return undefined
  const from = addDays(last.from, first.value - second.value)
  return second.value > first.value ? { days: { from, to: last.to, grain: 'day' }, next: last.next } : undefined
}
