/** What became of an answer, with the sentence for the owner. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { answerWords } from '../../locales/answers/words.ts'
import type { Settled } from '../../usecases/respond/settled.ts'
import type { HttpDeps } from '../deps.ts'
import type { Decision } from './decisions.ts'
import { firstAddress, shownName } from './names.ts'

type SettledView = AnswerOf<'POST /messages/{id}/replies'>

export async function settledView(deps: HttpDeps, business: BusinessId, { settled, locale }: { readonly settled: Settled, readonly locale: Locale }): Promise<SettledView> {
  const { customerId, followUp, booking } = settled
  const customer = customerId === null ? null : await deps.store.inBusiness(business, async tx => {
    const points = await tx.collect.customers.pointsOf([customerId])
    const found = await tx.collect.customers.find(customerId)
    return { customerId, name: shownName(found?.fullName ?? '', points), phone: firstAddress(points, 'phone') }
  })
  return {
    replyId: settled.replyId, outcome: settled.outcome,
    followUp: followUp && customer && { ...followUp, customer, contactId: null, state: 'open', words: '' },
    booking: booking && { ...booking },
    decision: settledDecision(settled, locale),
  }
}

function settledDecision(settled: Settled, locale: Locale): Decision {
  const words = answerWords[locale]
  const { outcome, reason, isConfirmed, booking, followUp } = settled
  const told = (text: string, data: Record<string, unknown> = {}): Decision => ({ code: reason ?? outcome, data, text })
  if (outcome === 'needs-answer') return told(words.needsAnswer[reason ?? 'unclear'])
  if (outcome === 'booked' && booking) return told(words.booked(booking), { ...booking })
  if (outcome === 'later' && followUp) return told(words.later({ day: followUp.dueOn, isConfirmed }), { day: followUp.dueOn, isConfirmed })
  if (outcome === 'stop') return told(words.stop({ isConfirmed }), { isConfirmed })
  return outcome === 'booked' || outcome === 'later' ? told(words.reached()) : told(words[outcome]())
}

export function knownDecision(locale: Locale): Decision {
  return { code: 'known', data: {}, text: answerWords[locale].known() }
}
