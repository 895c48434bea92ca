/** When a resource works on one day: its own week, or the opening hours of the business; named days override both. */
import type { MinuteRange, OpeningHours } from '../collect/business.ts'
import { type Day, weekdayOf } from '../../kernel/day.ts'
import type { Resource } from './appointment.ts'

/** In the order of the day; empty when it does not work. A closed day of the business closes every resource without its own word for it. */
export function spansOn(
  day: Day,
  { resource, opening }: { readonly resource: Pick<Resource, 'hours' | 'exceptions'>; readonly opening: OpeningHours },
): readonly MinuteRange[] {
  const named = resource.exceptions.filter(exception => exception.day === day)
  if (named.length > 0) return ordered(named.flatMap(exception => exception.span ?? []))
  if (opening.closedDays.includes(day)) return []
  const weekday = weekdayOf(day)
  if (resource.hours.length === 0) {
    const open = opening.week[weekday - 1]
    return open ? [open] : []
  }
  const valid = resource.hours.filter(
    span =>
      span.weekday === weekday && (span.validFrom === null || span.validFrom <= day) && (span.validTo === null || day <= span.validTo),
  )
  return ordered(valid)
}

function ordered(spans: readonly MinuteRange[]): readonly MinuteRange[] {
  return spans.filter(span => span.fromMinute < span.toMinute).toSorted((a, b) => a.fromMinute - b.fromMinute)
}
