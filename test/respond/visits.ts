/** Visits, and what people write about them: booked by the shop, answered by the customer, looked at by the test. */
import { day } from '../../src/kernel/day.ts'
import type { BusinessId, CustomerId } from '../../src/kernel/ids.ts'
import type { Booking } from '../../src/ports/respond-store.ts'
import type { Store } from '../../src/ports/store.ts'
import { receiveReply } from '../../src/usecases/respond/receive-reply.ts'
import { recordOutcome } from '../../src/usecases/respond/record-outcome.ts'
import type { MovedClock, Person } from '../deliver/shop.ts'

interface Deps {
  readonly store: Store
  readonly clock: MovedClock
}

export function bookVisit(
  deps: Deps,
  business: BusinessId,
  visit: { readonly about: { readonly customerId: CustomerId }; readonly on: string; readonly minute: number | null },
): ReturnType<typeof recordOutcome> {
  const { about, on, minute } = visit
  return recordOutcome(deps, business, { about, outcome: 'booked', day: day(on), minute, actor: 'staff:x' })
}

let nth = 0

/** What a customer, or a stranger by his address, writes back. */
export function writeBack(
  deps: Deps & { readonly linkSecret?: string },
  business: BusinessId,
  reply: { readonly text: string; readonly from: Person | { readonly address: string }; readonly channel?: 'sandbox' | 'email' },
): ReturnType<typeof receiveReply> {
  nth += 1
  const { text, from, channel = 'sandbox' } = reply
  return receiveReply(deps, business, { channel, providerReplyId: `r${nth}`, text, from, actor: 'customer' })
}

/** Of this spring, in which these tests live. */
export function visitsOfSpring(store: Store, business: BusinessId): Promise<readonly Booking[]> {
  return store.inBusiness(business, tx => tx.respond.bookings({ from: day('2026-03-01'), to: day('2026-05-01') }))
}
