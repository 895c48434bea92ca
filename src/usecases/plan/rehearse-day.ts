/**
 * A dry plan of any day, past or future: everybody is understood from the purchases up to that day and planned for, and
 * nothing is written or sent. People who cannot be written to yet (no consent basis, no address) are shown with what stands in the way.
 */
import { learnBusiness } from '../../domain/understand/learn-business.ts'
import { understandings } from '../../domain/understand/customer-understanding.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
import type { Business } from '../../domain/collect/business.ts'
import { cardsLeft, chooseToday } from '../../domain/plan/today.ts'
import type { NotContactedReason } from '../../domain/plan/contact.ts'
import type { Blocked } from '../../domain/plan/eligibility.ts'
import type { CustomerPlan, PlannedContact } from '../../domain/plan/customer-plan.ts'
import { type Day, dayNumber } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { instantAt } from '../../kernel/zone.ts'
import { planWords, type ToldDecision } from '../../locales/reasons/plan.ts'
import type { ContactForWords } from '../../ports/deliver-store.ts'
import type { ContactRow } from '../../ports/plan-store.ts'
import type { Tx } from '../../ports/store.ts'
import { knowledgeOf, readLog } from '../understand/fit-model.ts'
import type { TodayList } from './list-today.ts'
import { decidePlans } from './plan-batch.ts'
import { PLAN_PAGE } from './plan-contacts.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'
import { type TodayCard, todayCard } from './today-card.ts'

/** The same horizon as the nightly learning of the model. */
const MODEL_WINDOW_DAYS = 28
/** Noon: inside the allowed hours of every default, whatever the clock change. */
const REHEARSAL_MINUTE = 720

export interface Rehearsal extends Omit<TodayList, 'done'> {
  readonly heldOutCount: number
  /** Customers due on this day who may not be written to before a consent basis is chosen, or cannot be reached. */
  readonly blockedCount: number
}

export async function rehearseDay(
  deps: PlanDeps,
  business: BusinessId,
  input: { readonly day: Day; readonly locale?: Locale | undefined },
): Promise<Rehearsal> {
  return deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const locale = input.locale ?? settings.locale
    const at = instantAt(input.day, REHEARSAL_MINUTE, settings.zone)
    const rules = businessRules(settings, at, { rehearsal: true })
    const known = await understandAsOf(tx, settings, input.day)
    const plans = await planAll(tx, known, rules)

    const room = cardsLeft(settings.policy, 0)
    const open = plans.flatMap(plan =>
      plan.contacts
        .filter(contact => contact.notBefore <= at && at <= contact.notAfter)
        .map(contact => ({ ...contact, customerId: plan.customerId, isPromise: false })),
    )
    const chosen = chooseToday(open, room.cards)
    const context = { today: input.day, locale, sender: senderOf(settings), minutesPerContact: settings.policy.minutesPerContact }
    const cards = await cardsOf(tx, chosen, context)
    const blockedCount = open.filter(contact => contact.blockedBy !== null).length
    const blockedBy = (reason: Blocked): number => open.filter(contact => contact.blockedBy === reason).length
    const notContacted = countReasons(plans, locale)
    return {
      day: input.day,
      cards,
      laterCount: open.length - cards.length,
      effortMinutes: cards.length * settings.policy.minutesPerContact,
      budgetMinutes: room.budgetMinutes,
      notContacted,
      heldOutCount: plans.filter(plan => plan.dueEvents.some(event => event.heldOut)).length,
      blockedCount,
      nextStep: nextStep(
        { noConsent: blockedBy('no-consent'), noPoint: blockedBy('no-contact-point'), cards: cards.length, known: known.length },
        locale,
      ),
    }
  })
}

async function understandAsOf(tx: Tx, settings: Business, day: Day): Promise<readonly Understanding[]> {
  const { log } = await readLog(tx, day)
  if (log.ids.length === 0) return []
  return [
    ...understandings(
      log,
      learnBusiness(log, { untilDay: dayNumber(day), knowledge: knowledgeOf(settings), windowDays: MODEL_WINDOW_DAYS }),
      { asOf: day, policy: await tx.understand.segmentPolicy() },
    ),
  ]
}

async function planAll(tx: Tx, known: readonly Understanding[], rules: BusinessRules): Promise<readonly CustomerPlan[]> {
  const plans: CustomerPlan[] = []
  for (let from = 0; from < known.length; from += PLAN_PAGE) {
    const page = known.slice(from, from + PLAN_PAGE)
    plans.push(...(await decidePlans(tx, { customerIds: page.map(one => one.customerId), understandings: page, rules })))
  }
  return plans
}

type Chosen = PlannedContact & { readonly customerId: CustomerId }

async function cardsOf(tx: Tx, chosen: readonly Chosen[], context: Parameters<typeof todayCard>[2]): Promise<readonly TodayCard[]> {
  const ids = chosen.map(contact => contact.customerId)
  const people = new Map((await tx.plan.people(ids)).map(person => [person.customerId, person]))
  return chosen.flatMap(contact => {
    const person = people.get(contact.customerId)
    if (person === undefined) return []
    const row: ContactRow = {
      ...contact,
      ...person,
      stateAt: contact.notBefore,
      state: 'planned',
      stateReason: null,
      ownWords: null,
      approvedAt: null,
      followUp: null,
    }
    const forWords: ContactForWords = {
      contactId: contact.contactId,
      customerId: contact.customerId,
      purpose: contact.purpose,
      cycleNo: contact.cycleNo,
      rung: contact.rung,
      segment: contact.segment,
      state: 'planned',
      channel: contact.channel,
      contactPointId: contact.contactPointId,
      address: person.customerPhone ?? person.email,
      addressKind: person.customerPhone === null ? (person.email === null ? null : 'email') : 'phone',
      notAfter: contact.notAfter,
      ownWords: null,
      firstName: person.firstName,
      customerLocale: person.locale,
      customerZone: person.customerZone,
      lastProduct: null,
      lastGroup: null,
      about: contact.reason.about ?? null,
      lastPurchaseDay: contact.reason.lastDay,
      dueDay: contact.reason.dueDay,
    }
    return [{ ...todayCard(row, forWords, context), blockedBy: contact.blockedBy }]
  })
}

function nextStep(
  counts: { readonly noConsent: number; readonly noPoint: number; readonly cards: number; readonly known: number },
  locale: Locale,
): ToldDecision | null {
  const { next } = planWords(locale)
  if (counts.noConsent > 0) return { code: 'choose-consent', data: { count: counts.noConsent }, text: next.chooseConsent(counts.noConsent) }
  if (counts.noPoint > 0) return { code: 'ask-contacts', data: { count: counts.noPoint }, text: next.askContacts(counts.noPoint) }
  if (counts.cards > 0) return null
  return counts.known === 0
    ? { code: 'no-history', data: {}, text: next.noHistory }
    : { code: 'nothing-due', data: {}, text: next.nothingDue }
}

function countReasons(plans: readonly CustomerPlan[], locale: Locale): Rehearsal['notContacted'] {
  const counts = new Map<NotContactedReason, number>()
  for (const { reason } of plans.flatMap(plan => plan.refusals)) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([reason, count]) => ({ reason: { code: reason, data: { count }, text: planWords(locale).notContacted[reason](count) }, count }))
}
