/** A customer makes a messenger account his own: a link made for him, good once and for some days; opening it is his consent. */
import { createHash, randomBytes } from 'node:crypto'
import type { ChannelName } from '../../domain/collect/business.ts'
import { type ConsentEvent, PURPOSES, type Purpose } from '../../domain/collect/consent.ts'
import type { ContactPointKind } from '../../domain/collect/contact-point.ts'
import { bindingUrl } from '../../domain/deliver/binding-link.ts'
import { type BusinessId, type CustomerId, newId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { DeliverDeps } from './deliver-deps.ts'

/** A slip in a wallet is found again within a week. */
export const BINDING_DAYS = 7
const TOKEN_BYTES = 24

export interface MakeBinding {
  readonly customerId: CustomerId
  readonly channel: ChannelName
  readonly purposes: readonly Purpose[]
  /** The words beside the link: opening it agrees to them. */
  readonly textShown: string
  readonly textVersion: string
  readonly locale: Locale
  readonly actor: string
}

export type BindingMade =
  | { readonly url: string; readonly expiresAt: Instant }
  | { readonly refusal: 'channel-not-set-up' | 'public-address-missing' | 'unknown-customer' }

/** The token is in the link alone; the database has its hash. */
export async function makeBinding({ store, clock }: DeliverDeps, business: BusinessId, input: MakeBinding): Promise<BindingMade> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const customer = await tx.collect.customers.find(input.customerId)
    if (customer === undefined || customer.erasedAt !== null) return { refusal: 'unknown-customer' }
    const { channels } = await tx.business.read()
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    const page = channels.publicUrl === null ? null : `${channels.publicUrl.replace(/\/+$/, '')}/notices/${business}/`
    const url = bindingUrl(channels.routes, { channel: input.channel, token, page })
    // The page for notices is ours, so it needs an address; a messenger's link is the messenger's.
    const isWithoutPage = input.channel === 'web-push' && page === null && channels.routes['web-push'] !== undefined
    if (url === undefined) return { refusal: isWithoutPage ? 'public-address-missing' : 'channel-not-set-up' }
    const expiresAt = addMs(at, BINDING_DAYS * DAY_MS)
    await tx.channels.insertBinding({ ...input, tokenHash: hashOf(token), createdAt: at, expiresAt })
    return { url, expiresAt }
  })
}

/** What the page beside the button says; undefined for a link that was used, has expired or was made up. */
export async function openBinding(
  { store, clock }: DeliverDeps,
  business: BusinessId,
  { channel, token }: { readonly channel: ChannelName; readonly token: string },
): Promise<{ readonly shop: string; readonly locale: Locale; readonly textShown: string; readonly publicKey: string } | undefined> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const binding = await tx.channels.openBinding({ tokenHash: hashOf(token), channel, at })
    if (binding === undefined) return undefined
    const { name, channels } = await tx.business.read()
    const publicKey = channels.routes['web-push']?.values['publicKey'] ?? ''
    return { shop: name, locale: binding.locale, textShown: binding.textShown, publicKey }
  })
}

export interface UseBinding {
  readonly channel: ChannelName
  readonly account: string
  readonly token: string
  readonly eventKey: string
  /** What the messenger calls him. */
  readonly name: string
}

const KIND_OF: Readonly<Partial<Record<ChannelName, ContactPointKind>>> = {
  telegram: 'telegram',
  vk: 'vk',
  max: 'max',
  'web-push': 'web-push',
}

/** 'stale' for a link that was used, has expired or was made for another channel: nothing is bound. */
export async function bindAccount({ store, clock }: DeliverDeps, business: BusinessId, use: UseBinding): Promise<'bound' | 'stale'> {
  const at = clock.now()
  const kind = KIND_OF[use.channel]
  if (kind === undefined) return 'stale'
  return store.inBusiness(business, async tx => {
    const binding = await tx.channels.useBinding({ tokenHash: hashOf(use.token), channel: use.channel, account: use.account, at })
    if (binding === undefined) return 'stale'
    const { customerId, purposes, textShown, textVersion, locale } = binding
    const address = { kind, address: use.account, phoneKind: null }
    const contactPointId = await tx.collect.customers.link(customerId, address, { at, importId: null })
    const evidence = { eventKey: use.eventKey, account: use.account, name: use.name, linkMadeBy: binding.actor }
    await tx.collect.consents.insert(
      PURPOSES.filter(purpose => purposes.includes(purpose)).map((purpose): ConsentEvent => ({
        id: newId(at),
        contactPointId,
        channel: use.channel,
        purpose,
        status: 'given',
        basis: 'explicit',
        textVersion,
        textShown,
        locale,
        source: use.channel === 'web-push' ? 'web' : 'messenger',
        actor: `customer:${customerId}`,
        evidence,
        importId: null,
        at,
      })),
    )
    await tx.collect.consents.liftOptOut(address, use.channel)
    await tx.business.markChanged([customerId], at)
    await tx.business.audit({
      at,
      actor: `customer:${customerId}`,
      action: 'account-bound',
      subject: `customer:${customerId}`,
      detail: { channel: use.channel },
    })
    return 'bound'
  })
}

function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(`binding|${token}`).digest()
}
