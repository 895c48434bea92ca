/** A message of the outbox as the API tells it. */
import type { AnswerOf } from '../../contract/contract.ts'
import { CHANNELS } from '../../domain/collect/business.ts'
import type { Message } from '../../domain/deliver/message.ts'
import { unknownPolicy } from '../../domain/deliver/unknown-policy.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { phoneText } from '../../kernel/phone-text.ts'
import { toldMessageReason, toldUnknownPolicy } from '../../locales/reasons/respond.ts'
import type { MessageJourney } from '../../ports/channel-store.ts'
import type { Reply } from '../../ports/respond-store.ts'

type MessageView = AnswerOf<'GET /messages'>['items'][number]

export function messageView(
  message: Message & { readonly customerName: string },
  {
    replies,
    journey,
    locale,
  }: { readonly replies: readonly Reply[]; readonly journey: MessageJourney | undefined; readonly locale: Locale },
): MessageView {
  const { stateReason } = message
  return {
    messageId: message.messageId,
    contactId: message.contactId,
    customer: {
      customerId: message.customerId,
      name: message.customerName || phoneText(message.address),
      phone: message.address.startsWith('+') ? message.address : null,
    },
    channel: message.channel,
    isSandbox: message.channel === 'sandbox',
    address: message.address,
    purpose: message.purpose,
    locale: message.locale,
    subject: message.subject,
    body: message.body,
    state: message.state,
    stateReason: stateReason === null ? null : { code: stateReason, data: {}, text: toldMessageReason(stateReason, locale).text },
    insteadOf: CHANNELS.find(name => name === journey?.insteadOf) ?? null,
    wentOnBy: CHANNELS.find(name => name === journey?.wentOnBy) ?? null,
    unknownPolicy: message.state === 'unknown' ? toldUnknownPolicy(unknownPolicy(message.channel), locale) : null,
    stateAt: isoInstant(message.stateAt),
    notBefore: isoInstant(message.notBefore),
    createdAt: isoInstant(message.createdAt),
    replies: replies.map(reply => ({
      replyId: reply.replyId,
      text: reply.text,
      intent: reply.reading.intent,
      settledAs: reply.settledAs,
      at: isoInstant(reply.at),
    })),
  }
}
