/** What became of an answer, with the sentence for the owner. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { profileWords } from '../../locales/profile/words.ts'
import { toldOutcome } from '../../locales/reasons/respond.ts'
import type { Settled } from '../../usecases/respond/settled.ts'
import type { HttpDeps } from '../deps.ts'
import type { Decision } from './decisions.ts'
import { firstAddress, shownName } from './names.ts'

type SettledView = AnswerOf<'POST /messages/{id}/replies'>

export async function settledView(
  deps: HttpDeps,
  business: BusinessId,
  { settled, locale }: { readonly settled: Settled; readonly locale: Locale },
): Promise<SettledView> {
  const { customerId, followUp, booking } = settled
  const customer =
    customerId === null
      ? null
      : await deps.store.inBusiness(business, async tx => {
          const points = await tx.collect.customers.pointsOf([customerId])
          const found = await tx.collect.customers.find(customerId)
          return { customerId, name: shownName(found?.fullName ?? '', points), phone: firstAddress(points, 'phone') }
        })
  const told = toldOutcome(settled, locale)
  return {
    replyId: settled.replyId,
    outcome: settled.outcome,
    followUp: followUp && customer && { ...followUp, customer, contactId: null, state: 'open', words: '' },
    booking: booking && { ...booking },
    question: settled.question?.text ?? null,
    decision: { ...told, data: { ...told.data } },
  }
}

export function knownDecision(locale: Locale): Decision {
  return { code: 'known', data: {}, text: profileWords[locale].knownReply }
}
