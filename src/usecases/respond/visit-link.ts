/** The address of a customer's page about one visit. */
import type { Business } from '../../domain/collect/business.ts'
import { signedToken } from './visit-token.ts'

/** Empty while the shop has no public address. */
export function visitLink(
  { id: business, channels }: Pick<Business, 'id' | 'channels'>,
  linkSecret: string | null,
  bookingId: string,
): string {
  if (channels.publicUrl === null || linkSecret === null) return ''
  return `${channels.publicUrl.replace(/\/+$/, '')}/visit/${signedToken(linkSecret, 'visit', { business, subject: bookingId })}`
}
