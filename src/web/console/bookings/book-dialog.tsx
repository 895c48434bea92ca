/** A free time is chosen for a new visit, or for one that moves: who, what for, with whom, on which day, at which hour. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { today } from '../client/session.ts'
import { isPhone, type Who, WhoField } from '../customers/who-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import { bookingsWords } from './bookings-words.ts'
import { clock } from './clock.ts'

type Booking = AnswerOf<'GET /bookings'>['items'][number]
type Slot = AnswerOf<'GET /slots'>['items'][number]

interface Wish {
  readonly serviceId: string
  readonly resourceId: string
  readonly day: string
}

interface BookDialogProps {
  /** The visit that moves; null makes a new one. */
  readonly moving: Booking | null
  readonly from: string
  readonly onClose: () => void
}

const TIMES_MAX = 24
const REFRESHES = ['GET /bookings', 'GET /slots', 'GET /today'] as const

export function BookDialog({ moving, from, onClose }: BookDialogProps) {
  const w = bookingsWords.words()
  const who = useSignal<Who>({ customerId: moving?.customer.customerId ?? null, text: moving?.customer.name ?? '' })
  const firstDay = moving === null || moving.day < today.value ? from : moving.day
  const wish = useSignal<Wish>({ serviceId: moving?.serviceId ?? '', resourceId: '', day: firstDay < today.value ? today.value : firstDay })
  const slot = useSignal<Slot | null>(null)
  const onDone = () => {
    showToast({ text: moving === null ? w.booked : w.moved })
    onClose()
  }
  const book = useChange('POST /bookings', { refreshes: REFRESHES, onDone })
  const move = useChange('PATCH /bookings/{id}', { refreshes: REFRESHES, onDone })
  const add = useChange('POST /customers', { refreshes: ['GET /customers'], onDone: made => put(made.customerId) })
  const isBusy = book.isPending || move.isPending || add.isPending
  const put = (customerId: string) => {
    const { value: chosen } = slot
    if (chosen === null) return
    const { serviceId, resourceId } = wish.value
    const at = { day: chosen.day, minute: chosen.minute, startsAt: chosen.startsAt, ...(resourceId !== '' && { resourceId }) }
    if (moving === null) book.mutate({ body: { customerId, ...at, ...(serviceId !== '' && { serviceId }) } })
    else move.mutate({ params: { id: moving.bookingId }, body: { to: at } })
  }
  const submit = () => {
    const { customerId, text } = who.value
    if (customerId !== null) return put(customerId)
    return add.mutate({ body: isPhone(text) ? { phones: [text] } : { fullName: text.trim() } })
  }
  const isReady = slot.value !== null && (who.value.customerId !== null || who.value.text.trim().length > 1)
  return (
    <Dialog title={moving === null ? w.bookTitle : w.moveTitle(moving.customer.name)} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          if (isReady) submit()
        }}
      >
        {moving === null ? <WhoField who={who.value} onChange={next => (who.value = next)} /> : null}
        <WishFields
          wish={wish.value}
          isMove={moving !== null}
          onChange={next => {
            wish.value = next
            slot.value = null
          }}
        />
        <Times wish={wish.value} chosen={slot.value} onChoose={next => (slot.value = next)} />
        <button class="button primary" disabled={!isReady || isBusy}>
          {moving === null ? w.book : w.move}
        </button>
      </form>
    </Dialog>
  )
}

interface WishProps {
  readonly wish: Wish
  readonly isMove: boolean
  readonly onChange: (wish: Wish) => void
}

function WishFields({ wish, isMove, onChange }: WishProps) {
  const w = bookingsWords.words()
  const book = useRead('GET /appointment-book', [])
  const services = book.data?.services.filter(one => one.isActive) ?? []
  const resources = book.data?.resources.filter(one => one.isActive) ?? []
  return (
    <div class="fields">
      {services.length > 0 && !isMove ? (
        <label class="field">
          <span>{w.service}</span>
          <select class="input" value={wish.serviceId} onChange={event => onChange({ ...wish, serviceId: event.currentTarget.value })}>
            <option value="">—</option>
            {services.map(one => (
              <option key={one.serviceId} value={one.serviceId}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {resources.length > 1 ? (
        <label class="field">
          <span>{w.withWhom}</span>
          <select class="input" value={wish.resourceId} onChange={event => onChange({ ...wish, resourceId: event.currentTarget.value })}>
            <option value="">{w.anyone}</option>
            {resources.map(one => (
              <option key={one.resourceId} value={one.resourceId}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label class="field">
        <span>{w.day}</span>
        <input
          class="input"
          type="date"
          required
          min={today.value}
          value={wish.day}
          onChange={event => onChange({ ...wish, day: event.currentTarget.value || wish.day })}
        />
      </label>
    </div>
  )
}

interface TimesProps {
  readonly wish: Wish
  readonly chosen: Slot | null
  readonly onChoose: (slot: Slot) => void
}

function Times({ wish, chosen, onChoose }: TimesProps) {
  const w = bookingsWords.words()
  const { serviceId, resourceId } = wish
  const query = { from: wish.day, to: wish.day, ...(serviceId !== '' && { serviceId }), ...(resourceId !== '' && { resourceId }) }
  const slots = useRead('GET /slots', [{ query }])
  const all = slots.data?.items ?? []
  // A whole free day in quarters of an hour is a wall of numbers; halves are enough then.
  const shown = all.length > TIMES_MAX ? all.filter(one => one.minute % 30 === 0) : all
  return (
    <fieldset>
      <legend>
        {w.free}: {day(wish.day, { weekday: true })}
      </legend>
      {slots.data?.items.length === 0 ? <p class="quiet">{w.freeNone}</p> : null}
      <div class="free-times" role="radiogroup">
        {shown.map(one => (
          <button
            key={one.startsAt}
            type="button"
            role="radio"
            class="chip"
            aria-checked={chosen?.startsAt === one.startsAt}
            aria-pressed={chosen?.startsAt === one.startsAt}
            onClick={() => onChoose(one)}
          >
            {clock(one.minute)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
