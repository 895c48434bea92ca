/** The outbox: what went out, what waits, what can still be taken back. */
import { id } from '../../kernel/ids.ts'
import { planWords } from '../../locales/reasons/plan.ts'
import { cancelMessage } from '../../usecases/deliver/cancel-message.ts'
import { listMessages } from '../../usecases/deliver/list-messages.ts'
import { settleUnknown } from '../../usecases/deliver/settle-unknown.ts'
import type { Handlers } from '../call.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { notFound } from '../problems.ts'
import { refuse, refuseInWords } from '../refuse.ts'
import { messageView } from '../views/message-view.ts'
import * as z from 'zod'

type MessageRoutes = 'GET /messages' | 'DELETE /messages/{id}' | 'POST /messages/{id}/verdicts'

export const messageHandlers: Pick<Handlers, MessageRoutes> = {
  'GET /messages': async (deps, call) => {
    const { customerId, state, cursor, limit } = call.input.query
    const after = decodeCursor(cursor, z.string().max(200))
    const page = await listMessages(deps, call.business, {
      limit,
      ...(state && { state }),
      ...(customerId !== undefined && { customerId: id<'customer'>(customerId) }),
      ...(after !== undefined && { cursor: after }),
    })
    return {
      items: page.messages.map(message =>
        messageView(message, {
          replies: page.repliesOf.get(message.messageId) ?? [],
          journey: page.journeys.get(message.messageId),
          locale: call.locale,
        }),
      ),
      nextCursor: page.nextCursor === null ? null : encodeCursor(page.nextCursor),
    }
  },

  'DELETE /messages/{id}': async (deps, call) => {
    const done = await cancelMessage(deps, call.business, { messageId: id<'message'>(call.input.params.id), actor: call.actor })
    if (done.status === 'not-found') throw notFound()
    if (done.status === 'too-late') throw refuseInWords('already-sent', { detail: planWords(call.locale).refusal['already-sent']({}) })
    return { messageId: done.message.messageId, state: done.message.state }
  },

  'POST /messages/{id}/verdicts': async (deps, call) => {
    const settled = await settleUnknown(deps, call.business, {
      messageId: id<'message'>(call.input.params.id),
      verdict: call.input.body.verdict,
      actor: call.actor,
    })
    if (settled.status === 'not-found') throw notFound()
    if (settled.status !== 'settled') throw refuse('not-unknown', call.locale)
    return { messageId: settled.message.messageId, state: settled.message.state }
  },
}
