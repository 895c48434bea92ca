/**
 * The signed part of a link in a message: which business and which contact point it belongs to. HMAC-SHA-256, 128 bits kept.
 * It does not expire: whoever finds an old message may still say stop. It gives no right but to stop.
 */
import { hash, timingSafeEqual } from 'node:crypto'
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
  const token = Buffer.allocUnsafe(BODY_BYTES + MARK_BYTES)
  token.writeInt32BE(link.business)
  token.write(link.contactPointId.replaceAll('-', ''), 4, 'hex')
  token.write((link.messageId ?? NO_MESSAGE).replaceAll('-', ''), 20, 'hex')
  token.write(markOf(secret, token.subarray(0, BODY_BYTES)), BODY_BYTES, 'latin1')
  return token.toString('base64url')
}

/** undefined when it was not made here or was torn. */
export function readUnsubscribeToken(secret: string, token: string): UnsubscribeLink | undefined {
  if (!/^[A-Za-z0-9_-]{70}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const body = bytes.subarray(0, BODY_BYTES)
  if (bytes.length !== BODY_BYTES + MARK_BYTES || !timingSafeEqual(bytes.subarray(BODY_BYTES), Buffer.from(markOf(secret, body), 'latin1')))
    return undefined
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

/** One letter a byte: such a text is made in a third of the time that a buffer takes. */
function markOf(secret: string, body: Uint8Array): string {
  const key = keyOf(secret)
  key.inner.set(body, BLOCK_BYTES)
  key.outer.write(hash('sha256', key.inner, 'binary'), BLOCK_BYTES, 'latin1')
  return hash('sha256', key.outer, 'binary').slice(0, MARK_BYTES)
}

const BLOCK_BYTES = 64
const DIGEST_BYTES = 32

/** The two texts of an HMAC (RFC 2104), each beginning with the key. */
interface Key {
  readonly secret: string
  readonly inner: Buffer
  readonly outer: Buffer
}

/** Every letter of a mailing is marked with the same key; the library's own HMAC makes it anew for each and takes three times as long. */
let lastKey: Key | undefined

function keyOf(secret: string): Key {
  if (lastKey?.secret === secret) return lastKey
  const text = Buffer.from(`${secret}|unsubscribe`)
  const key = text.length > BLOCK_BYTES ? hash('sha256', text, 'buffer') : text
  const [inner, outer] = [Buffer.alloc(BLOCK_BYTES + BODY_BYTES, 0x36), Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES, 0x5c)]
  for (const [place, byte] of key.entries()) {
    inner[place] = byte ^ 0x36
    outer[place] = byte ^ 0x5c
  }
  lastKey = { secret, inner, outer }
  return lastKey
}
