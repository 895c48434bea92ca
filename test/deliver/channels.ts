/** A shop with its channels over doubles. */
import { DEFAULT_CHANNELS } from '../../src/domain/collect/business.ts'
import { type ChannelRoutes, ROUTE_NAMES } from '../../src/domain/collect/channel-route.ts'
import type { BusinessId } from '../../src/kernel/ids.ts'
import type { Store } from '../../src/ports/store.ts'
import { newBusiness } from '../business.ts'

/** Every named route is on. */
export async function shopWithRoutes(store: Store, routes: ChannelRoutes): Promise<BusinessId> {
  const active = ROUTE_NAMES.filter(name => routes[name] !== undefined).filter(name => name !== 'slip')
  return newBusiness(store, {
    country: 'RU',
    zone: 'Europe/Moscow',
    channels: { ...DEFAULT_CHANNELS, active: [...active], routes, publicUrl: 'https://shop.test' },
  })
}
