/** The outbox that shows what would be sent and sends nothing: what a fresh installation has. */
import type { Channel } from '../../ports/channel.ts'

export function sandboxChannel(): Channel {
  return {
    name: 'sandbox',
    capabilities: { automatic: true, idempotent: true, leaves: false, subject: true, partChars: null },
    deliver: async message => ({ kind: 'handed', providerId: `sandbox:${message.messageId}`, reason: 'sandbox' }),
    close: async () => undefined,
  }
}
