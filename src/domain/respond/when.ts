/** Finds the time a reply is about: collects the days and hours it names, drops the refused ones, and joins the rest. */
import { addDays } from '../../kernel/day.ts'
import { isMod, isTo, type Row, skipSmall } from './row.ts'
import { readAmount } from './when-amount.ts'
import { type DayMention, readDay, type WhenContext } from './when-days.ts'
import { type Days, join, type Piece, type WhenFound } from './when-join.ts'
import { readTime } from './when-times.ts'

/** Words that open a new thought: what was refused before them is refused no further. */
const TURNS: ReadonlySet<string> = new Set(
  `
    но а только лишь само only just давайте давай лучше зато можно могу смогу запишите тогда or but let's lets instead how could can maybe
    rather better ама обаче нека по-добре може мога запишете тогава
  `
    .trim()
    .split(/\s+/),
)
const CANNOT: ReadonlySet<string> = new Set([
  'могу',
  'смогу',
  'сможем',
  'можем',
  'получится',
  'получается',
  'выйдет',
  'успею',
  'успеваю',
  'удобно',
  'подходит',
  'подойдет',
  'буду',
  'приду',
  'приеду',
  'устраивает',
  'звоните',
  'пишите',
  'беспокойте',
  'надо',
  'нужно',
  'как',
  'мога',
  'можем',
  'става',
  'удобно',
  'устройва',
  'успея',
  'успявам',
  'звънете',
  'пишете',
  'съм',
  'able',
  'free',
  'good',
  'work',
  'suit',
  'make',
  'do',
  'available',
  'call',
  'text',
  'possible',
])
/** "Before April hardly" refuses without a not. */
const HARDLY: ReadonlySet<string> = new Set(['вряд', 'едва', 'маловероятно', 'unlikely', 'doubtful'])
/** Who wants something by then sets a limit. */
const WISHES: ReadonlySet<string> = new Set(
  (
    'хочу хотел хотела хотелось можно надо нужно нужен нужна нужны успеть успеем успею запишите запиши записаться сделать надеюсь ' +
    'искам може мога трябва трябват запишете запиши успея направим направите want need book can could would possible get make finish'
  ).split(' '),
)
const AWAY: ReadonlySet<string> = new Set([
  'отъезде',
  'уехал',
  'уехала',
  'уехали',
  'больнице',
  'больничном',
  'чужбина',
  'командировка',
  'болен',
  'болна',
  'abroad',
  'travelling',
  'traveling',
  'ill',
  'занят',
  'занята',
  'заняты',
  'неудобно',
  'уезжаю',
  'уеду',
  'отпуске',
  'отпуск',
  'болею',
  'командировке',
  'некогда',
  'busy',
  'away',
  'holiday',
  'vacation',
  'unable',
  'зает',
  'заета',
  'заети',
  'заминавам',
  'отпуска',
  'почивка',
  'пътувам',
])

export function findWhen(row: Row, context: WhenContext): WhenFound {
  const clauses = clausesOf(row)
  const pieces = collect(row, context)
  const wanted: Piece[] = []
  for (const piece of pieces) {
    const clause = clauses[piece.at]
    const refused = isRefused(row, piece, clause) || isBusyUntil(row, piece)
    if (!refused) wanted.push(piece)
    else {
      const turned = turnRefusal(row, piece, context)
      if (turned !== undefined) wanted.push(turned)
    }
  }
  return { ...join(wanted, row, context), refused: wanted.length < pieces.length }
}

interface Clause {
  readonly refuses: boolean
}

/** Which part of the reply each word is in, and whether that part says "I cannot". */
function clausesOf(row: Row): readonly Clause[] {
  const starts: number[] = [0]
  row.forEach((meaning, i) => {
    if (meaning.is === 'break' || (meaning.is === 'word' && TURNS.has(meaning.text) && !isMod(row[i - 1], 'not'))) starts.push(i)
  })
  const result: Clause[] = []
  starts.forEach((start, n) => {
    const end = starts[n + 1] ?? row.length
    const words = row.slice(start, end)
    const not = words.findIndex(meaning => isMod(meaning, 'not'))
    const cannot = not >= 0 && words.some((meaning, i) => i > not - 1 && meaning.is === 'word' && CANNOT.has(meaning.text))
    const away = words.some(meaning => meaning.is === 'word' && AWAY.has(meaning.text))
    const hardly = words.some(meaning => meaning.is === 'word' && HARDLY.has(meaning.text))
    for (let i = start; i < end; i += 1) result[i] = { refuses: cannot || away || hardly }
  })
  return result
}

function isRefused(row: Row, piece: Piece, clause: Clause | undefined): boolean {
  if (clause?.refuses || isReplaced(row, piece.at)) return true
  const before = row[piece.at - 1]
  return (
    isMod(before, 'not') || (isMod(row[piece.at - 2], 'not') && (before?.is === 'mod' || before?.is === 'word') && !isMod(before, 'after'))
  )
}

/** "Instead of Friday" names what is given up. */
function isReplaced(row: Row, at: number): boolean {
  // "Instead of 12 at 2": the second hour is the wanted one.
  if (isMod(row[at], 'on', 'at') && row[at - 1]?.is === 'number') return false
  const before = row.slice(Math.max(0, at - 3), at)
  return before.some((meaning, i) => {
    // "Instead of eight tomorrow": the next word is given up, not the one behind it.
    if (before.slice(i + 1).some(one => one.is === 'number' || one.is === 'offset' || one.is === 'weekday' || one.is === 'clock'))
      return false
    const word = meaning.is === 'word' ? meaning.text : ''
    return word === 'вместо' || word === 'заместо' || (word === 'instead' && isMod(before[i + 1], 'of'))
  })
}

/** "On a diet until March": a month that only ends something else opens with its first day. */
function isBusyUntil(row: Row, { at, days }: Piece): boolean {
  if (!isMod(row[at], 'until') || days === null || (days.grain !== 'month' && days.grain !== 'season')) return false
  return !row.some(meaning => meaning.is === 'word' && WISHES.has(meaning.text))
}

/** "Not before Friday" and "away until Friday" both mean: from Friday on. */
function turnRefusal(row: Row, piece: Piece, context: WhenContext): Piece | undefined {
  const head = row[piece.at]
  if (!isMod(head, 'before', 'until')) return undefined
  if (piece.time !== null && piece.days === null) {
    const from = piece.time.to ?? piece.time.from
    return { ...piece, time: { ...piece.time, from, to: Math.max(1260, from) } }
  }
  const base = readDay(row, skipSmall(row, piece.at + 1), context)
  // Such an answer puts off: it names no time to come at.
  return base && { ...piece, days: { from: base.from, to: null, grain: 'holiday' } }
}

function collect(row: Row, context: WhenContext): Piece[] {
  const pieces: Piece[] = []
  let i = 0
  while (i < row.length) {
    const piece = readPiece(row, i, { context, previous: pieces.at(-1) })
    if (piece === undefined) i += 1
    else {
      if (!isPast(row, piece)) pieces.push(piece)
      i = Math.max(piece.next, i + 1)
    }
  }
  return pieces
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
  return first && extend(row, first, context)
}

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
