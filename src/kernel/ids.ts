/** Identifiers. A business is a small integer, first in every key; everything inside it is a UUID that sorts by time. */
import { assert } from './assert.ts'
import type { Instant } from './instant.ts'

declare const businessBrand: unique symbol
export type BusinessId = number & { readonly [businessBrand]: true }

declare const idBrand: unique symbol
type Id<Name extends string> = string & { readonly [idBrand]: Name }

export type StaffId = Id<'staff'>
export type CustomerId = Id<'customer'>
export type ContactPointId = Id<'contact-point'>
export type ProductId = Id<'product'>
export type ProductGroupId = Id<'product-group'>
export type PurchaseId = Id<'purchase'>
export type RefundId = Id<'refund'>
export type ImportId = Id<'import'>
export type DueEventId = Id<'due-event'>
export type ContactId = Id<'contact'>
export type FollowUpId = Id<'follow-up'>
export type MessageId = Id<'message'>
export type ReplyId = Id<'reply'>
export type BookingId = Id<'booking'>
export type ResourceId = Id<'resource'>
export type ServiceId = Id<'service'>
export type HoldId = Id<'hold'>
export type MergeId = Id<'merge'>
export type AssetId = Id<'asset'>
export type ConnectionId = Id<'connection'>
export type HookId = Id<'hook'>
export type TellingId = Id<'telling'>
export type MatchId = Id<'match'>
export type EndpointId = Id<'endpoint'>
export type DeliveryId = Id<'delivery'>
export type CampaignId = Id<'campaign'>
export type ContentItemId = Id<'content-item'>
export type EventRuleId = Id<'event-rule'>
export type OfferId = Id<'offer'>
export type LotId = Id<'lot'>
export type ProgramId = Id<'program'>
export type CouponId = Id<'coupon'>
export type ExperimentId = Id<'experiment'>
export type CollectionPointId = Id<'collection-point'>
export type SignUpId = Id<'sign-up'>
export type ReferralId = Id<'referral'>

export function businessId(value: number): BusinessId {
  assert(Number.isInteger(value) && value > 0, 'a business id is a positive whole number')
  return value as BusinessId
}

const [HYPHEN, ZERO, NINE, A, F] = [45, 48, 57, 97, 102]

/** Letter by letter: every row of a file is asked, and an expression takes three times as long. */
export function isId(text: string): boolean {
  if (text.length !== 36) return false
  for (let at = 0; at < 36; at += 1) {
    const letter = text.charCodeAt(at)
    const isHyphen = at === 8 || at === 13 || at === 18 || at === 23
    if (isHyphen ? letter !== HYPHEN : !((letter >= ZERO && letter <= NINE) || (letter >= A && letter <= F))) return false
  }
  return true
}

/** Names the kind of a checked UUID. @throws AssertionError when the text is none. */
export function id<Name extends string>(text: string): Id<Name> {
  assert(isId(text), 'an id is a lower-case UUID')
  return text as Id<Name>
}

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits; ids made later sort later. */
export function newId<Name extends string>(at: Instant, random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = defaultRandom): Id<Name> {
  const bytes = new Uint8Array(16)
  random(bytes)
  let rest: number = at
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidText(bytes) as Id<Name>
}

export function uuidText(bytes: Uint8Array): string {
  let hex = ''
  for (let i = 0; i < 16; i += 1) {
    if (i === 4 || i === 6 || i === 8 || i === 10) hex += '-'
    hex += HEX[bytes[i] ?? 0]
  }
  return hex
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The system is asked for the randomness of many ids at once: one by one the asking costs more than all the rest. */
const pool = new Uint8Array(4096)
let used = pool.length

function defaultRandom(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  if (used + bytes.length > pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  bytes.set(pool.subarray(used, used + bytes.length))
  used += bytes.length
  return bytes
}
