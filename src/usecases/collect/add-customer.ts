/** A customer entered by hand or by the API: found again by his contacts, never doubled. */
import { type AddressRefusal, type ContactAddress, type ContactPointKind, readAddress } from '../../domain/collect/contact-point.ts'
import {
  type Birthday,
  type CustomerDetails,
  type CustomerSource,
  firstNameOf,
  type Preferences,
  tidyName,
} from '../../domain/collect/customer.ts'
import { type BusinessId, type ContactPointId, type CustomerId, newId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Tx } from '../../ports/store.ts'
import type { CollectDeps } from './deps.ts'

export interface ContactInput {
  readonly kind: ContactPointKind
  readonly address: string
}

export interface CustomerInput {
  readonly fullName?: string | undefined
  readonly firstName?: string | undefined
  readonly contacts?: readonly ContactInput[] | undefined
  readonly source?: CustomerSource | undefined
  readonly locale?: Locale | null | undefined
  readonly zone?: string | null | undefined
  readonly birthday?: Birthday | null | undefined
  readonly note?: string | undefined
  readonly preferences?: Preferences | undefined
}

export type AddCustomerRefusal = AddressRefusal | 'nothing-to-know-him-by' | 'bad-birthday'

export type AddCustomerResult =
  | { readonly outcome: 'added'; readonly customerId: CustomerId; readonly contactPointIds: readonly ContactPointId[] }
  /** The contact already belongs to this customer: nothing was changed. */
  | { readonly outcome: 'exists'; readonly customerId: CustomerId }
  | { readonly refusal: AddCustomerRefusal }

export async function addCustomer({ store, clock }: CollectDeps, business: BusinessId, input: CustomerInput): Promise<AddCustomerResult> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const { country } = await tx.business.read()
    return addCustomerIn(tx, input, { country, at })
  })
}

/** The same inside a transaction that does more, for instance records the first purchase. */
export async function addCustomerIn(
  tx: Tx,
  input: CustomerInput,
  { country, at }: { readonly country: string; readonly at: Instant },
): Promise<AddCustomerResult> {
  const addresses = readAddresses(input.contacts ?? [], country)
  if ('refusal' in addresses) return addresses
  const fullName = tidyName(input.fullName ?? '')
  if (fullName === '' && addresses.found.length === 0) return { refusal: 'nothing-to-know-him-by' }
  if (input.birthday && !isBirthday(input.birthday)) return { refusal: 'bad-birthday' }
  for (const address of addresses.found) {
    const [owner] = await tx.collect.customers.ownersOf(address)
    if (owner !== undefined) return { outcome: 'exists', customerId: owner }
  }
  const customerId = newId<'customer'>(at)
  await tx.collect.customers.insert({
    id: customerId,
    ...detailsOf(input, fullName),
    sourceKey: null,
    importId: null,
    createdAt: at,
    updatedAt: at,
    revision: 1,
    erasedAt: null,
  })
  const contactPointIds: ContactPointId[] = []
  for (const address of addresses.found) contactPointIds.push(await tx.collect.customers.link(customerId, address, { at, importId: null }))
  await tx.business.markChanged([customerId], at)
  return { outcome: 'added', customerId, contactPointIds }
}

export function readAddresses(
  contacts: readonly ContactInput[],
  country: string,
): { readonly found: readonly ContactAddress[] } | { readonly refusal: AddressRefusal } {
  const found: ContactAddress[] = []
  for (const contact of contacts) {
    const address = readAddress(contact, country)
    if ('refusal' in address) return address
    found.push(address)
  }
  return { found }
}

/** 29 February is a birthday; 31 April is not. */
export function isBirthday({ month, day, year }: Birthday): boolean {
  const lastDay = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return lastDay !== undefined && Number.isInteger(day) && day >= 1 && day <= lastDay && (year === null || (year >= 1900 && year <= 2100))
}

function detailsOf(input: CustomerInput, fullName: string): CustomerDetails {
  return {
    fullName,
    firstName: tidyName(input.firstName ?? '') || firstNameOf(fullName),
    locale: input.locale ?? null,
    zone: input.zone ?? null,
    source: input.source ?? 'unknown',
    birthday: input.birthday ?? null,
    note: (input.note ?? '').trim(),
    preferences: input.preferences ?? {},
  }
}
