/** Outcomes, agreed dates and bookings. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, newId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { RespondStore } from '../../ports/respond-store.ts'
import type { Database } from '../schema/database.ts'
import { type BookingRow, bookingColumns, bookingOf } from './respond-booking-row.ts'

type AgreementQueries = Pick<
  RespondStore,
  'insertOutcome' | 'agreeFollowUp' | 'closeFollowUps' | 'insertBooking' | 'booking' | 'bookings' | 'setBookingState'
>

export function agreementQueries(trx: Transaction<Database>, business: BusinessId): AgreementQueries {
  return { ...outcomes(trx, business), ...bookings(trx, business) }
}

function outcomes(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<AgreementQueries, 'insertOutcome' | 'agreeFollowUp' | 'closeFollowUps'> {
  return {
    async insertOutcome(outcome, at) {
      await sql`
        insert into contact_outcome (business_id, outcome_id, contact_id, customer_id, outcome, detail, actor, at)
        values (${business}, ${newId(at)}, ${outcome.contactId}, ${outcome.customerId}, ${outcome.outcome}, ${JSON.stringify(outcome.detail)}::jsonb,
          ${outcome.actor}, ${isoInstant(at)})`.execute(trx)
    },
    async agreeFollowUp(followUp, at) {
      const followUpId = newId<'follow-up'>(at)
      await sql`
        update follow_up set state = 'replaced', state_at = ${isoInstant(at)}
        where business_id = ${business} and customer_id = ${followUp.customerId} and state in ('open', 'reminded')`.execute(trx)
      await sql`
        insert into follow_up (business_id, follow_up_id, customer_id, contact_id, agreed_at, agreed_on, due_on, state, state_at, words)
        values (${business}, ${followUpId}, ${followUp.customerId}, ${followUp.contactId}, ${isoInstant(at)}, ${followUp.agreedOn}, ${followUp.dueOn},
          'open', ${isoInstant(at)}, ${followUp.words})`.execute(trx)
      return followUpId
    },
    async closeFollowUps(customerId, state, at) {
      const { rows } = await sql<{ follow_up_id: string }>`
        update follow_up set state = ${state}, state_at = ${isoInstant(at)}
        where business_id = ${business} and customer_id = ${customerId} and state in ('open', 'reminded') returning follow_up_id`.execute(
        trx,
      )
      return rows.length
    },
  }
}

function bookings(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<AgreementQueries, 'insertBooking' | 'booking' | 'bookings' | 'setBookingState'> {
  return {
    async insertBooking(booking, at) {
      await trx
        .insertInto('booking')
        .values({
          business_id: business,
          booking_id: booking.bookingId,
          customer_id: booking.customerId,
          contact_id: booking.contactId,
          service: booking.service,
          local_day: booking.localDay,
          local_minute: booking.localMinute,
          zone: booking.zone,
          starts_at: isoInstant(booking.startsAt),
          duration_minutes: booking.durationMinutes,
          state: 'booked',
          state_at: isoInstant(at),
          source: booking.source,
          service_id: booking.serviceId,
          resource_ids: [...booking.resourceIds],
          buffer_before_minutes: booking.bufferBeforeMinutes,
          buffer_after_minutes: booking.bufferAfterMinutes,
          created_at: isoInstant(at),
        })
        .execute()
    },
    async booking(bookingId) {
      const { rows } = await sql<BookingRow>`
        ${bookingColumns}
        where booking.business_id = ${business} and booking.booking_id = ${bookingId}`.execute(trx)
      return rows[0] && bookingOf(rows[0])
    },
    async bookings({ from, to, customerId }) {
      const { rows } = await sql<BookingRow>`
        ${bookingColumns}
        where booking.business_id = ${business} and booking.local_day between ${from} and ${to}
          and booking.customer_id = coalesce(${customerId ?? null}::uuid, booking.customer_id)
        order by booking.starts_at, booking.booking_id`.execute(trx)
      return rows.map(bookingOf)
    },
    async setBookingState(bookingId, state, at) {
      const { rows } = await sql<{ booking_id: string }>`
        update booking set state = ${state}, state_at = ${isoInstant(at)}, version = version + 1
        where business_id = ${business} and booking_id = ${bookingId} returning booking_id`.execute(trx)
      return rows.length > 0
    },
  }
}
