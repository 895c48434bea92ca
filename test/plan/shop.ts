/** A shop whose customers come every 42 days, the last time on 12 October; each may be written to. */
import { DEFAULT_CHANNELS, DEFAULT_POLICY, type Policy } from '../../src/domain/collect/business.ts'
import type { ContactPointKind } from '../../src/domain/collect/contact-point.ts'
import { addDays, type Day, day } from '../../src/kernel/day.ts'
import { type BusinessId, type ContactPointId, type CustomerId } from '../../src/kernel/ids.ts'
import { type Instant, instant } from '../../src/kernel/instant.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import type { Store } from '../../src/ports/store.ts'
import { addCustomer, type CustomerInput } from '../../src/usecases/collect/add-customer.ts'
import { recordConsent } from '../../src/usecases/collect/record-consent.ts'
import { recordPurchase } from '../../src/usecases/collect/record-purchase.ts'
import { refreshChanged } from '../../src/usecases/plan/refresh-changed.ts'
import { newBusiness, type NewBusinessOptions } from '../business.ts'

export const LAST_DAY = day('2026-10-12')
export const CYCLE_DAYS = 42
/** Noon in Moscow, well inside the allowed hours. */
export const noonOn = (on: string): Instant => instant(`${on}T09:00:00Z`)

export interface ShopOptions {
  readonly customers?: number
  readonly purchases?: number
  readonly policy?: Partial<Policy>
  readonly business?: NewBusinessOptions
  readonly contact?: ContactPointKind
  readonly person?: Partial<CustomerInput>
  readonly consent?: boolean
}

export interface Shop {
  readonly business: BusinessId
  readonly customers: readonly CustomerId[]
  readonly points: readonly ContactPointId[]
}

export async function openShop(store: Store, options: ShopOptions = {}): Promise<Shop> {
  const { customers: count = 1, purchases = 6, policy = {}, contact = 'phone' } = options
  const business = await newBusiness(store, {
    policy: { ...DEFAULT_POLICY, holdOutShare: 0, cycleDays: CYCLE_DAYS, ...policy },
    channels: DEFAULT_CHANNELS,
    trade: 'salon',
    ...options.business,
  })
  const deps = { store, clock: fixedClock(noonOn('2026-10-12')) }
  const customers: CustomerId[] = []
  const points: ContactPointId[] = []
  for (let n = 0; n < count; n += 1) {
    const address = ['phone', 'whatsapp', 'viber'].includes(contact)
      ? `+7945000${String(1000 + n)}`
      : contact === 'email'
        ? `c${n}@example.com`
        : `account${n}`
    const added = await addCustomer(deps, business, { fullName: `Клиент ${n}`, contacts: [{ kind: contact, address }], ...options.person })
    if (!('outcome' in added) || added.outcome !== 'added') throw new Error(`customer ${n} was not added`)
    customers.push(added.customerId)
    points.push(...added.contactPointIds)
    if (options.consent !== false) for (const contactPointId of added.contactPointIds) await agree(store, business, contactPointId)
    for (let back = purchases - 1; back >= 0; back -= 1)
      await buy(store, business, { customerId: added.customerId, on: addDays(LAST_DAY, -CYCLE_DAYS * back) })
  }
  await refreshChanged(deps, business)
  return { business, customers, points }
}

export async function agree(store: Store, business: BusinessId, contactPointId: ContactPointId): Promise<void> {
  await recordConsent({ store, clock: fixedClock(noonOn('2026-01-05')) }, business, {
    contactPointId,
    channel: 'all',
    purposes: ['marketing'],
    basis: 'explicit',
    textVersion: '1',
    textShown: 'Можно писать',
    locale: 'ru',
    source: 'till',
    actor: 'system',
  })
}

export async function buy(store: Store, business: BusinessId, sale: { readonly customerId: CustomerId; readonly on: Day }): Promise<void> {
  const result = await recordPurchase({ store, clock: fixedClock(noonOn(sale.on)) }, business, {
    source: 'hand',
    sourceKey: `${sale.customerId}/${sale.on}`,
    customer: { customerId: sale.customerId },
    day: sale.on,
    minute: 720,
    totalMinor: 420_000,
  })
  if (!('outcome' in result)) throw new Error(`the sale was refused: ${JSON.stringify(result)}`)
}
