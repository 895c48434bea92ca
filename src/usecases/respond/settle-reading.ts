/**
 * What a reading leads to: first it is looked at as the answer to an open question, then as a wish of its own. What cannot be
 * settled is asked back once; what is still open after that waits in the inbox for a person.
 */
import { isOurs } from '../../domain/respond/appointment.ts'
import { chooseOption, type QuestionOption } from '../../domain/respond/question.ts'
import type { Reading, When } from '../../domain/respond/reading.ts'
import { type SettleContext, settleMove, type Settlement, settlementOfVisit, visitsMeant } from '../../domain/respond/settle.ts'
import { unreachable } from '../../kernel/assert.ts'
import type { Day } from '../../kernel/day.ts'
import type { BookingId, ReplyId } from '../../kernel/ids.ts'
import type { Booking, ReplyQuestion } from '../../ports/respond-store.ts'
import type { Tx } from '../../ports/store.ts'
import { type Asked, askBack } from './ask-back.ts'
import { openComplaint } from './complaints.ts'
import { type Settled, settledFrom } from './settled.ts'
import { type Done, settleOutcome } from './settle-outcome.ts'
import type { Settling } from './settling.ts'

export interface ReadingToSettle {
  readonly replyId: ReplyId
  readonly reading: Reading
  readonly today: Day
  readonly settling: Omit<Settling, 'settlement'>
}

/** Asked and answered: the next reply is looked at as the answer to it. */
const ASKED = 'asked'

export async function settleReading(tx: Tx, { replyId, reading, today, settling }: ReadingToSettle): Promise<Settled> {
  const { customerId, business, at } = settling
  const question = reading.automatic || reading.intent === 'stop' ? undefined : await tx.respond.openQuestion(customerId, at)
  const coming = await tx.appointments.coming(customerId, at)
  const context = { today, hours: business.hours }
  // A visit of another program is moved or cancelled there, by a person.
  const isElsewhere = coming.some(one => !isOurs(one))
  const wanted = settlementOfVisit(reading, { coming: isElsewhere ? [] : coming, context })
  const answer = question && answerOf(settling.words, { reading, question, context, mayMeanAnother: coming.length > 1 })
  const settlement = answer?.settlement ?? wanted
  const done = await settleOutcome(tx, { ...settling, wish: answer?.wish ?? settling.wish, settlement })
  if (reading.intent === 'complaint') await openComplaint(tx, settling, { replyId, score: null })
  if (question !== undefined) await tx.respond.closeQuestion(question.questionId, answer === undefined ? 'left' : 'answered')
  const reason = done.refusal ?? (settlement.kind === 'needs-answer' ? settlement.reason : null)
  // A slot that was offered and is gone meanwhile is no fault of his: he is asked again. Otherwise one question is enough,
  // and of which visit he speaks is not yet the question when it moves.
  const mayAsk = question === undefined || question.kind === 'reminder' || answer?.moving !== undefined || done.refusal === 'slot-taken'
  const asking = answer?.moving === undefined ? reading : { intent: reading.intent, when: answer.moving.wish }
  const meant = meantVisits(reading, { coming, moving: answer?.moving?.bookingId ?? null, asked: question?.bookingId ?? null })
  const isForPerson = isElsewhere && (reason === 'wants-cancel' || reason === 'wants-other-time')
  const asked = reason !== null && mayAsk && !isForPerson ? await askBack(tx, settling, { replyId, reading: asking, reason, meant }) : null
  const settledAs = asked !== null ? ASKED : reason === null ? settlement.kind : null
  if (settledAs !== null) await tx.respond.settleReply(replyId, settledAs)
  return settledFrom({ replyId, reading, settlement, done: done satisfies Done, customerId, question: asked satisfies Asked | null })
}

interface Answer {
  readonly settlement: Settlement
  readonly wish: Settling['wish']
  /** He said which of his visits is to move; when to may still be open. */
  readonly moving?: { readonly bookingId: BookingId; readonly wish: When }
}

interface Answering {
  readonly reading: Reading
  readonly question: ReplyQuestion
  readonly context: SettleContext
  /** He has other visits ahead than the one he was reminded of. */
  readonly mayMeanAnother: boolean
}

function answerOf(text: string, { reading, question, context, mayMeanAnother }: Answering): Answer | undefined {
  const choice = chooseOption(text, { reading, options: question.options })
  const option = choice === undefined || choice === 'none' ? undefined : question.options[choice]
  // "Friday at five instead" answers the reminder better than its second option does.
  if (option === undefined || (option.kind === 'move' && reading.when !== null)) return undefined
  if (option.kind === 'cancel' && reading.when !== null && mayMeanAnother) return undefined
  return meantBy(option, context)
}

function meantBy(option: QuestionOption, context: SettleContext): Answer {
  switch (option.kind) {
    case 'slot': {
      const { day, minute, startsAt, serviceId, bookingId } = option
      const settlement: Settlement =
        bookingId === null ? { kind: 'booked', day, minute } : { kind: 'booking-moved', bookingId, day, minute }
      return { settlement, wish: { startsAt, serviceId } }
    }
    case 'later':
      return { settlement: { kind: 'later', day: option.day }, wish: {} }
    case 'confirm':
      return { settlement: { kind: 'booking-confirmed', bookingId: option.bookingId }, wish: {} }
    case 'cancel':
      return { settlement: { kind: 'booking-cancelled', bookingId: option.bookingId }, wish: {} }
    case 'move':
      return { settlement: { kind: 'needs-answer', reason: 'wants-other-time' }, wish: {} }
    case 'visit': {
      const { bookingId, wish } = option
      if (option.act === 'cancel') return { settlement: { kind: 'booking-cancelled', bookingId }, wish: {} }
      return { settlement: settleMove(wish, { bookingId, context }), wish: {}, moving: { bookingId, wish } }
    }
    default:
      return unreachable(option)
  }
}

/** The visits that a cancellation or another time is about; a question that was about one keeps to it. */
function meantVisits(
  { intent, when }: Reading,
  { coming, moving, asked }: { readonly coming: readonly Booking[]; readonly moving: BookingId | null; readonly asked: BookingId | null },
): readonly Booking[] {
  if (moving === null && intent === 'cancel') return visitsMeant(coming, when)
  const about = moving ?? asked
  if (about !== null) return coming.filter(one => one.bookingId === about)
  return intent === 'reschedule' ? coming : []
}
