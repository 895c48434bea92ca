/**
 * The signed part of the links on customers' pages: a visit, a shop's booking page, a calendar feed, a sign-up and its confirmation.
 * HMAC-SHA-256, 128 bits kept; each kind of link has a mark of its own, so that none can be used in another's place.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type BusinessId, businessId, isId, uuidText } from '../../kernel/ids.ts'

export type LinkKind = 'visit' | 'book' | 'feed' | 'join' | 'joined'

export interface SignedLink {
  readonly business: BusinessId
  /** The booking or the resource; the nil id for the whole shop. */
  readonly subject: string
}

export const WHOLE_SHOP = '00000000-0000-0000-0000-000000000000'
const BODY_BYTES = 20
const MARK_BYTES = 16

/** 48 URL-safe characters. */
export function signedToken(secret: string, kind: LinkKind, { business, subject }: SignedLink): string {
  const body = Buffer.alloc(BODY_BYTES)
  body.writeInt32BE(business)
  Buffer.from(subject.replaceAll('-', ''), 'hex').copy(body, 4)
  return Buffer.concat([body, markOf(`${secret}|${kind}`, body)]).toString('base64url')
}

/** undefined when it was not made here for this kind, or was torn. */
export function readSignedToken(secret: string, kind: LinkKind, token: string): SignedLink | undefined {
  if (!/^[A-Za-z0-9_-]{48}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const body = bytes.subarray(0, BODY_BYTES)
  if (bytes.length !== BODY_BYTES + MARK_BYTES || !timingSafeEqual(bytes.subarray(BODY_BYTES), markOf(`${secret}|${kind}`, body)))
    return undefined
  const subject = uuidText(body.subarray(4))
  return isId(subject) && body.readInt32BE() > 0 ? { business: businessId(body.readInt32BE()), subject } : undefined
}

function markOf(key: string, body: Uint8Array): Buffer {
  return createHmac('sha256', key).update(body).digest().subarray(0, MARK_BYTES)
}
