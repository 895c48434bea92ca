/** Providers as the owner sees them: everything but their secrets. */
import type { ChannelSettings } from '../../domain/collect/business.ts'
import {
  accountOf,
  canBeAnswered,
  type ChannelRoutes,
  ROUTE_FIELDS,
  ROUTE_KINDS,
  type RouteField,
  type RouteName,
  secretFields,
} from '../../domain/collect/channel-route.ts'
import type { AnswerOf } from '../../contract/contract.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { hookPath, hookSecret } from '../../usecases/deliver/channel-hook-mark.ts'

type ChannelProvider = AnswerOf<'GET /channels'>['items'][number]

export function channelView(
  channels: ChannelSettings,
  { name, business, linkSecret }: { readonly name: RouteName; readonly business: BusinessId; readonly linkSecret: string },
): ChannelProvider {
  const route = channels.routes[name]
  const secrets = route === undefined ? [] : secretFields(route.kind)
  const isCalled = route !== undefined && route.kind !== 'smpp' && route.kind !== 'printer' && route.kind !== 'web-push'
  const place = { business, channel: name }
  return {
    name,
    isActive: route !== undefined && (name === 'slip' || channels.active.some(active => active === name)),
    kind: route?.kind ?? null,
    values: Object.fromEntries(Object.entries(route?.values ?? {}).filter(([field]) => !secrets.includes(field))),
    storedSecrets: secrets.filter(field => (route?.values[field] ?? '') !== ''),
    hookUrl: isCalled && channels.publicUrl !== null ? channels.publicUrl.replace(/\/+$/, '') + hookPath(linkSecret, place) : null,
    hookSecret: route?.kind === 'whatsapp' ? hookSecret(linkSecret, place) : null,
    sharedAccount: sharedAccount(channels.routes, name),
    canBeAnswered: name !== 'sms' || route === undefined || canBeAnswered(route.values['sender'] ?? ''),
    kinds: ROUTE_KINDS[name].map(kind => ({ kind, fields: ROUTE_FIELDS[kind].map(fieldView) })),
  }
}

function sharedAccount(routes: ChannelRoutes, name: RouteName): string | null {
  const own = routes[name]
  const account = own && accountOf(own)
  const isShared = Object.entries(routes).some(([other, route]) => other !== name && account !== undefined && accountOf(route) === account)
  return isShared ? (account ?? null) : null
}

function fieldView({ name, form, standard, choices }: RouteField) {
  return { name, form, standard: standard ?? null, choices: [...(choices ?? [])] }
}
