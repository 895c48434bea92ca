/** The owner's e-mail before the first letter: a signing key, what the DNS and the server say, a letter to look at. */
import type { BusinessId } from '../../kernel/ids.ts'
import type { Day } from '../../kernel/day.ts'
import { sha256Hex } from '../../kernel/digest.ts'
import { localDay } from '../../kernel/zone.ts'
import type { LetterPreview, MailCheck, MailTools } from '../../ports/mail-tools.ts'
import type { DeliverDeps } from './deliver-deps.ts'
import { ownerMessage } from './owner-message.ts'

interface Deps extends DeliverDeps {
  readonly mail: MailTools
}

export type MailChecked = MailCheck | 'not-set-up'

export async function checkMailSetup({ store, mail }: Deps, business: BusinessId): Promise<MailChecked> {
  const { channels } = await store.inBusiness(business, tx => tx.business.read())
  return channels.email === null ? 'not-set-up' : mail.check(channels.email)
}

/** A new key under a new name: letters on their way still verify with the old one, as long as its record stays. */
export async function makeSigningKey(
  { store, clock, mail }: Deps,
  business: BusinessId,
  { actor }: { readonly actor: string },
): Promise<MailChecked | 'older-version'> {
  const at = clock.now()
  const privateKey = await mail.newPrivateKey()
  const made = await store.inBusiness(business, async tx => {
    const { channels, version, zone } = await tx.business.read()
    const { email } = channels
    const domain = /@([^>\s]+)/.exec(email?.from ?? '')?.[1]?.toLowerCase()
    if (email === null || domain === undefined) return 'not-set-up' as const
    const dkim = { domain, selector: selectorOf(localDay(at, zone), privateKey), privateKey }
    const changed = await tx.business.change({ channels: { ...channels, email: { ...email, dkim } } }, { version, at })
    if (!changed) return 'older-version' as const
    await tx.business.audit({ at, actor, action: 'signing-key-made', subject: null, detail: { domain, selector: dkim.selector } })
    return { ...email, dkim }
  })
  return typeof made === 'string' ? made : mail.check(made)
}

/** A name of its own for every key: two of one day under one name would contradict the record of the first. */
function selectorOf(today: Day, privateKey: string): string {
  return `regulars${today.replaceAll('-', '')}-${sha256Hex(privateKey).slice(0, 6)}`
}

/** Letters leave unsigned from then on, or signed by the owner's own server. */
export async function forgetSigningKey(
  { store, clock }: Deps,
  business: BusinessId,
  { actor }: { readonly actor: string },
): Promise<'forgotten' | 'older-version'> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const { channels, version } = await tx.business.read()
    const { email } = channels
    if (email === null || email.dkim === null) return 'forgotten'
    const changed = await tx.business.change({ channels: { ...channels, email: { ...email, dkim: null } } }, { version, at })
    if (!changed) return 'older-version'
    await tx.business.audit({ at, actor, action: 'signing-key-forgotten', subject: null, detail: { selector: email.dkim.selector } })
    return 'forgotten'
  })
}

/** The letter with all its headers, as it would leave now; nothing leaves. */
export async function previewLetter(
  { store, clock, mail }: Deps,
  business: BusinessId,
  { subject, body }: { readonly subject: string; readonly body: string },
): Promise<LetterPreview | 'not-set-up'> {
  const { channels, locale } = await store.inBusiness(business, tx => tx.business.read())
  if (channels.email === null) return 'not-set-up'
  const at = clock.now()
  const message = ownerMessage({
    business,
    name: 'preview',
    channel: 'email',
    address: 'anna@example.com',
    locale,
    subject,
    body,
    at,
    validMs: 0,
  })
  // It is looked at as customers get it: an offer, with the way out of it.
  const unsubscribeUrl = channels.publicUrl === null ? null : `${channels.publicUrl.replace(/\/+$/, '')}/stop/preview`
  return mail.preview(channels.email, { ...message, purpose: 'marketing', unsubscribeUrl })
}
