/** An address that does not exist gets nothing more, whoever has it; its customers are planned again over their other ways. */
import type { ChannelName } from '../../domain/collect/business.ts'
import type { ContactPointKind } from '../../domain/collect/contact-point.ts'
import type { Message } from '../../domain/deliver/message.ts'
import type { SuppressionKind } from '../../domain/collect/consent.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../ports/store.ts'

/** What kinds of contact point a channel writes to: a phone is also the address of the messengers that go by number. */
export const KINDS_OF: Readonly<Record<ChannelName, readonly ContactPointKind[]>> = {
  sandbox: [],
  email: ['email'],
  sms: ['phone'],
  telegram: ['telegram'],
  vk: ['vk'],
  max: ['max'],
  whatsapp: ['whatsapp', 'phone'],
  viber: ['viber', 'phone'],
  'web-push': ['web-push'],
  hand: ['phone'],
}

export interface Suppressing {
  readonly at: Instant
  /** What told us: 'smtp', 'dsn', 'arf'. */
  readonly source: string
  readonly kind?: SuppressionKind
}

export async function suppressBounced(
  tx: Tx,
  messages: readonly Pick<Message, 'address' | 'channel' | 'customerId'>[],
  { at, source, kind = 'hard-bounce' }: Suppressing,
): Promise<void> {
  for (const { address, channel, customerId } of messages) {
    for (const addressKind of KINDS_OF[channel])
      await tx.collect.consents.suppress({ kind: addressKind, address }, { channel, kind, source, at })
    await tx.deliver.cancelForCustomer(customerId, { purposes: ['marketing', 'content'], reason: 'suppressed', at })
  }
  if (messages.length > 0) await tx.business.markChanged([...new Set(messages.map(message => message.customerId))], at)
}
