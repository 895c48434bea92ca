/** A customer to plan for: buys every 42 days, due on 23 November, may be written to in the sandbox. */
import { DEFAULT_HOURS, DEFAULT_POLICY } from '../../src/domain/collect/business.ts'
import { calendarOf } from '../../src/domain/plan/calendar.ts'
import { NO_DUE_FACTS } from '../../src/domain/plan/due-source.ts'
import type { CustomerFacts, PlanMoment, PlanRules } from '../../src/domain/plan/customer-plan.ts'
import type { Understanding } from '../../src/domain/understand/understanding.ts'
import { day } from '../../src/kernel/day.ts'
import { nameUuid } from '../../src/kernel/digest.ts'
import { businessId, type ContactPointId, type CustomerId, id } from '../../src/kernel/ids.ts'
import { instantAt } from '../../src/kernel/zone.ts'
import { minor } from '../../src/kernel/money.ts'

export const ZONE = 'Europe/Moscow'
export const CUSTOMER: CustomerId = id<'customer'>(nameUuid('customer'))
export const POINT: ContactPointId = id<'contact-point'>(nameUuid('point'))

export function understanding(changes: Partial<Understanding> = {}): Understanding {
  return {
    customerId: CUSTOMER,
    asOf: day('2026-11-01'),
    purchases: 6,
    firstDay: day('2026-03-16'),
    anchorDay: day('2026-10-12'),
    cycleDays: 42,
    basis: 'own',
    dueDay: day('2026-11-23'),
    noDateReason: null,
    windowFrom: day('2026-11-17'),
    windowTo: day('2026-11-29'),
    dueP10: day('2026-11-17'),
    dueP50: day('2026-11-23'),
    dueP90: day('2026-12-01'),
    strength: 0.8,
    pAlive: 0.95,
    p14: 0.2,
    p28: 0.7,
    segment: 'regular',
    reason: { code: 'regular-on-time', data: { purchases: 6, cycleDays: 42, silenceDays: 20, lateDays: 0, alive: 0.95 } },
    value365Minor: minor(900_000),
    value365LowMinor: minor(300_000),
    value365HighMinor: minor(1_600_000),
    ...changes,
  }
}

export const CALENDAR = calendarOf({ zone: ZONE, quiet: DEFAULT_POLICY.quiet, wished: null })

export function facts(changes: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    customerId: CUSTOMER,
    understanding: understanding(),
    ...NO_DUE_FACTS,
    zone: ZONE,
    calendarOf: () => CALENDAR,
    spacingDays: null,
    isUnhappy: false,
    dueEvents: [],
    contacts: [],
    marketingAt: [],
    ways: [{ channel: 'sandbox', contactPointId: POINT, kind: 'phone', standing: 'given' }],
    wish: null,
    bookedDay: null,
    agreed: null,
    ...changes,
  }
}

export const RULES: PlanRules = {
  business: businessId(1),
  policy: { ...DEFAULT_POLICY, holdOutShare: 0 },
  hours: DEFAULT_HOURS,
  active: ['sandbox'],
  rehearsal: false,
  law: { country: 'RU', overridden: [] },
  book: [],
  seasons: [],
}

export function momentOn(text: string, minute = 540): PlanMoment {
  return { today: day(text), at: instantAt(day(text), minute, ZONE) }
}
