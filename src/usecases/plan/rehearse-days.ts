/**
 * What would the next days send? Everybody is planned for as of now, nothing is written and nothing is sent. Counted by day
 * and rung, with the first contacts of each kind as samples, and with the reasons why others get nothing.
 */
import { type ContactRung, type NotContactedReason, purposeKind } from '../../domain/plan/contact.ts'
import type { CustomerPlan, PlannedContact } from '../../domain/plan/customer-plan.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { planWords, type ToldDecision, whySentence } from '../../locales/reasons/plan.ts'
import type { Tx } from '../../ports/store.ts'
import { decidePlans } from './plan-batch.ts'
import { PLAN_PAGE } from './plan-contacts.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'

/** Samples shown of each kind of contact: enough to see that the words and reasons are right. */
const SAMPLES_EACH = 3
export const REHEARSAL_DAYS_MAX = 45

export interface RehearsedDay {
  readonly day: Day
  readonly rungs: Readonly<Record<Exclude<ContactRung, 'follow-up'>, number>>
  /** Of them what would go out without being asked about. */
  readonly byItself: number
}

export interface DaysRehearsal {
  readonly from: Day
  readonly to: Day
  readonly customers: number
  readonly days: readonly RehearsedDay[]
  readonly samples: readonly {
    readonly customerId: CustomerId
    readonly name: string
    readonly day: Day
    readonly kind: string
    readonly rungText: string
    readonly why: ToldDecision
  }[]
  readonly heldOut: number
  readonly notContacted: readonly { readonly reason: ToldDecision; readonly count: number }[]
}

interface Tally {
  readonly days: Map<Day, { soft: number; product: number; offer: number; byItself: number }>
  readonly samples: (PlannedContact & { readonly customerId: CustomerId })[]
  readonly reasons: Map<NotContactedReason, number>
  customers: number
  heldOut: number
}

export async function rehearseDays(
  deps: PlanDeps,
  business: BusinessId,
  input: { readonly days: number; readonly locale: Locale },
): Promise<DaysRehearsal> {
  return deps.store.inBusiness(business, async tx => {
    const rules = businessRules(await tx.business.read(), deps.clock.now())
    const to = addDays(rules.moment.today, Math.min(input.days, REHEARSAL_DAYS_MAX) - 1)
    const tally: Tally = { days: new Map(), samples: [], reasons: new Map(), customers: 0, heldOut: 0 }
    for (let after: CustomerId | null = null; ;) {
      const ids: readonly CustomerId[] = await tx.plan.customersAfter(after, PLAN_PAGE)
      const plans = await decidePlans(tx, { customerIds: ids, rules, understandings: await tx.understand.understandings(ids) })
      for (const plan of plans) count(plan, { tally, rules, to })
      after = ids.at(-1) ?? null
      if (ids.length < PLAN_PAGE) break
    }
    return rehearsalOf(tx, { tally, rules, to, locale: input.locale })
  })
}

function count(plan: CustomerPlan, { tally, rules, to }: { readonly tally: Tally; readonly rules: BusinessRules; readonly to: Day }): void {
  const mine = plan.contacts.filter(contact => contact.plannedDay <= to)
  if (mine.length > 0) tally.customers += 1
  if (plan.dueEvents.some(event => event.heldOut)) tally.heldOut += 1
  for (const { reason } of plan.refusals) tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1)
  for (const contact of mine) {
    const day = contact.plannedDay < rules.moment.today ? rules.moment.today : contact.plannedDay
    const row = tally.days.get(day) ?? { soft: 0, product: 0, offer: 0, byItself: 0 }
    row[contact.rung] += 1
    if (rules.policy.autopilot[contact.rung] !== 'ask' && contact.channel !== 'hand') row.byItself += 1
    tally.days.set(day, row)
    const alike = tally.samples.filter(one => kindOf(one) === kindOf(contact)).length
    if (alike < SAMPLES_EACH) tally.samples.push({ ...contact, customerId: plan.customerId })
  }
}

const kindOf = ({ purpose, rung }: Pick<PlannedContact, 'purpose' | 'rung'>): string => `${purposeKind(purpose)}/${rung}`

async function rehearsalOf(
  tx: Tx,
  { tally, rules, to, locale }: { readonly tally: Tally; readonly rules: BusinessRules; readonly to: Day; readonly locale: Locale },
): Promise<DaysRehearsal> {
  const { today } = rules.moment
  const words = planWords(locale)
  const names = new Map(
    (await tx.plan.people(tally.samples.map(one => one.customerId))).map(person => [person.customerId, person.customerName]),
  )
  return {
    from: today,
    to,
    customers: tally.customers,
    days: [...tally.days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([day, { byItself, ...rungs }]) => ({ day, rungs, byItself })),
    samples: tally.samples
      .toSorted((a, b) => (a.plannedDay < b.plannedDay ? -1 : a.plannedDay > b.plannedDay ? 1 : a.contactId < b.contactId ? -1 : 1))
      .map(one => ({
        customerId: one.customerId,
        name: names.get(one.customerId) || words.unnamed,
        day: one.plannedDay,
        kind: purposeKind(one.purpose),
        rungText: words.rung[one.rung],
        why: whySentence(one.reason, { today, locale }),
      })),
    heldOut: tally.heldOut,
    notContacted: [...tally.reasons]
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([reason, count]) => ({ reason: { code: reason, data: { count }, text: words.notContacted[reason](count) }, count })),
  }
}
