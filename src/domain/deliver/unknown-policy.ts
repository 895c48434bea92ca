/**
 * What to wait for, and what a second copy would do, when nobody knows whether a message left. None is sent again by itself: that
 * is the owner's to decide, and it differs by the way the message went (docs/methods/delivery.md).
 */
import type { ChannelName } from '../collect/business.ts'
import { unreachable } from '../../kernel/assert.ts'

export const UNKNOWN_POLICIES = ['same-letter', 'receipt-tells', 'folded', 'nobody-tells'] as const
export type UnknownPolicy = (typeof UNKNOWN_POLICIES)[number]

export function unknownPolicy(channel: ChannelName): UnknownPolicy {
  switch (channel) {
    case 'email':
      // The second copy has the Message-ID of the first, and a bounce or an answer names the letter.
      return 'same-letter'
    case 'sms':
    case 'whatsapp':
    case 'viber':
      return 'receipt-tells'
    case 'vk':
    case 'web-push':
      // VK folds an equal `random_id`, a browser an equal `Topic` and tag.
      return 'folded'
    case 'telegram':
    case 'max':
    case 'sandbox':
    case 'hand':
      return 'nobody-tells'
    default:
      return unreachable(channel)
  }
}
