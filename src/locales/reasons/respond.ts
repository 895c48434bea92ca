/** What became of an answer or a message, in the reader's language: one sentence, with the next step where there is one. */
import type { MessageReason } from '../../domain/deliver/message.ts'
import type { UnknownPolicy } from '../../domain/deliver/unknown-policy.ts'
import type { NeedsAnswerReason, Outcome } from '../../domain/respond/settle.ts'
import { unreachable } from '../../kernel/assert.ts'
import { formatDay, type Locale } from '../../kernel/locale.ts'
import { bg } from './respond.bg.ts'
import { en } from './respond.en.ts'
import { ru } from './respond.ru.ts'
import type { RespondWords } from './respond-words.ts'

const words: Readonly<Record<Locale, RespondWords>> = { ru, bg, en }

export interface SettledFacts {
  readonly outcome: Outcome | 'needs-answer' | 'automatic' | keyof typeof VISIT_WORDS
  readonly reason: NeedsAnswerReason | null
  readonly customerId: string | null
  readonly booking: { readonly day: string; readonly minute: number | null } | null
  readonly followUp: { readonly dueOn: string } | null
  readonly isConfirmed: boolean
  readonly question?: { readonly text: string } | null
}

export interface ToldOutcome {
  readonly code: string
  readonly data: Readonly<Record<string, string | number | null>>
  readonly text: string
}

export function toldOutcome(facts: SettledFacts, locale: Locale): ToldOutcome {
  const { settled, needsAnswer } = words[locale]
  const { outcome, booking, followUp } = facts
  switch (outcome) {
    case 'booked':
      return {
        code: 'booked',
        data: { day: booking?.day ?? null, minute: booking?.minute ?? null },
        text: settled.booked({
          day: booking === null ? '' : formatDay(booking.day, locale),
          time: booking?.minute == null ? null : clock(booking.minute),
        }),
      }
    case 'booking-moved':
    case 'booking-confirmed':
    case 'booking-cancelled':
      return {
        code: outcome,
        data: { day: booking?.day ?? null, minute: booking?.minute ?? null },
        text: settled[VISIT_WORDS[outcome]]({
          day: booking === null ? '' : formatDay(booking.day, locale),
          time: booking?.minute == null ? null : clock(booking.minute),
        }),
      }
    case 'later':
      return {
        code: 'later',
        data: { day: followUp?.dueOn ?? null },
        text: settled.later({ day: followUp === null ? '' : formatDay(followUp.dueOn, locale), isConfirmed: facts.isConfirmed }),
      }
    case 'no':
      return { code: 'no', data: {}, text: settled.no }
    case 'stop':
      return { code: 'stop', data: {}, text: settled.stop }
    case 'bought-elsewhere':
      return { code: 'bought-elsewhere', data: {}, text: settled.boughtElsewhere }
    case 'no-answer':
      return { code: 'no-answer', data: {}, text: settled.noAnswer }
    case 'reached':
      return { code: 'reached', data: {}, text: settled.reached }
    case 'wrong-number':
      return { code: 'wrong-number', data: {}, text: settled.wrongNumber }
    case 'automatic':
      return { code: 'automatic', data: {}, text: settled.automatic }
    case 'needs-answer': {
      const reason = facts.reason ?? 'unclear'
      if (facts.question != null) return { code: 'asked', data: { reason }, text: settled.asked }
      return facts.customerId === null
        ? { code: 'stranger', data: {}, text: settled.stranger }
        : { code: reason, data: {}, text: needsAnswer[reason] }
    }
    default:
      return unreachable(outcome)
  }
}

const VISIT_WORDS = { 'booking-moved': 'moved', 'booking-confirmed': 'confirmed', 'booking-cancelled': 'cancelled' } as const

export function toldMessageReason(reason: MessageReason, locale: Locale): ToldOutcome {
  return { code: reason, data: {}, text: words[locale].message[reason] }
}

export function toldUnknownPolicy(policy: UnknownPolicy, locale: Locale): ToldOutcome {
  return { code: policy, data: {}, text: words[locale].unknown[policy] }
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
