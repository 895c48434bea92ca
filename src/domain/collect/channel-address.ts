/** Which kinds of contact point each channel writes to. */
import type { ChannelName } from './business.ts'
import type { ContactPointKind } from './contact-point.ts'

export const WRITES_TO: Readonly<Record<ChannelName, readonly ContactPointKind[]>> = {
  sandbox: [],
  email: ['email'],
  sms: ['phone'],
  telegram: ['telegram'],
  vk: ['vk'],
  max: ['max'],
  // The provider finds out whether the number has the messenger; a number named for it comes first.
  whatsapp: ['whatsapp', 'phone'],
  viber: ['viber', 'phone'],
  'web-push': ['web-push'],
  hand: ['phone'],
}
