/** The person a source names: found by its own number of him, then by phone, e-mail and card; never by his name. */
import { type ContactAddress, readAddress } from '../../domain/collect/contact-point.ts'
import { firstNameOf, tidyName } from '../../domain/collect/customer.ts'
import { isStockName } from '../../domain/collect/stock-name.ts'
import type { ToldCustomer } from '../../domain/collect/source-event.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type CustomerId, id } from '../../kernel/ids.ts'
import type { Tx } from '../../ports/store.ts'
import { addCustomerIn, isBirthday } from './add-customer.ts'
import { withoutCrowds } from './crowd.ts'
import type { TellScope } from './tell-scope.ts'

/** Null when he is nobody in particular, or known by a name alone. */
export async function toldCustomer(tx: Tx, scope: TellScope, told: ToldCustomer | null): Promise<CustomerId | null> {
  if (told === null || isStockName(told.name)) return null
  const addresses = await withoutCrowds(tx, addressesOf(told, scope.business.country))
  const mapped = told.externalId === null ? undefined : await tx.sources.findTelling('customer', scope.source, told.externalId)
  const found = (await living(tx, mapped?.customerId ?? null)) ?? (await ownerOf(tx, addresses))
  if (found === null && addresses.length === 0 && told.externalId === null) return null
  // A number without a name or an address says that somebody came, not who: he cannot be written to or recognised elsewhere.
  if (found === null && addresses.length === 0 && told.name === '') return null
  const customerId = found ?? (await addedCustomer(tx, scope, told))
  if (customerId === null) return null
  if (found !== null) {
    await linkNew(tx, scope, { customerId, addresses })
    await nameNameless(tx, scope, { customerId, name: told.name })
  }
  if (told.externalId !== null && mapped?.customerId !== customerId)
    await rememberNumber(tx, scope, { customerId, externalId: told.externalId })
  return customerId
}

/** What a till prints badly is left out; it must not cost the sale. */
export function addressesOf(told: ToldCustomer, country: string): ContactAddress[] {
  const raw = [
    ...told.phones.map(address => ({ kind: 'phone', address }) as const),
    ...told.emails.map(address => ({ kind: 'email', address }) as const),
    ...told.cards.map(address => ({ kind: 'card', address }) as const),
  ]
  return raw.flatMap(each => {
    const address = readAddress(each, country)
    return 'refusal' in address ? [] : [address]
  })
}

async function living(tx: Tx, customerId: CustomerId | null): Promise<CustomerId | null> {
  const customer = customerId === null ? undefined : await tx.collect.customers.find(customerId)
  return customer && customer.erasedAt === null ? customer.id : null
}

async function ownerOf(tx: Tx, addresses: readonly ContactAddress[]): Promise<CustomerId | null> {
  for (const address of addresses) {
    const [owner] = await tx.collect.customers.ownersOf(address)
    if (owner !== undefined) return owner
  }
  return null
}

async function addedCustomer(tx: Tx, { business, at }: TellScope, told: ToldCustomer): Promise<CustomerId | null> {
  const contacts = addressesOf(told, business.country).map(({ kind, address }) => ({ kind, address }))
  const birthday = told.birthday && isBirthday(told.birthday) ? told.birthday : null
  const added = await addCustomerIn(tx, { fullName: told.name, contacts, birthday }, { country: business.country, at })
  return 'refusal' in added ? null : added.customerId
}

/** An address that somebody else has stays with him. */
async function linkNew(
  tx: Tx,
  { at }: TellScope,
  { customerId, addresses }: { readonly customerId: CustomerId; readonly addresses: readonly ContactAddress[] },
): Promise<void> {
  for (const address of addresses) {
    if ((await tx.collect.customers.ownersOf(address)).length > 0) continue
    await tx.collect.customers.link(customerId, address, { at, importId: null })
    await tx.business.markChanged([customerId], at)
  }
}

/** A receipt knows the phone alone; whoever knows the name as well gives it. A name that is there is not overwritten. */
async function nameNameless(
  tx: Tx,
  { at }: TellScope,
  { customerId, name }: { readonly customerId: CustomerId; readonly name: string },
): Promise<void> {
  const fullName = tidyName(name)
  if (fullName === '' || (await tx.collect.customers.find(customerId))?.fullName !== '') return
  await tx.collect.customers.change(customerId, { fullName, firstName: firstNameOf(fullName) }, at)
  await tx.business.markChanged([customerId], at)
}

async function rememberNumber(
  tx: Tx,
  { business, source, at }: TellScope,
  { customerId, externalId }: { readonly customerId: CustomerId; readonly externalId: string },
): Promise<void> {
  await tx.sources.saveTelling({
    tellingId: id<'telling'>(nameUuid(`${business.id}|telling|customer|${source}|${externalId}`)),
    kind: 'customer',
    source,
    sourceKey: externalId,
    entityId: customerId,
    ownId: customerId,
    customerId,
    version: null,
    refundOf: null,
    account: null,
    isWithdrawn: false,
    toldAt: at,
  })
}
