/** Who failed to come twice is asked at once whether he will: by number, as a reminder asks. No answer changes nothing but what the owner sees. */
import { type BookingId, type MessageId, newId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../ports/store.ts'
import type { Settling } from './settling.ts'

export async function askToConfirm(
  tx: Tx,
  { customerId, at }: Settling,
  { bookingId, messageId, startsAt }: { readonly bookingId: BookingId; readonly messageId: MessageId; readonly startsAt: Instant },
): Promise<void> {
  const options = (['confirm', 'move', 'cancel'] as const).map(kind => ({ kind, bookingId }))
  const questionId = newId<'question'>(at)
  await tx.respond.ask({ questionId, customerId, replyId: null, messageId, bookingId, kind: 'reminder', options, expiresAt: startsAt }, at)
}
