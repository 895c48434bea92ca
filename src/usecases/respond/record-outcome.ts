/** The owner reports what came of a contact, or of a call nobody planned. */
import { type Outcome, settlementOfReport } from '../../domain/respond/settle.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, ContactId, CustomerId, ReplyId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { RespondDeps } from './respond-deps.ts'
import { type Settled, settledFrom } from './settled.ts'
import { settleOutcome } from './settle-outcome.ts'
import type { Settling } from './settling.ts'

export interface RecordOutcome {
  readonly about: { readonly contactId: ContactId } | { readonly customerId: CustomerId } | { readonly replyId: ReplyId }
  readonly outcome: Outcome
  /** The agreed or booked day. */
  readonly day?: Day | undefined
  readonly minute?: number | null | undefined
  readonly service?: string | undefined
  readonly wish?: Settling['wish'] | undefined
  readonly note?: string | undefined
  readonly actor: string
}

export type OutcomeRecorded = Settled | { readonly status: 'not-found' }

export async function recordOutcome(deps: RespondDeps, business: BusinessId, input: RecordOutcome): Promise<OutcomeRecorded> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const { about } = input
    const reply = 'replyId' in about ? await tx.respond.findReply(about.replyId) : undefined
    const customerId = 'customerId' in about ? about.customerId : (reply?.customerId ?? null)
    const open =
      'contactId' in about
        ? await tx.respond.openContactById(about.contactId)
        : customerId === null
          ? undefined
          : await tx.respond.openContactOf(customerId)
    if (open === undefined) return { status: 'not-found' }
    const settings = await tx.business.read()
    const report = { outcome: input.outcome, day: input.day ?? null, minute: input.minute ?? null }
    const settlement = settlementOfReport(report, { today: localDay(at, settings.zone) })
    const done = await settleOutcome(tx, {
      business: settings,
      customerId: open.customerId,
      contactId: 'contactId' in about ? about.contactId : (reply?.contactId ?? null),
      locale: open.locale ?? settings.locale,
      settlement,
      words: input.note ?? '',
      service: input.service ?? '',
      wish: input.wish ?? {},
      answeredOn: null,
      linkSecret: deps.linkSecret ?? null,
      actor: input.actor,
      at,
    })
    if (reply !== undefined && settlement.kind !== 'needs-answer' && done.refusal === null)
      await tx.respond.settleReply(reply.replyId, settlement.kind)
    return settledFrom({ replyId: reply?.replyId ?? null, reading: null, settlement, done, customerId: open.customerId })
  })
}
