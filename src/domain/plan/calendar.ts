/** The allowed hours of many days, computed once per zone and day: a plan of a whole business asks for the same few days. */
import type { Day } from '../../kernel/day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type ContactHours, nextAllowed, openSpan, type OpenSpan } from './quiet-hours.ts'

export interface Calendar {
  spanOn(day: Day): OpenSpan | null
  nextAllowed(at: Instant): Instant | undefined
}

export function calendarOf(hours: ContactHours): Calendar {
  const spans = new Map<Day, OpenSpan | null>()
  const nexts = new Map<Instant, Instant | undefined>()
  return {
    spanOn: day => {
      const known = spans.get(day)
      if (known !== undefined) return known
      const span = openSpan(day, hours)
      spans.set(day, span)
      return span
    },
    nextAllowed: at => {
      if (!nexts.has(at)) nexts.set(at, nextAllowed(at, hours))
      return nexts.get(at)
    },
  }
}
