/** Who comes when: a week by its days, with what became of each visit. */
import { useSignal } from '@preact/signals'
import { addDays, day as dayOf } from '../../../kernel/day.ts'
import type { AnswerOf } from '../../../contract/contract.ts'
import { isOurs, NO_SHOWS_TOLERATED } from '../../../domain/respond/appointment.ts'
import { useChange, useRead } from '../client/api.ts'
import { serverNow, today } from '../client/session.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
import { showToast } from '../shell/notices.tsx'
import { dayRange } from '../words/day-range.ts'
import { day } from '../words/format.ts'
import { BookDialog } from './book-dialog.tsx'
import { bookingsWords } from './bookings-words.ts'
import { clock } from './clock.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './bookings.css'

type Booking = AnswerOf<'GET /bookings'>['items'][number]

const DAYS_SHOWN = 7
const REREAD_MS = 30_000
const MINUTE_MS = 60_000

function VisitActions({ booking }: { readonly booking: Booking }) {
  const w = bookingsWords.words()
  const change = useChange('PATCH /bookings/{id}', {
    refreshes: ['GET /bookings', 'GET /slots', 'GET /today'],
    onDone: answer => showToast({ text: answer.state === 'cancelled' ? w.cancelled : w.saved }),
  })
  const say = (state: Booking['state']) => () => change.mutate({ params: { id: booking.bookingId }, body: { state } })
  const startsMs = Date.parse(booking.startsAt)
  const isAhead = startsMs > serverNow()
  const isMoving = useSignal(false)
  const isOver = startsMs + (booking.durationMinutes + 15) * MINUTE_MS <= serverNow()
  if (booking.state === 'cancelled') return null
  return (
    <div class="row">
      {!isAhead && booking.state !== 'came' ? (
        <button type="button" class="button" disabled={change.isPending} onClick={say('came')}>
          {w.came}
        </button>
      ) : null}
      {isOver && booking.state !== 'no-show' ? (
        <button type="button" class="button ghost" disabled={change.isPending} onClick={say('no-show')}>
          {w.noShow}
        </button>
      ) : null}
      {isAhead && booking.state === 'booked' ? (
        <button type="button" class="button" disabled={change.isPending} onClick={say('confirmed')}>
          {w.confirm}
        </button>
      ) : null}
      {isAhead && isOurs(booking) ? (
        <>
          <button type="button" class="button ghost" disabled={change.isPending} onClick={() => (isMoving.value = true)}>
            {w.move}
          </button>
          <button type="button" class="button ghost" disabled={change.isPending} onClick={say('cancelled')}>
            {w.cancel}
          </button>
        </>
      ) : null}
      {isMoving.value ? <BookDialog moving={booking} from={booking.day} onClose={() => (isMoving.value = false)} /> : null}
    </div>
  )
}

function Visit({ booking }: { readonly booking: Booking }) {
  const w = bookingsWords.words()
  const tone =
    booking.state === 'confirmed' || booking.state === 'came' ? 'badge good' : booking.state === 'no-show' ? 'badge bad' : 'badge'
  return (
    <article class="visit" aria-label={booking.customer.name}>
      <span class="strong hour">{booking.minute === null ? w.allDay : clock(booking.minute)}</span>
      <div>
        <a class="strong" href={`/customers/${booking.customer.customerId}`}>
          {booking.customer.name === '' ? '—' : booking.customer.name}
        </a>{' '}
        <span class={tone}>{w.states[booking.state]}</span>
        {isOurs(booking) ? null : <span class="badge">{booking.source.toUpperCase()}</span>}
        {booking.service === '' ? null : <p class="small quiet">{booking.service}</p>}
        {booking.state === 'booked' && booking.missedBefore >= NO_SHOWS_TOLERATED ? (
          <p class="badge warn">{w.missedTwice(booking.missedBefore)}</p>
        ) : null}
      </div>
      <VisitActions booking={booking} />
    </article>
  )
}

function FreeTimes({ from }: { readonly from: string }) {
  const w = bookingsWords.words()
  const slots = useRead('GET /slots', [{ query: { from, to: from } }])
  if (!slots.data) return null
  const hours = slots.data.items.filter(slot => slot.minute % 30 === 0)
  return (
    <section class="stack-s">
      <h2 class="aside-head">
        {w.free}: {day(from, { weekday: true })}
      </h2>
      {hours.length === 0 ? (
        <p class="quiet">{w.freeNone}</p>
      ) : (
        <ul class="free-times">
          {hours.map(slot => (
            <li key={slot.startsAt} class="badge">
              {clock(slot.minute)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Agenda({ items }: { readonly items: readonly Booking[] }) {
  const w = bookingsWords.words()
  if (items.length === 0) {
    return (
      <section class="card empty">
        <h2>{w.emptyTitle}</h2>
        <p>{w.emptyText}</p>
        <a class="button" href="/bookings/settings">
          {w.settings}
        </a>
      </section>
    )
  }
  const days = [...new Set(items.map(item => item.day))]
  return (
    <div class="agenda">
      {days.map(isoDay => (
        <section key={isoDay} class="stack-s">
          <h2 class="aside-head">{day(isoDay, { weekday: true })}</h2>
          <ul class="card">
            {items
              .filter(item => item.day === isoDay)
              .map(item => (
                <li key={item.bookingId}>
                  <Visit booking={item} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

export function BookingsPage() {
  const w = bookingsWords.words()
  const from = useSignal(today.value)
  const isBooking = useSignal(false)
  const to = addDays(dayOf(from.value), DAYS_SHOWN - 1)
  const bookings = useRead('GET /bookings', [{ query: { from: from.value, to } }], { everyMs: () => REREAD_MS, keepPrevious: true })
  const step = (days: number) => () => {
    from.value = addDays(dayOf(from.value), days)
  }
  return (
    <>
      <header class="page-head">
        <div>
          <h1>{w.title}</h1>
          <p class="quiet">{dayRange(from.value, to)}</p>
        </div>
        <div class="row">
          <button type="button" class="button primary" onClick={() => (isBooking.value = true)}>
            {w.book}
          </button>
          <a class="button" href="/bookings/settings">
            {w.settings}
          </a>
        </div>
      </header>
      <div class="row">
        <button type="button" class="button" onClick={step(-DAYS_SHOWN)}>
          {w.earlier}
        </button>
        <button type="button" class="button" onClick={step(DAYS_SHOWN)}>
          {w.later}
        </button>
      </div>
      {bookings.data ? (
        <Agenda items={bookings.data.items} />
      ) : (
        <LoadState error={bookings.error} onAgain={() => void bookings.refetch()} />
      )}
      <FreeTimes from={from.value} />
      <TakeList list="bookings" part={{ from: from.value, to }} />
      {isBooking.value ? <BookDialog moving={null} from={from.value} onClose={() => (isBooking.value = false)} /> : null}
    </>
  )
}
