/** The owner corrects what is known about a customer: details, and the contacts he is reached by. */
import type { AddressRefusal } from '../../domain/collect/contact-point.ts'
import { type CustomerDetails, firstNameOf, tidyName } from '../../domain/collect/customer.ts'
import type { BusinessId, ContactPointId, CustomerId } from '../../kernel/ids.ts'
import { type ContactInput, type CustomerInput, isBirthday, readAddresses } from './add-customer.ts'
import type { CollectDeps } from './deps.ts'

export interface EditCustomerInput {
  readonly customerId: CustomerId
  /** Only the given fields change; contacts are added and removed by the two lists below. */
  readonly changes: Omit<CustomerInput, 'contacts'>
  readonly addContacts?: readonly ContactInput[] | undefined
  readonly removeContactPoints?: readonly ContactPointId[] | undefined
  readonly actor: string
}

export type EditCustomerResult =
  | { readonly outcome: 'changed' }
  | { readonly refusal: 'unknown-customer' | 'bad-birthday' | AddressRefusal }

export async function editCustomer(
  { store, clock }: CollectDeps,
  business: BusinessId,
  input: EditCustomerInput,
): Promise<EditCustomerResult> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const { customers } = tx.collect
    const customer = await customers.find(input.customerId)
    if (!customer || customer.erasedAt !== null) return { refusal: 'unknown-customer' }
    if (input.changes.birthday && !isBirthday(input.changes.birthday)) return { refusal: 'bad-birthday' }
    const { country } = await tx.business.read()
    const addresses = readAddresses(input.addContacts ?? [], country)
    if ('refusal' in addresses) return addresses

    await customers.change(input.customerId, changesOf(input.changes), at)
    for (const address of addresses.found) await customers.link(input.customerId, address, { at, importId: null })
    for (const point of input.removeContactPoints ?? []) await customers.unlink(input.customerId, point, at)
    await tx.business.markChanged([input.customerId], at)
    await tx.business.audit({ at, actor: input.actor, action: 'customer-changed', subject: `customer:${input.customerId}`, detail: {} })
    return { outcome: 'changed' }
  })
}

/** A new full name brings its first name along, unless that is given too. */
function changesOf(changes: EditCustomerInput['changes']): Partial<CustomerDetails> {
  const { fullName, firstName, note, locale, zone, source, birthday, preferences } = changes
  const name = fullName === undefined ? {} : { fullName: tidyName(fullName), firstName: firstNameOf(fullName) }
  return {
    ...name,
    ...(firstName === undefined ? {} : { firstName: tidyName(firstName) }),
    ...(note === undefined ? {} : { note: note.trim() }),
    ...(locale === undefined ? {} : { locale }),
    ...(zone === undefined ? {} : { zone }),
    ...(source === undefined ? {} : { source }),
    ...(birthday === undefined ? {} : { birthday }),
    ...(preferences === undefined ? {} : { preferences }),
  }
}
