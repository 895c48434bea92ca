/** The entry for the customer's calendar that goes with a letter about his visit: one UID, a SEQUENCE that grows, a cancellation that takes it out. */
import { calendarText } from '../../domain/respond/ics-calendar.ts'
import type { BookingId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'

export interface VisitEntry {
  readonly booking: { readonly bookingId: BookingId; readonly minute: number | null; readonly service: string }
  readonly startsAt: Instant
  readonly durationMinutes: number
  readonly version: number
  readonly kind: 'booked' | 'bookedToConfirm' | 'moved' | 'cancelled' | 'confirmed'
  readonly link: string
  readonly at: Instant
  /** Of the customer. */
  readonly address: string
}

/** Null for a day without an hour, and where the shop writes no letters. */
export function visitCalendar({ name, channels }: StoredBusiness, entry: VisitEntry): string | null {
  const from = /([^<\s]+@[^>\s]+)/.exec(channels.email?.from ?? '')?.[1]
  if (entry.booking.minute === null || from === undefined) return null
  const { booking, startsAt, durationMinutes, version, kind, link, at, address } = entry
  return calendarText(
    [
      {
        uid: booking.bookingId,
        version,
        changedAt: at,
        startsAt,
        durationMinutes,
        title: booking.service === '' ? name : `${booking.service} – ${name}`,
        place: '',
        url: link,
        state: kind === 'cancelled' ? 'cancelled' : kind === 'bookedToConfirm' ? 'booked' : 'confirmed',
        invites: { from, shop: name, to: address },
      },
    ],
    { name: '', method: kind === 'cancelled' ? 'CANCEL' : 'REQUEST' },
  )
}
