/** The inbox: threads, one-tap answers, strangers, complaints. */
import { id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { inboxRefusals } from '../../locales/problems/inbox-refusals.ts'
import type { Complaint } from '../../ports/respond-store.ts'
import { planOneCustomer } from '../../usecases/plan/plan-customer.ts'
import { closeComplaint, recordScore } from '../../usecases/respond/complaints.ts'
import { addNote, finishReply, finishThread, linkReply, listInbox, readThread, sendAnswer } from '../../usecases/respond/inbox.ts'
import type { Handlers } from '../call.ts'
import { notFound } from '../problems.ts'
import { refuseInWords } from '../refuse.ts'

type InboxRoutes =
  | 'GET /inbox'
  | 'GET /inbox/{id}'
  | 'POST /inbox/{id}/answers'
  | 'POST /inbox/{id}/done'
  | 'POST /inbox/{id}/notes'
  | 'POST /replies/{id}/done'
  | 'POST /replies/{id}/customer'
  | 'POST /customers/{id}/scores'
  | 'GET /complaints'
  | 'POST /complaints/{id}/closings'

export const inboxHandlers: Pick<Handlers, InboxRoutes> = {
  'GET /inbox': async (deps, call) => {
    const { state, limit } = call.input.query
    const threads = await listInbox(deps, call.business, { openOnly: state === 'open', limit })
    const openCount = await deps.store.inBusiness(call.business, tx => tx.inbox.countOpen())
    const items = threads.map(({ customerName, lastChannel, lastAt, ...thread }) => ({
      ...thread,
      name: customerName,
      channel: lastChannel,
      at: isoInstant(lastAt),
    }))
    return { items, openCount }
  },

  'GET /inbox/{id}': async (deps, call) => {
    const thread = await readThread(deps, call.business, id<'customer'>(call.input.params.id))
    if ('refusal' in thread) throw notFound()
    return {
      customerId: thread.customerId,
      name: thread.customerName,
      phone: thread.phone,
      locale: thread.locale,
      entries: thread.entries.map(({ entryId, kind, at, text, channel, state }) => ({
        entryId,
        kind,
        at: isoInstant(at),
        text,
        channel,
        state,
      })),
      complaint: thread.complaint && complaintView(thread.complaint),
      suggestion: thread.suggestion,
    }
  },

  'POST /inbox/{id}/answers': async (deps, call) => {
    const sent = await sendAnswer(deps, call.business, {
      customerId: id<'customer'>(call.input.params.id),
      text: call.input.body.text,
      actor: call.actor,
      key: call.idempotencyKey,
    })
    if (!('refusal' in sent)) return sent
    throw sent.refusal === 'no-way' ? refuseInWords('no-way', { detail: inboxRefusals[call.locale]['no-way'] }) : notFound()
  },

  'POST /inbox/{id}/done': (deps, call) => finishThread(deps, call.business, id<'customer'>(call.input.params.id)),

  'POST /inbox/{id}/notes': async (deps, call) => {
    const added = await addNote(deps, call.business, {
      customerId: id<'customer'>(call.input.params.id),
      text: call.input.body.text,
      actor: call.actor,
    })
    if ('refusal' in added) throw notFound()
    return added
  },

  'POST /replies/{id}/done': async (deps, call) => {
    if ((await finishReply(deps, call.business, id<'reply'>(call.input.params.id))) !== 'done') throw notFound()
    return { settled: 1 }
  },

  'POST /replies/{id}/customer': async (deps, call) => {
    const linked = await linkReply(deps, call.business, {
      replyId: id<'reply'>(call.input.params.id),
      customerId: id<'customer'>(call.input.body.customerId),
      actor: call.actor,
    })
    if (!('refusal' in linked)) return linked
    throw linked.refusal === 'known-sender'
      ? refuseInWords('known-sender', { detail: inboxRefusals[call.locale]['known-sender'] })
      : notFound()
  },

  'POST /customers/{id}/scores': async (deps, call) => {
    const customerId = id<'customer'>(call.input.params.id)
    const recorded = await recordScore(deps, call.business, { customerId, ...call.input.body, actor: call.actor })
    if ('refusal' in recorded) throw notFound()
    if (recorded.complaint !== 'none') await planOneCustomer(deps, call.business, customerId)
    return recorded
  },

  'GET /complaints': async (deps, call) => {
    const complaints = await deps.store.inBusiness(call.business, tx => tx.respond.openComplaints())
    return { items: complaints.map(one => ({ ...complaintView(one), customerId: one.customerId, name: one.customerName })) }
  },

  'POST /complaints/{id}/closings': async (deps, call) => {
    const closed = await closeComplaint(deps, call.business, {
      complaintId: call.input.params.id,
      actor: call.actor,
      resolution: call.input.body.resolution,
    })
    if (typeof closed !== 'string') throw notFound()
    await planOneCustomer(deps, call.business, closed)
    return null
  },
}

function complaintView({ complaintId, words, score, openedAt }: Complaint) {
  return { complaintId, words, score, openedAt: isoInstant(openedAt) }
}
