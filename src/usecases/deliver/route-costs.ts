/** What messages cost over the routes that are set up: for the choice of a way, and for the limit of a day. */
import type { ChannelName } from '../../domain/collect/business.ts'
import { type ChannelRoutes } from '../../domain/collect/channel-route.ts'
import type { Message } from '../../domain/deliver/message.ts'
import { costMinor, messageClassOf, priceOf, type RoutePrice } from '../../domain/deliver/route-price.ts'
import type { CostOf } from '../../domain/plan/eligibility.ts'
import type { Channel } from '../../ports/channel.ts'

interface Costs {
  readonly costOf: CostOf
  /** Whole minor units of the business's currency; 0 where nobody has said what it costs. */
  minorOf(message: Message): number
}

interface Priced {
  readonly channel: ChannelName
  readonly address: string
  readonly purpose: string
}

export function routeCosts(prices: readonly RoutePrice[], routes: ChannelRoutes): Costs {
  const kinds = new Map(Object.entries(routes).map(([name, route]) => [name, route.kind]))
  const find = ({ channel, address, purpose }: Priced): RoutePrice | undefined => {
    const route = kinds.get(channel)
    return route === undefined ? undefined : priceOf(prices, { channel, route, address, messageClass: messageClassOf(purpose) })
  }
  return {
    costOf: way => find(way)?.priceThousandths,
    minorOf: message => costMinor(find(message), message.body),
  }
}

/** Channels that know what they cost; one that says so itself keeps its own answer. */
export function withCosts(channels: readonly Channel[], costs: Costs): readonly Channel[] {
  return channels.map(channel => ({ ...channel, costMinor: message => channel.costMinor?.(message) ?? costs.minorOf(message) }))
}
