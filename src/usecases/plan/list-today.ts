/** The home of the owner: a finite list of contacts for today, what is done already, and what to do when there is none. */
import { cardsLeft, chooseToday } from '../../domain/plan/today.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { instantAt, localDay } from '../../kernel/zone.ts'
import { planWords, type ToldDecision } from '../../locales/reasons/plan.ts'
import type { DoneToday } from '../../ports/plan-store.ts'
import type { Tx } from '../../ports/store.ts'
import { withRewards } from './near-rewards.ts'
import type { PlanDeps } from './plan-deps.ts'
import { presentChannels } from './present-channel.ts'
import { senderOf } from './sender.ts'
import { type TodayCard, todayCard } from './today-card.ts'

/** Beyond this many the exact number of waiting contacts tells nobody anything. */
export const LATER_COUNT_MAX = 300
/** Contacts read beyond the list, so that a customer with two open ones still leaves it full. */
const SPARE = 10

export interface TodayList {
  readonly day: Day
  readonly cards: readonly TodayCard[]
  /** Open contacts beyond the owner's minutes, counted up to LATER_COUNT_MAX. */
  readonly laterCount: number
  /** What the cards will take, and what the owner gives a day. */
  readonly effortMinutes: number
  readonly budgetMinutes: number
  readonly done: DoneToday
  readonly notContacted: readonly { readonly reason: ToldDecision; readonly count: number }[]
  /** The next step; null while there are cards and nothing stands in the way. */
  readonly nextStep: ToldDecision | null
}

export async function listToday(
  deps: PlanDeps,
  business: BusinessId,
  input: { readonly locale?: Locale | undefined } = {},
): Promise<TodayList> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const locale = input.locale ?? settings.locale
    const day = localDay(at, settings.zone)
    const done = await tx.plan.doneBetween({
      from: instantAt(day, 0, settings.zone),
      to: instantAt(addDays(day, 1), 0, settings.zone),
      day,
    })
    const { cards: room, budgetMinutes } = cardsLeft(settings.policy, done.contacts)

    // What may go out later today belongs to today's list: an early riser decides at seven, quiet hours send at ten.
    const startsBefore = instantAt(addDays(day, 1), 0, settings.zone)
    const rows = await tx.plan.openNow({ at, startsBefore, limit: room + SPARE })
    const chosen = chooseToday(
      rows.map(row => ({ ...row, isPromise: row.rung === 'follow-up' })),
      room,
    )
    const channels = await presentChannels(tx, settings, { rows: chosen, at })
    const present = chosen.map(row => ({ ...row, channel: channels.get(row.contactId) ?? row.channel }))
    const channelOf = new Map(present.map(row => [row.contactId, row.channel]))
    const planned = await tx.deliver.contactsForWords(chosen.map(row => row.contactId))
    const told = planned.map(one => ({ ...one, channel: channelOf.get(one.contactId) ?? one.channel }))
    const words = new Map((await withRewards(tx, told, { today: day, currency: settings.currency })).map(one => [one.contactId, one]))
    const context = { today: day, locale, sender: senderOf(settings), minutesPerContact: settings.policy.minutesPerContact }
    const cards = present.map(row => todayCard(row, words.get(row.contactId), context))
    const open = await tx.plan.countOpenNow({ at, startsBefore, most: LATER_COUNT_MAX + cards.length })
    const notContacted = await tellNotContacted(tx, day, locale)
    return {
      day,
      cards,
      laterCount: Math.max(0, open - cards.length),
      effortMinutes: cards.length * settings.policy.minutesPerContact,
      budgetMinutes,
      done,
      notContacted,
      nextStep: await nextStep(tx, { isEmpty: cards.length === 0, done, notContacted, locale }),
    }
  })
}

async function tellNotContacted(tx: Tx, day: Day, locale: Locale): Promise<TodayList['notContacted']> {
  const counts = await tx.plan.notContactedSince(day)
  return counts.map(({ reason, count }) => ({
    reason: { code: reason, data: { count }, text: planWords(locale).notContacted[reason](count) },
    count,
  }))
}

interface Emptiness extends Pick<TodayList, 'done' | 'notContacted'> {
  readonly isEmpty: boolean
  readonly locale: Locale
}

async function nextStep(tx: Tx, { isEmpty, done, notContacted, locale }: Emptiness): Promise<ToldDecision | null> {
  const { next } = planWords(locale)
  const noConsent = notContacted.find(one => one.reason.code === 'no-consent')
  if (noConsent !== undefined)
    return { code: 'choose-consent', data: { count: noConsent.count }, text: next.chooseConsent(noConsent.count) }
  if (!isEmpty) return null
  const noPoint = notContacted.find(one => one.reason.code === 'no-contact-point')
  if (done.contacts === 0 && noPoint !== undefined)
    return { code: 'ask-contacts', data: { count: noPoint.count }, text: next.askContacts(noPoint.count) }
  if (done.contacts > 0) return { code: 'all-done', data: {}, text: next.allDone }
  const hasHistory = Object.values(await tx.understand.segmentCounts()).some(count => count > 0)
  return hasHistory ? { code: 'nothing-due', data: {}, text: next.nothingDue } : { code: 'no-history', data: {}, text: next.noHistory }
}
