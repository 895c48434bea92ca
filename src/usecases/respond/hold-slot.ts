/** A slot is kept for some minutes while the customer types his name; it comes back by itself. */
import { HOLD_MINUTES } from '../../domain/respond/appointment.ts'
import { type BusinessId, type CustomerId, type HoldId, newId } from '../../kernel/ids.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import type { Hold } from '../../ports/appointment-store.ts'
import type { RespondDeps } from './respond-deps.ts'
import { appointmentBook, bookableOf, type BookingWish } from './appointment-book.ts'
import { takeSlot } from './take-slot.ts'

export type HoldRefusal = 'slot-taken' | 'outside-hours' | 'nobody-for-this' | 'day-has-passed'

export async function holdSlot(
  { store, clock }: RespondDeps,
  business: BusinessId,
  wish: BookingWish & { readonly startsAt: Instant; readonly customerId: CustomerId | null },
): Promise<Hold | { readonly refusal: HoldRefusal }> {
  const at = clock.now()
  if (wish.startsAt < at) return { refusal: 'day-has-passed' }
  return store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const book = await appointmentBook(tx, settings)
    const bookable = bookableOf(book, wish)
    if (bookable === undefined) return { refusal: 'nobody-for-this' }
    const holdId = newId<'hold'>(at)
    const expiresAt = addMs(at, HOLD_MINUTES * MINUTE_MS)
    const taken = await takeSlot(tx, settings, {
      book,
      bookable,
      startsAt: wish.startsAt,
      takenBy: holdId,
      takenAs: 'hold',
      expiresAt,
      anyHour: false,
      at,
    })
    if ('refusal' in taken) return taken
    const hold: Hold = {
      holdId,
      customerId: wish.customerId,
      serviceId: bookable.service?.serviceId ?? null,
      resourceIds: taken.resourceIds,
      startsAt: wish.startsAt,
      expiresAt,
    }
    await tx.appointments.insertHold(hold)
    return hold
  })
}

export async function dropHold({ store }: Pick<RespondDeps, 'store'>, business: BusinessId, holdId: HoldId): Promise<void> {
  await store.inBusiness(business, tx => tx.appointments.dropHold(holdId))
}

export async function dropExpiredHolds(
  { store }: Pick<RespondDeps, 'store'>,
  business: BusinessId,
  at: Instant,
): Promise<{ readonly dropped: number }> {
  return { dropped: await store.inBusiness(business, tx => tx.appointments.dropExpiredHolds(at)) }
}
