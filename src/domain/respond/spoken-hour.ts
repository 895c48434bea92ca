/** Hours told in words: halves, quarters, minutes past and to. Minutes since midnight. */
import type { Meaning } from './lexicon.ts'
import { isMod, isTo, type Row, unitAt } from './row.ts'

export interface Clock {
  readonly minute: number
  readonly next: number
}

/** "Ten to four" may be a span of hours; "ten past four" and "twenty to four" are minutes. */
const MINUTES_SPOKEN: ReadonlySet<number> = new Set([5, 10, 15, 20, 25])
const LONGER_THAN_HOURS = 20

/** "Half past five", "quarter to six", "половина шестого", "без четверти пять", "пет без четвърт". */
export function readSpoken(row: Row, at: number): Clock | undefined {
  const [a, b, c] = [row[at], row[at + 1], row[at + 2]]
  const number = (meaning: Meaning | undefined): number | undefined =>
    meaning?.is === 'number' && meaning.value <= 24 ? meaning.value : undefined
  if (isMod(a, 'half', 'quarter') && isMod(b, 'past')) return spokenAt(number(c), isMod(a, 'half') ? 30 : 15, at + 3)
  if (isMod(a, 'quarter') && isTo(b)) return spokenAt(number(c), -15, at + 3)
  // 'Ten past nine', 'twenty to four', 'двадцать минут пятого'.
  if (a?.is === 'number' && MINUTES_SPOKEN.has(a.value)) {
    const behind = unitAt(b) === 'minute' ? 2 : 1
    const joint = row[at + behind]
    const hour = number(row[at + behind + 1])
    if (isMod(joint, 'past')) return spokenAt(hour, a.value, at + behind + 2)
    if (isTo(joint) && (behind === 2 || a.value >= LONGER_THAN_HOURS)) return spokenAt(hour, -a.value, at + behind + 2)
    if (behind === 2 && joint?.is === 'number' && joint.ordinal) return spokenAt(number(joint), a.value - 60, at + 3)
  }
  // 'В четверть шестого' is a quarter of the sixth hour.
  if (isMod(a, 'quarter') && b?.is === 'number' && b.ordinal) return spokenAt(number(b), -45, at + 2)
  if (isMod(a, 'half') && b?.is === 'number') return spokenAt(number(b), b.ordinal ? -30 : 30, at + 2)
  const less = (meaning: Meaning | undefined): number =>
    isMod(meaning, 'quarter') ? 15 : meaning?.is === 'number' && meaning.value < 60 ? meaning.value : 0
  if (isMod(a, 'minus') && less(b) > 0) {
    const skip = unitAt(c) === 'minute' ? 3 : 2
    return spokenAt(unitAt(row[at + skip]) === 'hour' ? 1 : number(row[at + skip]), -less(b), at + skip + 1)
  }
  if (a?.is === 'number' && isMod(b, 'minus') && less(c) > 0) return spokenAt(number(a), -less(c), at + 3)
  return undefined
}

function spokenAt(hour: number | undefined, extraMinutes: number, next: number): Clock | undefined {
  return hour === undefined ? undefined : { minute: shiftToDay(hour) * 60 + extraMinutes, next }
}

/** A bare hour from one to seven is in the afternoon. */
export function shiftToDay(hour: number): number {
  return hour >= 1 && hour <= 7 ? hour + 12 : hour % 24
}
