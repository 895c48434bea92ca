/** The home of the owner: the list, and what he does with each card. */
import * as z from 'zod'
import type { AnswerOf } from '../../contract/contract.ts'
import { CHANNELS } from '../../domain/collect/business.ts'
import { addDays, day, type Day } from '../../kernel/day.ts'
import { id, isId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { isCurrency } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import { planWords } from '../../locales/reasons/plan.ts'
import type { RefusalCode } from '../../locales/reasons/plan-words.ts'
import type { DoneToday } from '../../ports/plan-store.ts'
import { approveContact } from '../../usecases/plan/approve-contact.ts'
import { dismissContact } from '../../usecases/plan/dismiss-contact.ts'
import { listToday, type TodayList } from '../../usecases/plan/list-today.ts'
import { rehearseDay } from '../../usecases/plan/rehearse-day.ts'
import { snoozeContact } from '../../usecases/plan/snooze-contact.ts'
import type { TodayCard } from '../../usecases/plan/today-card.ts'
import { undoApproval } from '../../usecases/plan/undo-approval.ts'
import type { Handlers, OwnCall } from '../call.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import type { HttpDeps } from '../deps.ts'
import { found, ProblemError } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'
import { followUpOf } from '../views/follow-up-view.ts'
import { handLinkOf } from '../views/hand-link-view.ts'

type TodayRoutes =
  | 'GET /today'
  | 'POST /contacts/{id}/approvals'
  | 'DELETE /contacts/{id}/approvals'
  | 'POST /contacts/{id}/snoozes'
  | 'POST /contacts/{id}/dismissals'
  | 'GET /not-contacted'
  | 'GET /follow-ups'
type Card = AnswerOf<'GET /today'>['cards'][number]
type Changed = AnswerOf<'POST /contacts/{id}/approvals'>

/** Enough to look for the cause; more people with one reason have one cause. */
const NOT_CONTACTED_MAX = 200
/** What was decided about one customer is looked back at so far. */
const REMEMBERED_DAYS = 30
const NOTHING_DONE: DoneToday = { contacts: 0, booked: 0, agreed: 0, repeatPurchases: 0, repeatRevenue: [] }

export const todayHandlers: Pick<Handlers, TodayRoutes> = {
  'GET /today': async (deps, call) => {
    const {
      locale,
      input: { query },
    } = call
    const openQuestions = await deps.store.inBusiness(call.business, tx => tx.inbox.countOpen())
    const wished = query.date === undefined ? undefined : day(query.date)
    if (wished === undefined || wished === (await businessDay(deps, call)))
      return todayView(await listToday(deps, call.business, { locale }), openQuestions)
    return todayView({ ...(await rehearseDay(deps, call.business, { day: wished, locale })), done: NOTHING_DONE }, openQuestions)
  },

  'GET /not-contacted': async (deps, call) => {
    const { reason, customerId } = call.input.query
    const today = await businessDay(deps, call)
    const rows = await deps.store.inBusiness(call.business, tx =>
      tx.plan.notContacted({
        since: customerId === undefined ? today : addDays(today, -REMEMBERED_DAYS),
        reason: reason ?? null,
        customerId: customerId === undefined ? null : id<'customer'>(customerId),
        limit: NOT_CONTACTED_MAX,
      }),
    )
    const { notContacted } = planWords(call.locale)
    return { items: rows.map(row => ({ ...row, reason: { code: row.reason, data: {}, text: notContacted[row.reason](1) } })) }
  },

  'POST /contacts/{id}/approvals': async (deps, call) => {
    const { words, channel } = call.input.body
    const known = CHANNELS.find(name => name === channel)
    if (channel !== undefined && known === undefined)
      throw new ProblemError('invalid', { errors: [{ path: 'channel', message: CHANNELS.join(', ') }] })
    const approved = await approveContact(deps, call.business, {
      contactId: id<'contact'>(call.input.params.id),
      words,
      channel: known,
      actor: call.actor,
    })
    if (approved.status === 'refused') throw refusePlan(approved.reason, call)
    return {
      contactId: approved.contactId,
      state: approved.state,
      undoUntil: approved.undoUntil === null ? null : isoInstant(approved.undoUntil),
      decision: null,
    }
  },

  'DELETE /contacts/{id}/approvals': async (deps, call) => {
    const undone = await undoApproval(deps, call.business, { contactId: id<'contact'>(call.input.params.id), actor: call.actor })
    if (undone.status === 'refused') throw refusePlan(undone.reason, call)
    return changedView(deps, call)
  },

  'POST /contacts/{id}/snoozes': async (deps, call) => {
    const snoozed = await snoozeContact(deps, call.business, {
      contactId: id<'contact'>(call.input.params.id),
      day: day(call.input.body.day),
      actor: call.actor,
    })
    if (snoozed.status === 'refused') throw refusePlan(snoozed.reason, call, snoozed.lastDay ?? undefined)
    return changedView(deps, call)
  },

  'POST /contacts/{id}/dismissals': async (deps, call) => {
    const dismissed = await dismissContact(deps, call.business, {
      contactId: id<'contact'>(call.input.params.id),
      ...call.input.body,
      actor: call.actor,
    })
    if (dismissed.status === 'refused') throw refusePlan(dismissed.reason, call)
    return changedView(deps, call)
  },

  'GET /follow-ups': async (deps, call) => {
    const { state, cursor, limit } = call.input.query
    const after = decodeCursor(cursor, z.string().refine(isId))
    const rows = await deps.store.inBusiness(call.business, tx =>
      tx.plan.followUps({ openOnly: state === 'open', limit: limit + 1, after: after === undefined ? null : id<'follow-up'>(after) }),
    )
    const page = rows.slice(0, limit)
    return { items: page.map(followUpOf), nextCursor: rows.length > page.length ? encodeCursor(page.at(-1)?.followUpId) : null }
  },
}

async function businessDay(deps: HttpDeps, { business, at }: Pick<OwnCall<'GET /today'>, 'business' | 'at'>): Promise<Day> {
  const { zone } = await deps.store.inBusiness(business, tx => tx.business.read())
  return localDay(at, zone)
}

function todayView(list: TodayList, openQuestions: number): AnswerOf<'GET /today'> {
  const { done } = list
  return {
    day: list.day,
    cards: list.cards.map(cardView),
    laterCount: list.laterCount,
    effortMinutes: list.effortMinutes,
    budgetMinutes: list.budgetMinutes,
    done: {
      ...done,
      repeatRevenue: done.repeatRevenue.flatMap(sum => (isCurrency(sum.currency) ? [{ minor: sum.minor, currency: sum.currency }] : [])),
    },
    notContacted: list.notContacted.map(({ reason, count }) => ({ reason: { ...reason, data: { ...reason.data } }, count })),
    openQuestions,
    nextStep: list.nextStep && { ...list.nextStep, data: { ...list.nextStep.data } },
  }
}

function cardView(card: TodayCard): Card {
  const { followUp } = card
  return {
    contactId: card.contactId,
    customer: card.customer,
    segment: card.segment,
    rung: card.rung,
    rungText: card.rungName,
    why: { ...card.why, data: { ...card.why.data } },
    chips: card.chips.map(chip => ({ ...chip, data: { ...chip.data } })),
    window: card.window,
    plannedDay: card.plannedDay,
    lastDay: card.lastDay,
    channel: card.channel,
    isSandbox: card.isSandbox,
    subject: card.subject,
    words: card.words,
    spoken: card.spoken,
    handLinks: card.handLinks.map(handLinkOf),
    minutes: card.minutes,
    state: card.state,
    undoUntil: card.undoUntil === null ? null : isoInstant(card.undoUntil),
    followUp: followUp && { followUpId: followUp.followUpId, agreedOn: followUp.agreedOn, dueOn: followUp.dueOn, words: followUp.words },
    blockedBy: card.blockedBy,
  }
}

async function changedView(
  deps: HttpDeps,
  call: Pick<OwnCall<'DELETE /contacts/{id}/approvals'>, 'business'> & { readonly input: { readonly params: { readonly id: string } } },
): Promise<Changed> {
  const contact = found(await deps.store.inBusiness(call.business, tx => tx.plan.contact(id<'contact'>(call.input.params.id))))
  return { contactId: contact.contactId, state: contact.state, undoUntil: null, decision: null }
}

/** The day is what the person can correct; the rest is about the state of things. */
function refusePlan(reason: RefusalCode, call: { readonly locale: OwnCall<'GET /today'>['locale'] }, lastDay?: Day): ProblemError {
  const detail = planWords(call.locale).refusal[reason]({ day: lastDay })
  return refuseInWords(reason, reason === 'day-has-passed' || reason === 'after-its-end' ? { detail, path: 'day' } : { detail })
}
