/** The owner's own phone: he sends or calls himself, and reports what came of it. The program never does it for him. */
import type { Channel } from '../../ports/channel.ts'

export function handChannel(): Channel {
  return {
    name: 'hand',
    // An SMS of a private tariff: 160 Latin or 70 other characters in one part.
    capabilities: { automatic: false, idempotent: true, leaves: true, subject: false, partChars: { latin: 160, other: 70 } },
    deliver: async () => ({ kind: 'not-sent', reason: 'owner-says-not-sent', detail: 'the owner has not reported yet' }),
    close: async () => undefined,
  }
}
