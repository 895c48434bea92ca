/** Reads a distance in time: so many units, counted from now. */
import type { Locale } from '../../kernel/locale.ts'
import type { Unit } from './lexicon.ts'
import { isMod, isSmall, type Row, skipSmall, unitAt, wordAt } from './row.ts'

export interface Amount {
  readonly count: number
  readonly unit: Unit
  readonly next: number
}

/** 'in two weeks', 'in a week', 'two weeks from now', ru 'недели через две', bg 'след две седмици'. */
export function readAmount(row: Row, at: number, locale: Locale): Amount | undefined {
  const here = row[at]
  const counted = isMod(here, 'in') || (isMod(here, 'after') && isCountedAfter(row, at, locale))
  if (counted) return countUnits(row, at + 1)
  const unit = unitAt(here)
  if (unit !== undefined && isMod(row[at + 1], 'in')) {
    const number = row[at + 2]
    return number?.is === 'number' ? { count: number.value, unit, next: at + 3 } : undefined
  }
  const plain = countUnits(row, at)
  if (plain !== undefined && (here?.is === 'number' || isSmall(here)) && (isNow(row, plain.next) || isMod(row[plain.next], 'in'))) {
    return { ...plain, next: isMod(row[plain.next], 'in') ? plain.next + 1 : plain.next + 2 }
  }
  return undefined
}

function isNow(row: Row, at: number): boolean {
  return (
    (isMod(row[at], 'from') && ['now', 'today'].includes(wordAt(row[at + 1]))) || (isMod(row[at], 'from') && row[at + 1]?.is === 'offset')
  )
}

/** "след 2 часа" is a distance, "след 17 часа" is a time of day; a bare unit behind "след" counts one. */
function isCountedAfter(row: Row, at: number, locale: Locale): boolean {
  const amount = countUnits(row, at + 1)
  if (amount === undefined) return false
  if (amount.unit === 'hour')
    return (locale !== 'ru' && amount.count <= 4 && row[at + 1]?.is === 'number') || (locale === 'bg' && unitAt(row[at + 1]) === 'hour')
  return row[at + 1]?.is === 'number' || isMod(row[at + 1], 'half') || locale === 'bg'
}

export function countUnits(row: Row, at: number): Amount | undefined {
  let i = isMod(row[at], 'about') ? at + 1 : at
  let share = 1
  if (isMod(row[i], 'half')) {
    share = 0.5
    i += 1
  }
  let count = 1
  const number = row[i]
  if (number?.is === 'number' && !number.ordinal) {
    count = number.value
    i += 1
  }
  i = skipSmall(row, i)
  // 'a couple of weeks' is two numbers: one and two.
  const second = row[i]
  if (count === 1 && second?.is === 'number' && !second.ordinal) {
    count = second.value
    i = skipSmall(row, i + 1)
  }
  const unit = unitAt(row[i])
  if (unit === undefined) return undefined
  if (share === 1) {
    const isHalfMore = isMod(row[i + 1], 'and') && isMod(row[skipSmall(row, i + 2)], 'half')
    return isHalfMore ? halves(count + 0.5, unit, skipSmall(row, i + 2) + 1) : halves(count, unit, i + 1)
  }
  if (unit === 'hour') return { count: 30, unit: 'minute', next: i + 1 }
  return unit === 'year' ? { count: 6, unit: 'month', next: i + 1 } : { count: 14, unit: 'day', next: i + 1 }
}

/** "A month and a half" is a month and fifteen days; an hour and a half is ninety minutes. */
function halves(count: number, unit: Unit, next: number): Amount {
  if (Number.isInteger(count)) return { count, unit, next }
  if (unit === 'hour') return { count: count * 60, unit: 'minute', next }
  if (unit === 'year') return { count: count * 12, unit: 'month', next }
  return { count, unit, next }
}
