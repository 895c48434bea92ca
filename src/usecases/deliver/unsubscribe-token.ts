/**
 * The signed part of a link in a message: which business and which contact point it belongs to. HMAC-SHA-256, 128 bits kept.
 * It does not expire: whoever finds an old message may still say stop. It gives no right but to stop.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type BusinessId, businessId, type ContactPointId, id, isId, type MessageId, uuidText } from '../../kernel/ids.ts'

export interface UnsubscribeLink {
  readonly business: BusinessId
  readonly contactPointId: ContactPointId
  /** The message that carried the link: the evidence of the refusal. */
  readonly messageId: MessageId | null
}

const NO_MESSAGE = '00000000-0000-0000-0000-000000000000'
const BODY_BYTES = 36
const MARK_BYTES = 16

/** 70 URL-safe characters. */
export function unsubscribeToken(secret: string, link: UnsubscribeLink): string {
  const body = Buffer.alloc(BODY_BYTES)
  body.writeInt32BE(link.business)
  Buffer.from(link.contactPointId.replaceAll('-', ''), 'hex').copy(body, 4)
  Buffer.from((link.messageId ?? NO_MESSAGE).replaceAll('-', ''), 'hex').copy(body, 20)
  return Buffer.concat([body, markOf(secret, body)]).toString('base64url')
}

/** undefined when it was not made here or was torn. */
export function readUnsubscribeToken(secret: string, token: string): UnsubscribeLink | undefined {
  if (!/^[A-Za-z0-9_-]{70}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const body = bytes.subarray(0, BODY_BYTES)
  if (bytes.length !== BODY_BYTES + MARK_BYTES || !timingSafeEqual(bytes.subarray(BODY_BYTES), markOf(secret, body))) return undefined
  const [point, message] = [uuidText(body.subarray(4, 20)), uuidText(body.subarray(20))]
  if (!isId(point) || body.readInt32BE() < 1) return undefined
  return {
    business: businessId(body.readInt32BE()),
    contactPointId: id<'contact-point'>(point),
    messageId: message === NO_MESSAGE ? null : id<'message'>(message),
  }
}

/** Where the link leads: the page shows on GET and stops on POST, also for one-click (RFC 8058). */
export function unsubscribePath(token: string): string {
  return `/stop/${token}`
}

function markOf(secret: string, body: Uint8Array): Buffer {
  return createHmac('sha256', `${secret}|unsubscribe`).update(body).digest().subarray(0, MARK_BYTES)
}
