/** Times that are named only to be refused: "not on Friday", "away until Monday", "instead of eight". */
import { isMod, isSmall, type Row, skipSmall, wordAt } from './row.ts'
import { readDay, type WhenContext } from './when-days.ts'
import type { Piece } from './when-join.ts'

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
  'sick',
  'работаю',
  'работя',
  'улетаю',
  'улетаем',
  'уезжаем',
  'заминаваме',
  'отлитам',
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

/** Whether a time is named only to be refused. */
export function refusals(row: Row): (piece: Piece) => boolean {
  const clauses = clausesOf(row)
  return piece => isRefused(row, piece, clauses[piece.at]) || isBusyUntil(row, piece)
}

function isRefused(row: Row, piece: Piece, clause: Clause | undefined): boolean {
  if ((clause?.refuses && !isFreeFrom(row, piece)) || isReplaced(row, piece.at)) return true
  const before = row[piece.at - 1]
  if (piece.days !== null && isExcept(row, skipBack(row, piece.at - 1))) return true
  return (
    isMod(before, 'not') || (isMod(row[piece.at - 2], 'not') && (before?.is === 'mod' || before?.is === 'word') && !isMod(before, 'after'))
  )
}

/** "Any day except Wednesday", Bulgarian "без сряда", "anything but Monday". */
function isExcept(row: Row, at: number): boolean {
  const word = wordAt(row[at])
  return EXCEPT.has(word) || isMod(row[at], 'minus') || (word === 'but' && wordAt(row[at - 1]).startsWith('any'))
}
const EXCEPT: ReadonlySet<string> = new Set(['кроме', 'окромя', 'освен', 'except', 'excluding'])

function skipBack(row: Row, at: number): number {
  return isMod(row[at], 'on', 'at', 'of', 'in') || isSmall(row[at]) ? at - 1 : at
}

/** "Away, from Monday I can": the day on which it ends is wanted. */
function isFreeFrom(row: Row, { at, next }: Piece): boolean {
  return isMod(row[at], 'from') && CAN.has(wordAt(row[next]))
}
const CAN: ReadonlySet<string> = new Set(['могу', 'смогу', 'можно', 'свободен', 'свободна', 'мога', 'свободна', 'can', 'free', 'available'])

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
    // "Thursday rather than Wednesday"; "earlier than after the holidays" gives nothing up.
    const compares = word === 'чем' || word === 'отколкото' || word === 'than'
    if (compares && i === before.length - 1 && !isMod(before[i - 1], 'before', 'after', 'early', 'late')) return true
    return word === 'вместо' || word === 'заместо' || (word === 'instead' && isMod(before[i + 1], 'of'))
  })
}

/** "On a diet until March": a month that only ends something else opens with its first day. */
function isBusyUntil(row: Row, { at, days }: Piece): boolean {
  if (!isMod(row[at], 'until') || days === null || (days.grain !== 'month' && days.grain !== 'season')) return false
  return !row.some(meaning => meaning.is === 'word' && WISHES.has(meaning.text))
}

/** "Not before Friday" and "away until Friday" both mean: from Friday on. */
export function turnRefusal(row: Row, piece: Piece, context: WhenContext): Piece | undefined {
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
