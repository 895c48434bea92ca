/** An address that does not exist gets nothing more, whoever has it; its customers are planned again over their other ways. */
import { WRITES_TO } from '../../domain/collect/channel-address.ts'
import type { Message } from '../../domain/deliver/message.ts'
import type { SuppressionKind } from '../../domain/collect/consent.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../ports/store.ts'

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
    for (const addressKind of WRITES_TO[channel])
      await tx.collect.consents.suppress({ kind: addressKind, address }, { channel, kind, source, at })
    await tx.deliver.cancelForCustomer(customerId, { purposes: ['marketing', 'content'], reason: 'suppressed', at })
  }
  if (messages.length > 0) await tx.business.markChanged([...new Set(messages.map(message => message.customerId))], at)
}
