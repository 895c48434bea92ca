/** Providers of channels as they lie in the settings: their secrets sealed, one that this version does not know left out. */
import * as z from 'zod'
import {
  type ChannelRoutes,
  isRouteKind,
  type Route,
  ROUTE_KINDS,
  ROUTE_NAMES,
  type RouteKind,
  type RouteName,
  secretFields,
} from '../../domain/collect/channel-route.ts'
import type { SecretBox } from '../secret-box.ts'

export const STORED_ROUTES = z.record(z.string(), z.object({ kind: z.string(), values: z.record(z.string(), z.string()) })).default({})
type StoredRoutes = z.infer<typeof STORED_ROUTES>

export function readRoutes(stored: StoredRoutes, box: SecretBox): ChannelRoutes {
  return Object.fromEntries(
    ROUTE_NAMES.flatMap(name => {
      const route = stored[name]
      return route !== undefined && isRouteKind(route.kind) && carries(name, route.kind)
        ? [[name, withSecrets({ kind: route.kind, values: route.values }, text => box.open(text))]]
        : []
    }),
  )
}

export function sealedRoutes(routes: ChannelRoutes, box: SecretBox): StoredRoutes {
  return Object.fromEntries(Object.entries(routes).map(([name, route]) => [name, withSecrets(route, text => box.seal(text))]))
}

function carries(name: RouteName, kind: RouteKind): boolean {
  const kinds: readonly RouteKind[] = ROUTE_KINDS[name]
  return kinds.includes(kind)
}

function withSecrets(route: Route, change: (text: string) => string): Route {
  const secrets = secretFields(route.kind)
  const values = Object.entries(route.values).map(([field, value]) => [field, secrets.includes(field) ? change(value) : value])
  return { kind: route.kind, values: Object.fromEntries(values) }
}
