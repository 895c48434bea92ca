/**
 * A simulated year in four zones and six channels, each with hours of its own, across both clock changes: every morning each
 * customer is planned for, what is open goes out, and a slow twin that shares no code looks at each minute.
 */
import { describe, expect, test } from 'vitest'
import { type ChannelName, DEFAULT_POLICY, type Policy } from '../../src/domain/collect/business.ts'
import { type ApprovalFacts, approvalOf } from '../../src/domain/plan/approval.ts'
import { calendarOf } from '../../src/domain/plan/calendar.ts'
import { planCustomer } from '../../src/domain/plan/plan-customer.ts'
import type { CustomerFacts, CustomerPlan, PlannedContact, StoredContact } from '../../src/domain/plan/customer-plan.ts'
import type { StoredDueEvent } from '../../src/domain/plan/due-event.ts'
import type { Understanding } from '../../src/domain/understand/understanding.ts'
import { addDays, type Day, day, dayNumber, daysBetween } from '../../src/kernel/day.ts'
import { type Instant, instantFromMs } from '../../src/kernel/instant.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { instantAt } from '../../src/kernel/zone.ts'
import { facts, POINT, RULES, understanding } from './facts.ts'
import { brokenCap, firstMinute, mayArrive, wallClock } from './slow-year.ts'

const ZONES = ['Europe/Kaliningrad', 'Asia/Vladivostok', 'Europe/Sofia', 'Asia/Kathmandu'] as const
const START = day('2026-01-01')
const DAYS = 365
const HOLIDAYS = ['2026-01-01', '2026-01-02', '2026-03-08', '2026-05-01', '2026-05-09', '2026-12-31'].map(day)

const all = DEFAULT_POLICY.quiet
/** Each channel in hours of its own: those of all, a late letter, an early text that rests at weekends, a call at noon, a long day, a short one. */
const HOURS = {
  sandbox: all,
  email: { weekday: { fromMinute: 480, toMinute: 1320 }, weekend: { fromMinute: 600, toMinute: 1320 } },
  sms: { weekday: { fromMinute: 540, toMinute: 1080 }, weekend: { fromMinute: 0, toMinute: 0 } },
  hand: { weekday: { fromMinute: 720, toMinute: 840 }, weekend: { fromMinute: 720, toMinute: 780 } },
  telegram: { weekday: { fromMinute: 0, toMinute: 1440 }, weekend: all.weekend },
  viber: { weekday: { fromMinute: 1140, toMinute: 1200 }, weekend: { fromMinute: 660, toMinute: 661 } },
} as const satisfies Partial<Record<ChannelName, Policy['quiet']>>
type Hours = keyof typeof HOURS
/** What an address of this channel is. */
const KINDS = { sandbox: 'phone', email: 'email', sms: 'phone', hand: 'phone', telegram: 'telegram', viber: 'viber' } as const
const CHANNELS: readonly Hours[] = ['sandbox', 'email', 'sms', 'hand', 'telegram', 'viber']

interface Sent {
  readonly channel: Hours
  readonly at: Instant
  readonly cycle: string
}

interface Span {
  readonly from: Instant
  readonly to: Instant
  readonly isOffer: boolean
}

/** One customer who buys in his own rhythm; each evening what was open by then has gone out at its first hour. */
class Person {
  anchorDay: Day
  purchases = 6
  readonly sent: Sent[] = []
  contacts: StoredContact[] = []
  dueEvents: StoredDueEvent[] = []
  /** Planned and not yet made, from the moment it could be. */
  readonly pending = new Map<string, Span>()
  /** Their validity passed without a message and without a purchase. */
  readonly lost: Span[] = []
  readonly zone: string
  readonly cycleDays: number
  readonly channel: Hours
  constructor(zone: string, cycleDays: number, channel: Hours) {
    this.channel = channel
    this.zone = zone
    this.cycleDays = cycleDays
    this.anchorDay = addDays(START, -Math.floor(cycleDays / 2))
  }

  known(today: Day): Understanding {
    const { anchorDay, cycleDays, purchases } = this
    const due = addDays(anchorDay, cycleDays)
    return understanding({
      asOf: today,
      purchases,
      anchorDay,
      cycleDays,
      dueDay: due,
      windowFrom: addDays(due, -2),
      windowTo: addDays(due, 2),
      dueP10: addDays(due, -3),
      dueP50: due,
      dueP90: addDays(due, 5),
    })
  }

  facts(today: Day): CustomerFacts {
    const calendar = calendarOf({ zone: this.zone, quiet: HOURS[this.channel], wished: null })
    const known = this.known(today)
    const cycleNo = dayNumber(this.anchorDay)
    return facts({
      zone: this.zone,
      understanding: known,
      calendarOf: () => calendar,
      ways: [{ channel: this.channel, contactPointId: POINT, kind: KINDS[this.channel], standing: 'given' }],
      contacts: this.contacts.filter(contact => contact.cycleNo >= cycleNo || contact.state === 'planned'),
      dueEvents: this.dueEvents.filter(event => event.cycleNo === cycleNo),
      marketingAt: this.sent.map(one => one.at),
    })
  }

  /** Plans at this instant, then lets go what opens before the next planning, as the owner's yes would. */
  live(today: Day, { at, until }: { readonly at: Instant; readonly until: Instant }): void {
    const rules = { ...RULES, active: [this.channel], hours: { ...RULES.hours, closedDays: HOLIDAYS } }
    const known = this.facts(today)
    const plan = planCustomer(known, rules, { at, today })
    this.dueEvents = plan.dueEvents.map(event => ({ ...event, isClosed: false, isTold: false }))
    const made = this.contacts.filter(contact => contact.state !== 'planned')
    const planned = plan.contacts.map((contact): StoredContact => ({ ...contact, state: 'planned', stateReason: null, snoozedUntil: null }))
    this.contacts = [...made, ...planned]
    this.remember(plan, at)
    for (const contact of plan.contacts.toSorted((a, b) => a.notBefore - b.notBefore)) {
      const from = contact.notBefore < at ? at : contact.notBefore
      if (from >= until) continue
      const sure: ApprovalFacts = {
        state: 'planned',
        notAfter: contact.notAfter,
        isBooked: false,
        isUnhappy: false,
        ways: known.ways,
        marketingAt: this.sent.map(one => one.at),
        calendar: known.calendarOf(this.channel),
      }
      const yes = approvalOf(sure, { policy: rules.policy, channels: { active: [this.channel], wish: null } }, from)
      if (yes.kind === 'refused' || yes.sendAt >= until) continue
      const { purpose, cycleNo, rung, contactId } = contact
      this.sent.push({ channel: this.channel, at: yes.sendAt, cycle: `${purpose}/${cycleNo}/${rung}` })
      this.pending.delete(contactId)
      this.contacts = this.contacts.map(one => (one.contactId === contactId ? { ...one, state: 'handed' } : one))
    }
  }

  /** What was open and is not planned any more is lost when its validity is over; else it was taken back or moved. */
  private remember(plan: CustomerPlan, at: Instant): void {
    const still = new Map<string, PlannedContact>(plan.contacts.map(contact => [contact.contactId, contact]))
    for (const [contactId, span] of this.pending) {
      if (still.has(contactId)) continue
      this.pending.delete(contactId)
      if (span.to < at) this.lost.push(span)
    }
    for (const contact of still.values()) {
      const from = this.pending.get(contact.contactId)?.from ?? (contact.notBefore < at ? at : contact.notBefore)
      this.pending.set(contact.contactId, { from, to: contact.notAfter, isOffer: contact.rung === 'offer' })
    }
  }

  buy(today: Day): void {
    this.anchorDay = today
    this.purchases += 1
    this.pending.clear()
  }
}

describe.each(ZONES)('a year in %s', zone => {
  const random = seededRandom(ZONES.indexOf(zone) + 1)
  const people = [3, 9, 21, 42, 60, 90].map(
    (cycleDays, n) => new Person(zone, cycleDays, CHANNELS[(n + ZONES.indexOf(zone)) % CHANNELS.length] ?? 'sandbox'),
  )
  // Planning at any hour of the night or the day: the process was down, or the owner is an early riser.
  const hours = Array.from({ length: DAYS + 1 }, () => random.whole(0, 1439))
  for (let ahead = 0; ahead < DAYS; ahead += 1) {
    const today = addDays(START, ahead)
    const at = instantAt(today, hours[ahead] ?? 0, zone)
    const until = instantAt(addDays(today, 1), hours[ahead + 1] ?? 0, zone)
    for (const person of people) {
      // He comes some days late, and sometimes a day early.
      if (daysBetween(person.anchorDay, today) >= person.cycleDays + random.whole(-1, 6)) person.buy(today)
      person.live(today, { at, until })
    }
  }
  const sent = people.flatMap(person => person.sent)

  test('E26 E28 no contact arrives in quiet minutes, by the clock on his wall', () => {
    expect(sent.length).toBeGreaterThan(150)
    for (const one of sent)
      expect([wallClock(one.at, zone), mayArrive(one.at, zone, HOURS[one.channel])]).toEqual([expect.anything(), true])
  })
  test('E29 none on a holiday of the business', () => {
    for (const one of sent) expect(HOLIDAYS).not.toContain(wallClock(one.at, zone).day)
  })
  test('E35 the caps are never exceeded', () => {
    for (const person of people)
      expect(
        brokenCap(
          person.sent.map(one => one.at),
          DEFAULT_POLICY.caps,
        ),
      ).toBeNull()
  })
  test('E36 none was lost while a minute of its validity was allowed and free of caps', () => {
    for (const person of people)
      for (const span of person.lost) {
        const others = person.sent.map(one => one.at)
        // No word on a holiday, and no offer on a day on which the door is shut.
        const isClosed = (wall: { readonly day: string; readonly weekday: number }): boolean =>
          HOLIDAYS.some(holiday => holiday === wall.day) || (span.isOffer && wall.weekday === 7)
        expect(firstMinute(span, { zone, policy: { ...DEFAULT_POLICY, quiet: HOURS[person.channel] }, others, isClosed })).toBeUndefined()
      }
  })
  test('nobody is contacted twice for one cycle and rung', () => {
    for (const person of people) expect(new Set(person.sent.map(one => one.cycle)).size).toBe(person.sent.length)
  })
  test('the direct offer is among what reaches each rhythm that a month of four messages has room for', () => {
    for (const person of people.filter(one => one.cycleDays > 20)) expect(person.sent.some(one => one.cycle.endsWith('/offer'))).toBe(true)
  })
})

test('E31 the clock changes: the hour that is skipped in spring and the one that comes twice in autumn', () => {
  for (const [date, zone] of [
    ['2026-03-29', 'Europe/Sofia'],
    ['2026-10-25', 'Europe/Sofia'],
  ] as const) {
    const calendar = calendarOf({ zone, quiet: DEFAULT_POLICY.quiet, wished: null })
    const span = calendar.spanOn(day(date))
    const from = instantAt(day(date), 0, zone)
    const slow = Array.from({ length: 25 * 60 }, (_, minute) => instantFromMs(from + minute * 60_000)).filter(
      at => wallClock(at, zone).day === date && mayArrive(at, zone, DEFAULT_POLICY.quiet),
    )
    expect([span?.from, (span?.to ?? 0) + 1]).toEqual([slow[0], (slow.at(-1) ?? 0) + 60_000])
  }
})
