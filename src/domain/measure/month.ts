/** Calendar months of the business: 'YYYY-MM' text, which sorts, prints and stores as it is. */
import { assert } from '../../kernel/assert.ts'
import { addDays, addMonths, type Day, day, monthOf } from '../../kernel/day.ts'

declare const monthBrand: unique symbol
export type Month = string & { readonly [monthBrand]: true }

const ISO_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

export function parseMonth(text: string): Month | undefined {
  return ISO_MONTH.test(text) ? (text as Month) : undefined
}

/** @throws AssertionError when the text is no month: for literals and trusted rows. */
export function month(text: string): Month {
  const parsed = parseMonth(text)
  assert(parsed !== undefined, `'${text}' is not a month like 2026-03`)
  return parsed
}

export function monthOfDay(value: Day): Month {
  return month(monthOf(value))
}

export function firstDayOf(value: Month): Day {
  return day(`${value}-01`)
}

export function lastDayOf(value: Month): Day {
  return addDays(addMonths(firstDayOf(value), 1), -1)
}

export function monthsLater(value: Month, months: number): Month {
  return monthOfDay(addMonths(firstDayOf(value), months))
}

/** Both ends included; empty when the first is later than the last. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = []
  for (let at = first; at <= last; at = monthsLater(at, 1)) months.push(at)
  return months
}
