/** Words and buttons that a channel brought go the way of every reply. */
import { buttonMeans } from '../../locales/messages/buttons.ts'
import { LOCALES } from '../../kernel/locale.ts'
import type { ReceiveDeps } from '../deliver/receive-channel-events.ts'
import { receiveReply, type RespondDeps } from './receive-reply.ts'

export function hearingDeps(deps: RespondDeps): ReceiveDeps {
  return {
    store: deps.store,
    clock: deps.clock,
    meansOf: (locale, button) => buttonMeans(LOCALES.find(name => name === locale) ?? 'en', button),
    hear: async (business, { channel, eventKey, text, from }) => {
      await receiveReply(deps, business, { channel, providerReplyId: eventKey, text, from, actor: 'customer' })
    },
  }
}
