/** What customers answered: in the sandbox's reply box, on the phone, or reported on a card. */
import type { Outcome } from '../../domain/respond/settle.ts'
import { day } from '../../kernel/day.ts'
import { id, newId } from '../../kernel/ids.ts'
import { toldOutcome } from '../../locales/reasons/respond.ts'
import { planOneCustomer } from '../../usecases/plan/plan-customer.ts'
import { receiveReply, type ReplyReceived } from '../../usecases/respond/receive-reply.ts'
import { type OutcomeRecorded, recordOutcome, type RecordOutcome } from '../../usecases/respond/record-outcome.ts'
import type { Handlers, OwnCall } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { notFound } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'
import { knownDecision, settledView } from '../views/settled-view.ts'

type ReplyRoutes = 'POST /contacts/{id}/outcomes' | 'POST /messages/{id}/replies' | 'POST /customers/{id}/replies'

export const replyHandlers: Pick<Handlers, ReplyRoutes> = {
  'POST /contacts/{id}/outcomes': async (deps, call) => {
    const { body, params } = call.input
    return settle(
      deps,
      call,
      await recordOutcome(deps, call.business, { ...reportOf(body), about: { contactId: id<'contact'>(params.id) }, actor: call.actor }),
    )
  },

  'POST /messages/{id}/replies': async (deps, call) =>
    settle(
      deps,
      call,
      await receiveReply(deps, call.business, {
        channel: 'sandbox',
        providerReplyId: replyName(call),
        text: call.input.body.text,
        from: { messageId: id<'message'>(call.input.params.id) },
        actor: 'customer',
      }),
    ),

  'POST /customers/{id}/replies': async (deps, call) => {
    const { body, params } = call.input
    const customerId = id<'customer'>(params.id)
    if (body.outcome === undefined) {
      return settle(
        deps,
        call,
        await receiveReply(deps, call.business, {
          channel: 'hand',
          providerReplyId: replyName(call),
          text: body.text ?? '',
          from: { customerId },
          actor: call.actor,
        }),
      )
    }
    return settle(
      deps,
      call,
      await recordOutcome(deps, call.business, {
        ...reportOf({ ...body, outcome: body.outcome, note: body.text }),
        about: { customerId },
        actor: call.actor,
      }),
    )
  },
}

interface Report {
  readonly outcome: Outcome
  readonly day?: string | undefined
  readonly minute?: number | undefined
  readonly service?: string | undefined
  readonly note?: string | undefined
}

function reportOf(report: Report): Omit<RecordOutcome, 'about' | 'actor'> {
  return {
    outcome: report.outcome,
    day: report.day === undefined ? undefined : day(report.day),
    minute: report.minute,
    service: report.service,
    note: report.note,
  }
}

/** A reply that was sent again under its idempotency key is the same reply. */
function replyName(call: { readonly idempotencyKey: string | null; readonly at: OwnCall<'GET /today'>['at'] }): string {
  return call.idempotencyKey === null ? newId<'reply'>(call.at) : `key:${call.idempotencyKey}`
}

async function settle(deps: HttpDeps, call: Pick<OwnCall<'GET /today'>, 'business' | 'locale'>, settled: ReplyReceived | OutcomeRecorded) {
  if (settled.status === 'not-found') throw notFound()
  if (settled.status === 'known')
    return {
      replyId: settled.replyId,
      outcome: 'known',
      followUp: null,
      booking: null,
      question: null,
      decision: knownDecision(call.locale),
    }
  // A report that cannot be kept is corrected at once; a customer's own words wait in the inbox.
  if (settled.status === 'needs-answer' && settled.replyId === null && settled.reason !== null) {
    throw refuseInWords(settled.reason, { detail: toldOutcome(settled, call.locale).text, path: 'day' })
  }
  if (settled.customerId !== null) await planOneCustomer(deps, call.business, settled.customerId)
  return settledView(deps, call.business, { settled, locale: call.locale })
}
