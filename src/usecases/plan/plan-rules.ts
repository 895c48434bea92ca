/** The rules of one business in the form the decisions take, with the calendars of its customers' zones. */
import type { Business } from '../../domain/collect/business.ts'
import type { Preferences } from '../../domain/collect/customer.ts'
import { type Calendar, calendarOf } from '../../domain/plan/calendar.ts'
import { wishedHoursOf } from '../../domain/plan/eligibility.ts'
import type { PlanMoment, PlanRules } from '../../domain/plan/plan-customer.ts'
import { type Instant } from '../../kernel/instant.ts'
import { isZone, localDay } from '../../kernel/zone.ts'

export interface BusinessRules extends PlanRules {
  readonly moment: PlanMoment
  calendarFor(customer: { readonly zone: string | null; readonly preferences: Preferences }): Calendar
}

export function businessRules(business: Business, at: Instant, options: { readonly rehearsal?: boolean } = {}): BusinessRules {
  const calendars = new Map<string, Calendar>()
  return {
    business: business.id,
    policy: business.policy,
    hours: business.hours,
    active: business.channels.active,
    rehearsal: options.rehearsal ?? false,
    moment: { at, today: localDay(at, business.zone) },
    calendarFor: ({ zone: own, preferences }) => {
      const zone = own !== null && isZone(own) ? own : business.zone
      const wished = wishedHoursOf(preferences)
      const name = `${zone}|${wished?.fromMinute ?? ''}|${wished?.toMinute ?? ''}`
      const known = calendars.get(name)
      if (known !== undefined) return known
      const calendar = calendarOf({ zone, quiet: business.policy.quiet, wished })
      calendars.set(name, calendar)
      return calendar
    },
  }
}
