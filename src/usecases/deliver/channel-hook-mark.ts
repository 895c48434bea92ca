/** The unguessable part of the address that a provider calls, and the secret it sends along: both follow from the installation's key. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RouteName } from '../../domain/collect/channel-route.ts'
import type { BusinessId } from '../../kernel/ids.ts'

export interface HookPlace {
  readonly business: BusinessId
  readonly channel: RouteName
}

/** Keyed by the installation's key and what the mark is for. */
function markOf(key: string, { business, channel }: HookPlace): string {
  return createHmac('sha256', key).update(`${business}|${channel}`).digest('base64url').slice(0, 32)
}

export function hookPath(secret: string, place: HookPlace): string {
  return `/hooks/channels/${place.business}/${place.channel}/${markOf(`${secret}|hook-path`, place)}`
}

export function isHookMark(secret: string, { mark, ...place }: HookPlace & { readonly mark: string }): boolean {
  const [given, made] = [Buffer.from(mark), Buffer.from(markOf(`${secret}|hook-path`, place))]
  return given.length === made.length && timingSafeEqual(given, made)
}

/** What Telegram, MAX and WhatsApp are told to send with each call. */
export function hookSecret(secret: string, place: HookPlace): string {
  return markOf(`${secret}|hook-secret`, place)
}
