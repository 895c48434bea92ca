/** Every channel the product has, and when a business has it. */
import type { ChannelName, ChannelSettings } from '../domain/collect/business.ts'
import type { Channel, ChannelOpener } from '../ports/channel.ts'
import { emailChannel } from './email/channel.ts'
import { handChannel } from './hand/channel.ts'
import { routedChannel } from './routed-channels.ts'
import { sandboxChannel } from './sandbox/channel.ts'

/** One row a channel; undefined where the owner has not set it up. */
const MAKERS: Readonly<Record<ChannelName, (settings: ChannelSettings) => Channel | undefined>> = {
  sandbox: () => sandboxChannel(),
  email: ({ email, active }) => (email !== null && active.includes('email') ? emailChannel(email) : undefined),
  sms: settings => routedChannel('sms', settings),
  telegram: settings => routedChannel('telegram', settings),
  vk: settings => routedChannel('vk', settings),
  max: settings => routedChannel('max', settings),
  whatsapp: settings => routedChannel('whatsapp', settings),
  viber: settings => routedChannel('viber', settings),
  'web-push': settings => routedChannel('web-push', settings),
  hand: () => handChannel(),
}

export const openChannels: ChannelOpener = settings =>
  Object.values(MAKERS)
    .map(make => make(settings))
    .filter(channel => channel !== undefined)
