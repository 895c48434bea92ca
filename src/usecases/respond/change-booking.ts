/** A booking is confirmed, cancelled, or the customer came or did not; reminders follow from it. */
import type { BusinessId, BookingId } from '../../kernel/ids.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Booking } from '../../ports/respond-store.ts'
import type { Store } from '../../ports/store.ts'

export const BOOKING_STATES = ['booked', 'confirmed', 'came', 'no-show', 'cancelled'] as const
export type BookingState = (typeof BOOKING_STATES)[number]

export async function changeBooking(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  business: BusinessId,
  input: { readonly bookingId: BookingId; readonly state: BookingState; readonly actor: string },
): Promise<Booking | { readonly refusal: 'unknown-booking' }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    if (!(await tx.respond.setBookingState(input.bookingId, input.state, at))) return { refusal: 'unknown-booking' }
    const booking = await tx.respond.booking(input.bookingId)
    if (!booking) return { refusal: 'unknown-booking' }
    // Who does not come after all may be reminded again.
    await tx.business.markChanged([booking.customerId], at)
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'booking-changed',
      subject: `booking:${input.bookingId}`,
      detail: { state: input.state },
    })
    return booking
  })
}
