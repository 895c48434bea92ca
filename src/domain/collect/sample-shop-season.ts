/**
 * A seasonal clock: it runs fast in the weeks when people buy and slowly in between, and a year of it is a year of days.
 * Gaps are drawn on this clock, so that a tyre customer comes each spring and autumn without a rule of his own.
 */
import { assert } from '../../kernel/assert.ts'
import { type Day, dayFromNumber, dayNumber, weekdayOf } from '../../kernel/day.ts'
import type { OpeningHours } from './business.ts'
import type { SampleTrade } from './sample-shop-trades.ts'

export interface SeasonClock {
  /** Seasonal days from the first day of the clock to the start of this one. */
  readingOf(value: Day): number
  /** The day on which the clock shows this reading. */
  dayAt(reading: number): Day
}

const YEAR_DAYS = 365

/** Demand on a day of the year, before it is scaled to a mean of one. */
export function demandOn(dayOfYear: number, trade: Pick<SampleTrade, 'seasonFloor' | 'peaks'>): number {
  return trade.peaks.reduce((sum, { dayOfYear: peak, spreadDays, height }) => {
    // The distance goes round the end of the year: 3 January is near to 28 December.
    const apart = Math.abs(dayOfYear - peak)
    const distance = Math.min(apart, YEAR_DAYS - apart)
    return sum + height * Math.exp(-0.5 * (distance / spreadDays) ** 2)
  }, trade.seasonFloor)
}

export function seasonClock(first: Day, days: number, trade: Pick<SampleTrade, 'seasonFloor' | 'peaks'>): SeasonClock {
  assert(days > 0, 'a clock runs for some days')
  const year = Array.from({ length: YEAR_DAYS }, (_, dayOfYear) => demandOn(dayOfYear, trade))
  const mean = year.reduce((sum, demand) => sum + demand, 0) / YEAR_DAYS
  const firstNumber = dayNumber(first)
  const readings = new Float64Array(days + 1)
  for (let i = 0; i < days; i += 1)
    readings[i + 1] = (readings[i] ?? 0) + (year[dayOfYearOf(dayFromNumber(firstNumber + i))] ?? mean) / mean
  return {
    readingOf: value => readings[Math.max(0, Math.min(days, dayNumber(value) - firstNumber))] ?? 0,
    dayAt: reading => dayFromNumber(firstNumber + firstAfter(readings, reading)),
  }
}

/** The day itself when the shop is open on it, else the next open one. */
export function nextOpenDay(value: Day, hours: OpeningHours): Day {
  assert(
    hours.week.some(range => range !== null),
    'a shop opens on some day of the week',
  )
  let number = dayNumber(value)
  while (hours.week[weekdayOf(dayFromNumber(number)) - 1] === null) number += 1
  return dayFromNumber(number)
}

function dayOfYearOf(value: Day): number {
  return Math.min(YEAR_DAYS - 1, dayNumber(value) - Math.round(Date.UTC(Number(value.slice(0, 4)), 0, 1) / 86_400_000))
}

/** Index of the last reading that is not above the wanted one. */
function firstAfter(readings: Float64Array, wanted: number): number {
  let [low, high] = [0, readings.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((readings[middle] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return low
}
