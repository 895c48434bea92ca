/** Channels that need a provider: which of our speakers serves which provider. */
import type { ChannelName, ChannelSettings } from '../domain/collect/business.ts'
import { type Route, type RouteName, valuesOf } from '../domain/collect/channel-route.ts'
import type { Channel } from '../ports/channel.ts'
import { smppChannel } from './smpp/channel.ts'
import { smppSettings } from './smpp/settings.ts'

type RoutedChannel = Exclude<RouteName, 'slip'> & ChannelName

/** undefined until the owner has both set it up and turned it on. */
export function routedChannel(name: RoutedChannel, { active, routes }: ChannelSettings): Channel | undefined {
  const route = routes[name]
  return route === undefined || !active.includes(name) ? undefined : channelOver(route)
}

function channelOver(route: Route): Channel | undefined {
  const smpp = valuesOf(route, 'smpp')
  if (smpp !== undefined) return smppChannel(smppSettings(smpp))
  return undefined
}
