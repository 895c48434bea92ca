/**
 * Somebody leaves his contact at a collection point and agrees to hear from the shop. The yes is kept with the very words he saw; where the
 * law of the country wants it confirmed from the address itself, it counts only after that. Whoever has stopped is never opened again here.
 */
import type { ContactAddress } from '../../domain/collect/contact-point.ts'
import { needsConfirmation } from '../../domain/plan/double-opt-in.ts'
import { assert } from '../../kernel/assert.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { type BusinessId, type CollectionPointId, type CustomerId, newId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { localDay } from '../../kernel/zone.ts'
import { joinWords } from '../../locales/public/join-words.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { CollectionPoint, SignUp } from '../../ports/collection-point-store.ts'
import type { Tx } from '../../ports/store.ts'
import { addCustomerIn, readAddresses } from '../collect/add-customer.ts'
import { issueIn } from '../plan/issue-coupon.ts'
import type { RespondDeps } from './respond-deps.ts'
import { signedToken } from './visit-token.ts'

export const JOIN_TEXT_VERSION = 'sign-up-page-2'
const GIFT_DAYS = 30
/** How long the link in the letter confirms; after that he signs up anew. */
const CONFIRM_MS = 7 * DAY_MS

export interface SignUpInput {
  readonly pointId: CollectionPointId
  readonly name: string
  /** A phone or an e-mail address, as typed. */
  readonly contact: string
  readonly locale: Locale
  readonly hasAgreed: boolean
}

export interface ShownGift {
  readonly promise: string
  /** Null when the shop gives it by hand. */
  readonly coupon: { readonly code: string; readonly deadline: string } | null
}

export type SignedUp =
  | { readonly outcome: 'confirmed'; readonly gift: ShownGift }
  /** A letter with a link is under way. */
  | { readonly outcome: 'waiting' }
  | { readonly outcome: 'already' }
  | { readonly refusal: 'unknown-point' | 'notAgreed' | 'badContact' | 'stopped' | 'noMail' }

export async function signUp(deps: RespondDeps, business: BusinessId, asked: SignUpInput): Promise<SignedUp> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const point = await tx.collectionPoints.lock(asked.pointId)
    if (point === undefined || !point.isActive) return { refusal: 'unknown-point' }
    if (!asked.hasAgreed) return { refusal: 'notAgreed' }
    const settings = await tx.business.read()
    const address = readTyped(asked.contact, settings.country)
    if (address === undefined) return { refusal: 'badContact' }
    const mail = needsConfirmation(settings.country, address.kind) ? mailWay(settings, deps.linkSecret) : null
    if (mail === undefined) return { refusal: 'noMail' }
    if ((await tx.collect.consents.suppressionsOf(address)).length > 0) return { refusal: 'stopped' }
    const customerId = await customerOf(tx, { asked, address, settings, at })
    if (await hasStopped(tx, customerId)) return { refusal: 'stopped' }
    const contactPointId = await tx.collect.customers.link(customerId, address, { at, importId: null })
    const earlier = await tx.collectionPoints.signUpOf(point.pointId, contactPointId)
    if (earlier?.state === 'confirmed') return { outcome: 'already' }
    const waiting: SignUp = {
      signUpId: earlier?.signUpId ?? newId(at),
      pointId: point.pointId,
      customerId,
      contactPointId,
      state: 'waiting',
      textShown: joinWords[asked.locale].agree(settings.name),
      textVersion: JOIN_TEXT_VERSION,
      locale: asked.locale,
      couponId: null,
      signedAt: at,
      confirmedAt: null,
    }
    if (mail === null) return { outcome: 'confirmed', gift: await settle(tx, { signUp: waiting, point, settings, at }) }
    await tx.collectionPoints.saveSignUp(waiting)
    await askToConfirm(tx, { signUp: waiting, address, settings, mail, at })
    return { outcome: 'waiting' }
  })
}

export type Confirmed = { readonly shop: string; readonly locale: Locale } & (
  | { readonly state: 'waiting' }
  | { readonly state: 'confirmed'; readonly gift: ShownGift }
  | { readonly state: 'stopped' }
)

export interface Letter {
  readonly business: BusinessId
  readonly signUpId: SignUp['signUpId']
  /** Programs that look for traps open links, so looking confirms nothing. */
  readonly isPressed: boolean
}

/** What the link in the letter leads to; undefined when it is over. Pressing twice is harmless: the gift is given once. */
export async function confirmSignUp(deps: RespondDeps, { business, signUpId, isPressed }: Letter): Promise<Confirmed | undefined> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const found = await tx.collectionPoints.lockSignUp(signUpId)
    // Held, so that two letters of one person pressed at once are one gift.
    const point = found && (await tx.collectionPoints.lock(found.pointId))
    if (found === undefined || point === undefined) return undefined
    // An erased customer has no contact any more, and nothing to confirm.
    if ((await tx.collect.customers.point(found.contactPointId)) === undefined) return undefined
    const settings = await tx.business.read()
    const shown = { shop: settings.name, locale: found.locale }
    if (found.state === 'confirmed') return { ...shown, state: 'confirmed', gift: await giftOf(tx, found, point) }
    if (at > addMs(found.signedAt, CONFIRM_MS)) return undefined
    if (await hasStopped(tx, found.customerId)) return { ...shown, state: 'stopped' }
    if (!isPressed) return { ...shown, state: 'waiting' }
    return { ...shown, state: 'confirmed', gift: await settle(tx, { signUp: found, point, settings, at }) }
  })
}

function readTyped(typed: string, country: string): ContactAddress | undefined {
  const kind = typed.includes('@') ? 'email' : 'phone'
  const read = readAddresses([{ kind, address: typed }], country)
  return 'refusal' in read ? undefined : read.found[0]
}

interface MailWay {
  readonly channel: 'email' | 'sandbox'
  readonly linkTo: (business: BusinessId, signUpId: string) => string
}

/** Undefined while no letter can carry a link: no channel for letters, or no public address. */
function mailWay({ channels }: StoredBusiness, linkSecret: string | undefined): MailWay | undefined {
  const { active, publicUrl } = channels
  const channel = (['email', 'sandbox'] as const).find(name => active.includes(name))
  if (channel === undefined || publicUrl === null || linkSecret === undefined) return undefined
  const linkTo = (business: BusinessId, subject: string): string =>
    `${publicUrl.replace(/\/+$/, '')}/joined/${signedToken(linkSecret, 'joined', { business, subject })}`
  return { channel, linkTo }
}

interface Joining {
  readonly asked: SignUpInput
  readonly address: ContactAddress
  readonly settings: StoredBusiness
  readonly at: Instant
}

async function customerOf(tx: Tx, { asked, address, settings, at }: Joining): Promise<CustomerId> {
  const person = { fullName: asked.name, contacts: [address], locale: asked.locale }
  const added = await addCustomerIn(tx, person, { country: settings.country, at })
  assert('customerId' in added, 'an address that was read is somebody to know')
  return added.customerId
}

/** Anybody can type anybody's number: one refusal at any of his addresses is enough. */
async function hasStopped(tx: Tx, customerId: CustomerId): Promise<boolean> {
  const reaches = await tx.collect.consents.reachOf([customerId])
  return reaches.some(reach => reach.suppressions.length > 0 || reach.consents.some(fact => fact.status === 'withdrawn'))
}

interface Asking {
  readonly signUp: SignUp
  readonly address: ContactAddress
  readonly settings: StoredBusiness
  readonly mail: MailWay
  readonly at: Instant
}

async function askToConfirm(tx: Tx, { signUp: one, address, settings, mail, at }: Asking): Promise<void> {
  const words = joinWords[one.locale]
  const today: Day = localDay(at, settings.zone)
  await tx.deliver.enqueue(
    {
      // One letter a day, however often the form is sent.
      dedupeKey: `sign-up:${one.signUpId}:${today}`,
      customerId: one.customerId,
      contactId: null,
      contactPointId: one.contactPointId,
      channel: mail.channel,
      address: address.address,
      purpose: 'service',
      locale: one.locale,
      subject: words.letterSubject(settings.name),
      body: words.letter(settings.name, mail.linkTo(settings.id, one.signUpId)),
      notBefore: at,
      notAfter: addMs(at, DAY_MS),
    },
    at,
  )
}

interface Settled {
  readonly signUp: SignUp
  readonly point: CollectionPoint
  readonly settings: StoredBusiness
  readonly at: Instant
}

/** The yes, the gift and the sign-up are written together or not at all. */
async function settle(tx: Tx, { signUp: one, point, settings, at }: Settled): Promise<ShownGift> {
  await tx.collect.consents.insert([
    {
      id: newId(at),
      contactPointId: one.contactPointId,
      channel: 'all',
      purpose: 'marketing',
      status: 'given',
      basis: 'explicit',
      textVersion: one.textVersion,
      textShown: one.textShown,
      locale: one.locale,
      source: 'web',
      actor: `customer:${one.customerId}`,
      evidence: { collectionPointId: point.pointId, collectionPoint: point.name, signUpId: one.signUpId, signedAt: one.signedAt },
      importId: null,
      at,
    },
  ])
  const couponId = await giftFor(tx, { signUp: one, point, settings, at })
  const confirmed: SignUp = { ...one, state: 'confirmed', couponId, confirmedAt: at }
  await tx.collectionPoints.saveSignUp(confirmed)
  await tx.business.markChanged([one.customerId], at)
  return giftOf(tx, confirmed, point)
}

/** One gift for one person at one point: a second address brings him the same coupon. */
async function giftFor(tx: Tx, { signUp: one, point, settings, at }: Settled): Promise<SignUp['couponId']> {
  if (point.gift === null) return null
  const earlier = await tx.collectionPoints.giftedAt(point.pointId, one.customerId)
  if (earlier !== undefined) return earlier.couponId
  const coupon = await issueIn(tx, {
    customerId: one.customerId,
    gift: point.gift,
    deadline: addDays(localDay(at, settings.zone), GIFT_DAYS),
    origin: 'hand',
    actor: `collection-point:${point.pointId}`,
    currency: settings.currency,
    at,
  })
  return coupon.couponId
}

async function giftOf(tx: Tx, { couponId }: SignUp, { promise }: CollectionPoint): Promise<ShownGift> {
  return { promise, coupon: couponId === null ? null : ((await tx.collectionPoints.couponCode(couponId)) ?? null) }
}
