/**
 * The planner alone, a pure function, without a database: `node bench/planner.ts [CUSTOMERS]` (a million takes about half a minute).
 * The facts of each thousand customers are made, then the clock runs while they are planned, and the plans are let go again. Two
 * digests of all that was planned, by two runs over the same facts, are compared: the same facts give the same plan, byte for byte.
 * Figures: docs/operating/speed-plan.md.
 */
import { createHash } from 'node:crypto'
import { loadavg } from 'node:os'
import { DEFAULT_CHANNELS, DEFAULT_HOURS, DEFAULT_POLICY, DEFAULT_WORDS } from '../src/domain/collect/business.ts'
import type { Preferences } from '../src/domain/collect/customer.ts'
import type { CustomerFacts } from '../src/domain/plan/customer-plan.ts'
import { NO_DUE_FACTS } from '../src/domain/plan/due-source.ts'
import { planCustomer } from '../src/domain/plan/plan-customer.ts'
import type { Standing } from '../src/domain/understand/segment.ts'
import type { Understanding } from '../src/domain/understand/understanding.ts'
import { addDays, day } from '../src/kernel/day.ts'
import { nameUuid } from '../src/kernel/digest.ts'
import { businessId, id } from '../src/kernel/ids.ts'
import { instant } from '../src/kernel/instant.ts'
import { minor } from '../src/kernel/money.ts'
import { seededRandom } from '../src/kernel/random.ts'
import type { Business } from '../src/domain/collect/business.ts'
import { businessRules } from '../src/usecases/plan/plan-rules.ts'

const customers = Number(process.argv[2] ?? 1_000_000)
const AT_ONCE = 1000
const DIGESTED = 20_000
const today = day('2026-11-20')
const business = {
  id: businessId(1),
  zone: 'Europe/Moscow',
  country: 'RU',
  hours: DEFAULT_HOURS,
  policy: DEFAULT_POLICY,
  channels: { ...DEFAULT_CHANNELS, active: ['sms', 'email', 'hand'] },
  words: DEFAULT_WORDS,
} as unknown as Business
const rules = businessRules(business, instant('2026-11-20T09:00:00Z'))
const SEGMENTS: readonly Standing[] = ['regular', 'regular', 'periodic', 'periodic', 'new', 'one-timer', 'lost']
const CODES = {
  regular: 'regular-on-time',
  periodic: 'periodic-irregular',
  new: 'new-first-days',
  'one-timer': 'one-timer-past-due',
  lost: 'lost-silent',
}

/** Every fifth has product groups of his own, every third a birthday, every tenth asked for fewer messages. */
function factsOf(n: number): CustomerFacts {
  const random = seededRandom(n)
  const customerId = id<'customer'>(nameUuid(`customer ${n}`))
  const cycleDays = random.whole(3, 180)
  const segment = SEGMENTS[n % SEGMENTS.length] ?? 'new'
  const silent = segment === 'lost' || segment === 'one-timer' ? 2 * cycleDays : random.whole(0, cycleDays)
  const anchorDay = addDays(today, -silent)
  const dueDay = addDays(anchorDay, Math.max(silent + 1, cycleDays))
  const understanding: Understanding = {
    customerId,
    asOf: today,
    purchases: segment === 'new' || segment === 'one-timer' ? 1 : random.whole(2, 20),
    firstDay: addDays(anchorDay, -cycleDays * 4),
    anchorDay,
    cycleDays,
    basis: segment === 'new' || segment === 'one-timer' ? 'business' : 'own',
    dueDay,
    noDateReason: null,
    windowFrom: addDays(dueDay, -7),
    windowTo: addDays(dueDay, 7),
    dueP10: addDays(dueDay, -9),
    dueP50: dueDay,
    dueP90: addDays(dueDay, 12),
    strength: 0.1 + (n % 80) / 100,
    pAlive: 0.9,
    p14: 0.3,
    p28: 0.5,
    segment,
    reason: { code: CODES[segment], data: {} } as Understanding['reason'],
    value365Minor: minor(random.whole(10_000, 900_000)),
    value365LowMinor: null,
    value365HighMinor: null,
  }
  const preferences: Preferences = n % 10 === 0 ? { frequency: 'fortnightly' } : {}
  const groups = [1, 2].map(group => ({
    groupId: nameUuid(`group ${group}`),
    name: `Group ${group}`,
    anchorDay: addDays(anchorDay, -group),
    cycleDays: cycleDays * group * 1.5,
    purchases: 3,
  }))
  return {
    customerId,
    understanding,
    ...NO_DUE_FACTS,
    groups: n % 5 === 0 ? groups : [],
    birthday: n % 3 === 0 ? { month: 1 + (n % 12), day: 1 + (n % 28), year: null } : null,
    zone: 'Europe/Moscow',
    calendarOf: channel => rules.calendarFor({ zone: null, preferences }, channel),
    spacingDays: n % 10 === 0 ? 14 : null,
    isUnhappy: false,
    dueEvents: [],
    contacts: [],
    marketingAt: n % 4 === 0 ? [instant('2026-11-14T10:00:00Z')] : [],
    ways: (['sms', 'hand', 'email'] as const).map((channel, at) => ({
      channel,
      contactPointId: id<'contact-point'>(nameUuid(`point ${n} ${at === 2 ? 'email' : 'phone'}`)),
      kind: at === 2 ? 'email' : 'phone',
      standing: n % 11 === 0 && at < 2 ? 'withdrawn' : 'given',
    })),
    wish: null,
    bookedDay: n % 37 === 0 ? addDays(today, 3) : null,
    agreed: null,
  }
}

interface Run {
  readonly seconds: number
  readonly contacts: number
  readonly mostRssMb: number
  readonly digest: string
}

function planAll(count: number): Run {
  const digest = createHash('sha256')
  let [spentMs, contacts, mostRss] = [0, 0, 0]
  for (let from = 0; from < count; from += AT_ONCE) {
    const facts = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => factsOf(from + at))
    const startedAt = process.cpuUsage()
    const plans = facts.map(one => planCustomer(one, rules, rules.moment))
    const used = process.cpuUsage(startedAt)
    spentMs += (used.user + used.system) / 1000
    for (const plan of plans) contacts += plan.contacts.length
    if (from < DIGESTED) digest.update(JSON.stringify(plans))
    mostRss = Math.max(mostRss, process.memoryUsage.rss())
  }
  return { seconds: spentMs / 1000, contacts, mostRssMb: Math.round(mostRss / 1e6), digest: digest.digest('hex') }
}

planAll(DIGESTED)
const run = planAll(customers)
const again = planAll(Math.min(customers, DIGESTED))
process.stdout.write(
  `${customers} customers planned in ${run.seconds.toFixed(1)} s of CPU on one core (${Math.round(customers / run.seconds)} a second, ` +
    `${run.contacts} contacts), at most ${run.mostRssMb} MB, load ${loadavg()[0]?.toFixed(1)}\n` +
    `the same facts ${customers < DIGESTED || again.digest === run.digest ? 'gave the same plan' : 'GAVE ANOTHER PLAN'}, byte for byte\n`,
)
