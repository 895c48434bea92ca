/** Phone, e-mail, messenger account or card: what a customer is found and reached by. */
import { sha256 } from '../../kernel/digest.ts'
import { parseEmail } from '../../kernel/email.ts'
import type { BusinessId, ContactPointId, CustomerId } from '../../kernel/ids.ts'
import { parsePhone, type PhoneKind } from '../../kernel/phone.ts'

export const CONTACT_POINT_KINDS = ['phone', 'email', 'telegram', 'viber', 'whatsapp', 'vk', 'max', 'web-push', 'card'] as const
export type ContactPointKind = (typeof CONTACT_POINT_KINDS)[number]

export interface ContactAddress {
  readonly kind: ContactPointKind
  /** E.164 for phones, lower case for e-mail. */
  readonly address: string
  readonly phoneKind: PhoneKind | null
}

export interface ContactPoint extends ContactAddress {
  readonly id: ContactPointId
  readonly customerId: CustomerId
}

export const ADDRESS_REFUSALS = ['bad-phone', 'bad-email', 'bad-account'] as const
export type AddressRefusal = (typeof ADDRESS_REFUSALS)[number]

/** The normal form of an address typed by a person, or why it is none. `country` is ISO alpha-2. */
export function readAddress(
  raw: { readonly kind: ContactPointKind; readonly address: string },
  country: string,
): ContactAddress | { readonly refusal: AddressRefusal } {
  if (raw.kind === 'phone' || raw.kind === 'whatsapp' || raw.kind === 'viber') {
    const phone = parsePhone(raw.address, country)
    return phone ? { kind: raw.kind, address: phone.number, phoneKind: phone.kind } : { refusal: 'bad-phone' }
  }
  if (raw.kind === 'email') {
    const email = parseEmail(raw.address)
    return email === undefined ? { refusal: 'bad-email' } : { kind: 'email', address: email, phoneKind: null }
  }
  const account = raw.address.trim().replace(/^@/, '')
  return account === '' || account.length > 100 ? { refusal: 'bad-account' } : { kind: raw.kind, address: account, phoneKind: null }
}

/**
 * What suppression is keyed by: it outlives the customer and names nobody.
 * The business is part of the text, so that the same person has another hash in another shop.
 */
export function addressHash(business: BusinessId, point: { readonly kind: string; readonly address: string }): Uint8Array {
  return sha256(`${business}|${point.kind}|${point.address}`)
}
