/** Addresses of customers' pages; empty while the shop has no public address. */
import type { Business } from '../../domain/collect/business.ts'
import { signedToken, type LinkKind } from './visit-token.ts'

type Shop = Pick<Business, 'id' | 'channels'>

const PATHS: Readonly<Record<LinkKind, string>> = { visit: '/visit/', preferences: '/preferences/', book: '/book/', feed: '/calendar/' }

export function publicLink(
  { id: business, channels }: Shop,
  linkSecret: string | null,
  { kind, subject }: { readonly kind: LinkKind; readonly subject: string },
): string {
  if (channels.publicUrl === null || linkSecret === null) return ''
  return channels.publicUrl.replace(/\/+$/, '') + PATHS[kind] + signedToken(linkSecret, kind, { business, subject })
}

export function visitLink(shop: Shop, linkSecret: string | null, bookingId: string): string {
  return publicLink(shop, linkSecret, { kind: 'visit', subject: bookingId })
}
