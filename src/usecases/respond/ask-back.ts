/** One question back, with at most three answers by number: free times where he wants to come, days where he wants to wait. */
import { type QuestionOption, QUESTION_HOURS } from '../../domain/respond/question.ts'
import type { Intent, Reading, When } from '../../domain/respond/reading.ts'
import type { NeedsAnswerReason } from '../../domain/respond/settle.ts'
import { OFFERED_MAX, offerOf, slotsWithin } from '../../domain/respond/slot-offer.ts'
import type { Slot } from '../../domain/respond/slot-search.ts'
import { addDays, type Day, daysBetween, parseDay } from '../../kernel/day.ts'
import { type BookingId, newId, type ReplyId, type ServiceId } from '../../kernel/ids.ts'
import { addMs, HOUR_MS } from '../../kernel/instant.ts'
import { formatDay } from '../../kernel/locale.ts'
import { localDay } from '../../kernel/zone.ts'
import { clockText, respondTexts } from '../../locales/respond/texts.ts'
import type { Booking } from '../../ports/respond-store.ts'
import type { Tx } from '../../ports/store.ts'
import { appointmentBook, bookableOf, freeSlots, usualService } from './appointment-book.ts'
import { type Telling, tellCustomer } from './tell-customer.ts'

export interface Asked {
  readonly text: string
  readonly options: readonly QuestionOption[]
}

type AskReason = Extract<
  NeedsAnswerReason,
  'range-to-narrow' | 'no-time-named' | 'agrees' | 'slot-taken' | 'outside-hours' | 'wants-other-time'
>
const ASKABLE: ReadonlySet<string> = new Set<AskReason>([
  'range-to-narrow',
  'no-time-named',
  'agrees',
  'slot-taken',
  'outside-hours',
  'wants-other-time',
])

function isAskable(reason: NeedsAnswerReason): reason is AskReason {
  return ASKABLE.has(reason)
}

export interface AskBack {
  readonly replyId: ReplyId
  readonly reading: Pick<Reading, 'intent' | 'when'>
  readonly reason: NeedsAnswerReason
  /** The visits he may mean when he cancels or wants another time: of several he is asked which, of one he is asked when. */
  readonly meant: readonly Booking[]
}

/** A wish without a day looks this far; a shop that is full for longer calls him itself. */
const AHEAD_DAYS = 14
/** Enough to choose three good ones from. */
const SLOTS_SEEN = 400

/** Null when there is nothing to offer or no way to ask: then a person answers. */
export async function askBack(tx: Tx, telling: Telling, asking: AskBack): Promise<Asked | null> {
  const { reason, reading, meant } = asking
  const options = visitOptions(asking)
  if (options.length === 0 && isAskable(reason))
    options.push(
      ...(reading.intent === 'later' ? laterOptions(localDay(telling.at, telling.business.zone)) : await slotOptions(tx, telling, asking)),
    )
  if (options.length === 0) return null
  const text = questionText(options, { locale: telling.locale, reason, intent: reading.intent })
  const questionId = newId<'question'>(telling.at)
  const expiresAt = addMs(telling.at, QUESTION_HOURS * HOUR_MS)
  const messageId = await tellCustomer(tx, telling, {
    dedupeKey: `question:${asking.replyId}`,
    subject: null,
    body: text,
    notAfter: expiresAt,
  })
  if (messageId === null) return null
  await tx.respond.ask(
    {
      questionId,
      customerId: telling.customerId,
      replyId: asking.replyId,
      messageId,
      bookingId: meant.length === 1 ? (meant[0]?.bookingId ?? null) : null,
      kind: 'slot',
      options,
      expiresAt,
    },
    telling.at,
  )
  return { text, options }
}

/** "Cancel" with several visits ahead: the soonest three by number; the fourth is named by its day. */
function visitOptions({ reason, reading, meant }: AskBack): QuestionOption[] {
  if (meant.length < 2 || (reason !== 'wants-cancel' && reason !== 'wants-other-time')) return []
  const act = reason === 'wants-cancel' ? 'cancel' : 'move'
  const wish = act === 'move' ? reading.when : null
  return meant
    .slice(0, OFFERED_MAX)
    .map(({ bookingId, localDay: on, localMinute: minute }) => ({ kind: 'visit', act, bookingId, day: on, minute, wish }))
}

/** "Later" without a day: a week, two, a month. */
const LATER_DAYS = [7, 14, 30] as const

function laterOptions(today: Day): readonly QuestionOption[] {
  return LATER_DAYS.map(days => ({ kind: 'later', day: addDays(today, days) }))
}

async function slotOptions(tx: Tx, telling: Telling, { reading, meant }: AskBack): Promise<readonly QuestionOption[]> {
  const [moving = null] = meant
  const { business, customerId, at } = telling
  const book = await appointmentBook(tx, business)
  const serviceId = moving === null ? await usualService(tx, book, customerId) : moving.serviceId
  const bookable = bookableOf(book, { serviceId }) ?? bookableOf(book, {})
  if (bookable === undefined) return []
  const today = localDay(at, business.zone)
  const { from, to } = searchDays(reading.when, today)
  const question = { from, to, at, limit: SLOTS_SEEN, except: moving?.bookingId }
  const slots = await freeSlots(tx, business, { bookable: moving === null ? bookable : { ...bookable, shape: moving }, question })
  const fitting = slotsWithin(slots, reading.when)
  const near = fitting.length > 0 ? fitting : slots
  return offerOf(near, await tx.appointments.habit(customerId)).map(slot =>
    optionOf(slot, { serviceId, bookingId: moving?.bookingId ?? null }),
  )
}

/** A named day is searched with the days behind it, so that a full day still gets an answer. */
function searchDays(when: When, today: Day): { readonly from: Day; readonly to: Day } {
  const named = when === null ? undefined : parseDay((typeof when === 'string' ? when : when.from).slice(0, 10))
  const from = named === undefined || named < today ? today : named
  const end = when === null || typeof when === 'string' || when.to === null ? undefined : parseDay(when.to.slice(0, 10))
  const isNarrow = end === undefined || daysBetween(from, end) < AHEAD_DAYS
  return { from, to: isNarrow ? addDays(from, AHEAD_DAYS) : end }
}

function optionOf(
  { day, minute, startsAt }: Slot,
  { serviceId, bookingId }: { readonly serviceId: ServiceId | null; readonly bookingId: BookingId | null },
): QuestionOption {
  return { kind: 'slot', day, minute, startsAt, serviceId, bookingId }
}

function questionText(
  options: readonly QuestionOption[],
  { locale, reason, intent }: Pick<Telling, 'locale'> & { readonly reason: NeedsAnswerReason; readonly intent: Intent },
): string {
  const texts = respondTexts[locale]
  const lines = options.map((option, i) => `${i + 1}) ${optionText(option, locale)}`)
  const [first] = options
  if (first?.kind === 'visit') return [texts.which[first.act], ...lines, texts.answerWhich(options.length)].join('\n')
  const question = intent === 'later' ? texts.ask.later : isAskable(reason) ? texts.ask[reason] : ''
  return [question, ...lines, texts.answerBy(options.length)].join('\n')
}

function optionText(option: QuestionOption, locale: Telling['locale']): string {
  if (!('day' in option)) return ''
  const time = 'minute' in option && option.minute !== null ? clockText(option.minute) : ''
  return respondTexts[locale].when({ day: formatDay(option.day, locale, { weekday: true }), time })
}
