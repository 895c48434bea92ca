/** The rules of one business in the form the decisions take, with the calendars of its customers' zones. */
import type { Business, ChannelName, MinuteRange } from '../../domain/collect/business.ts'
import type { ChannelRoutes } from '../../domain/collect/channel-route.ts'
import type { Preferences } from '../../domain/collect/customer.ts'
import { type Calendar, calendarOf } from '../../domain/plan/calendar.ts'
import { carrierOf, contactRule } from '../../domain/plan/contact-rules.ts'
import { type Law, wishedHoursOf } from '../../domain/plan/eligibility.ts'
import type { PlanMoment, PlanRules } from '../../domain/plan/customer-plan.ts'
import { sha256Hex } from '../../kernel/digest.ts'
import { type Instant } from '../../kernel/instant.ts'
import { isZone, localDay } from '../../kernel/zone.ts'

export interface BusinessRules extends PlanRules {
  readonly moment: PlanMoment
  readonly zone: string
  /** Which provider carries which channel: a message costs what that one takes. */
  readonly routes: ChannelRoutes
  /** Changes with whatever the owner changes about planning. */
  readonly mark: string
  /** By a channel: its own hours, narrowed by the law of the country; without one, the hours of all. */
  calendarFor(customer: { readonly zone: string | null; readonly preferences: Preferences }, channel?: ChannelName): Calendar
}

export function businessRules(business: Business, at: Instant, options: { readonly rehearsal?: boolean } = {}): BusinessRules {
  const calendars = new Map<string, Calendar>()
  const { planning } = business.policy
  return {
    business: business.id,
    policy: business.policy,
    hours: business.hours,
    active: business.channels.active,
    law: lawOf(business),
    zone: business.zone,
    routes: business.channels.routes,
    mark: sha256Hex(JSON.stringify([business.policy, business.hours, business.channels.active, business.country, business.zone])),
    book: planning.ladders,
    seasons: planning.seasons,
    rehearsal: options.rehearsal ?? false,
    moment: { at, today: localDay(at, business.zone) },
    calendarFor: ({ zone: own, preferences }, channel) => {
      const zone = own !== null && isZone(own) ? own : business.zone
      const wished = wishedHoursOf(preferences)
      const name = `${zone}|${wished?.fromMinute ?? ''}|${wished?.toMinute ?? ''}|${channel ?? ''}`
      const known = calendars.get(name)
      if (known !== undefined) return known
      const quiet = (channel === undefined ? undefined : planning.hoursByChannel[channel]) ?? business.policy.quiet
      const calendar = calendarOf({ zone, quiet, wished, legal: channel === undefined ? null : legalHours(channel, business) })
      calendars.set(name, calendar)
      return calendar
    },
  }
}

/** Whose rules are kept, less those that the owner has taken upon himself. */
export function lawOf({ country, policy }: Pick<Business, 'country' | 'policy'>): Law {
  return { country, overridden: policy.planning.overriddenRules }
}

/** A call and a letter by hand both begin with a phone; the strictest hours are those of the call. */
function legalHours(channel: ChannelName, { country, policy }: Business): MinuteRange | null {
  const carrier = carrierOf(channel, channel === 'email' ? 'email' : 'phone')
  return contactRule({ country, carrier, purpose: 'marketing', overridden: policy.planning.overriddenRules }).hours
}
