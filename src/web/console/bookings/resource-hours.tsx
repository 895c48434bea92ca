/** When somebody works: like the shop, or a week of his own, with the days that differ. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange } from '../client/api.ts'
import { today } from '../client/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { type MinuteRange, RangeFields, readRange, weekdayName } from '../settings/hours-fields.tsx'
import { showToast } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import { bookingsWords } from './bookings-words.ts'
import '../settings/settings.css'

type Resource = AnswerOf<'GET /appointment-book'>['resources'][number]
type Exception = Resource['exceptions'][number]

const USUAL = { fromMinute: 540, toMinute: 1140 }
const BEFORE_BREAK = { fromMinute: 540, toMinute: 780 }
const AFTER_BREAK = { fromMinute: 840, toMinute: 1140 }
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** Spans that hold for a time only come from other programs; the editor leaves them as they are. */
function isForGood(span: Resource['hours'][number]): boolean {
  return span.validFrom === null && span.validTo === null
}

interface WeekdayProps {
  readonly resource: Resource
  readonly weekday: number
}

function WeekdayLine({ resource, weekday }: WeekdayProps) {
  const w = bookingsWords.words()
  const spans = resource.hours.filter(span => span.weekday === weekday && isForGood(span))
  const [first, second] = spans
  const works = useSignal(resource.hours.length === 0 ? weekday <= 5 : first !== undefined)
  const hasBreak = useSignal(second !== undefined)
  const name = weekdayName(weekday - 1)
  return (
    <div class="weekday">
      <label class="check">
        <input
          type="checkbox"
          name={`works-${weekday}`}
          checked={works.value}
          onChange={event => {
            works.value = event.currentTarget.checked
          }}
        />{' '}
        {name}
      </label>
      {works.value ? (
        <span class="stack-s">
          <RangeFields
            name={`first-${weekday}`}
            label={name}
            range={first ?? (hasBreak.value ? BEFORE_BREAK : USUAL)}
            key={String(hasBreak.value)}
          />
          {hasBreak.value ? (
            <RangeFields name={`second-${weekday}`} label={`${name}, ${w.afterBreak}`} range={second ?? AFTER_BREAK} />
          ) : null}
          <label class="check small">
            <input
              type="checkbox"
              name={`break-${weekday}`}
              checked={hasBreak.value}
              onChange={event => {
                hasBreak.value = event.currentTarget.checked
              }}
            />{' '}
            {w.withBreak}
          </label>
        </span>
      ) : (
        <span class="quiet">{w.dayOff}</span>
      )}
    </div>
  )
}

function hoursOf(data: FormData, resource: Resource): Resource['hours'] {
  const kept = resource.hours.filter(span => !isForGood(span))
  const own = WEEKDAYS.flatMap(weekday => {
    if (data.get(`works-${weekday}`) === null) return []
    const first = readRange(data, `first-${weekday}`)
    const second = data.get(`break-${weekday}`) === null ? null : readRange(data, `second-${weekday}`)
    return joined(first, second).map(span => ({ weekday, ...span, validFrom: null, validTo: null }))
  })
  return [...own, ...kept]
}

/** Where the second part begins before the first one ends there is no break. */
function joined(first: MinuteRange, second: MinuteRange | null): readonly MinuteRange[] {
  if (second === null) return [first]
  return second.fromMinute > first.toMinute ? [first, second] : [{ ...first, toMinute: Math.max(first.toMinute, second.toMinute) }]
}

function ExceptionLine({ exception, onDrop }: { readonly exception: Exception; readonly onDrop: () => void }) {
  const w = bookingsWords.words()
  const when = day(exception.day, { year: true })
  const { span } = exception
  return (
    <button type="button" class="chip" aria-label={w.dropDay(when)} onClick={onDrop}>
      {when}: {span === null ? w.dayOff : `${clock(span.fromMinute)}–${clock(span.toMinute)}`} <span aria-hidden="true">×</span>
    </button>
  )
}

interface ExceptionsProps {
  readonly items: readonly Exception[]
  onChange(items: readonly Exception[]): void
}

/** One day, or all days from one to another: a holiday, a vacation, a short day. */
function Exceptions({ items, onChange }: ExceptionsProps) {
  const w = bookingsWords.words()
  const [from, to, isShort] = [useSignal(''), useSignal(''), useSignal(false)]
  const add = (form: HTMLFormElement | null) => {
    if (from.value === '' || form === null) return
    const last = to.value === '' ? from.value : to.value
    const span = isShort.value ? readRange(new FormData(form), 'short') : null
    const days = daysBetween(from.value, last).map(one => ({ day: one, span }))
    const others = items.filter(item => !days.some(one => one.day === item.day))
    onChange([...others, ...days].sort((a, b) => a.day.localeCompare(b.day)))
    from.value = to.value = ''
  }
  return (
    <div class="stack-s">
      <h3>{w.exceptions}</h3>
      <p class="small quiet">{w.exceptionsHint}</p>
      <div class="row">
        {items.map(item => (
          <ExceptionLine key={item.day} exception={item} onDrop={() => onChange(items.filter(other => other !== item))} />
        ))}
      </div>
      <div class="row-end">
        <label class="field">
          <span>{w.fromDay}</span>
          <input
            class="input"
            type="date"
            min={today.value}
            value={from.value}
            onInput={event => (from.value = event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{w.toDay}</span>
          <input
            class="input"
            type="date"
            min={from.value || today.value}
            value={to.value}
            onInput={event => (to.value = event.currentTarget.value)}
          />
        </label>
      </div>
      <label class="check">
        <input type="checkbox" checked={isShort.value} onChange={event => (isShort.value = event.currentTarget.checked)} /> {w.shortDay}
      </label>
      {isShort.value ? <RangeFields name="short" label={w.shortDay} range={USUAL} /> : null}
      <button type="button" class="button" onClick={event => add(event.currentTarget.form)}>
        {w.addException}
      </button>
    </div>
  )
}

/** A year at most: longer absences are somebody who no longer works here. */
const EXCEPTION_DAYS_MAX = 366
const DAY_MS = 86_400_000

function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let ms = Date.parse(first); ms <= Date.parse(last) && days.length < EXCEPTION_DAYS_MAX; ms += DAY_MS)
    days.push(new Date(ms).toISOString().slice(0, 10))
  return days
}

export function ResourceHours({ resource, onClose }: { readonly resource: Resource; onClose(): void }) {
  const w = bookingsWords.words()
  const isOwn = useSignal(resource.hours.length > 0)
  const exceptions = useSignal<readonly Exception[]>(resource.exceptions)
  const save = useChange('PUT /resources/{id}', {
    refreshes: ['GET /appointment-book', 'GET /slots'],
    onDone: () => {
      showToast({ text: w.saved })
      onClose()
    },
  })
  const { resourceId, feedPath: _feedPath, ...body } = resource
  return (
    <Dialog title={w.hoursOf(resource.name)} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          const hours = isOwn.value ? hoursOf(new FormData(event.currentTarget), resource) : []
          save.mutate({ params: { id: resourceId }, body: { ...body, hours, exceptions: [...exceptions.value] } })
        }}
      >
        <label class="check">
          <input type="checkbox" checked={isOwn.value} onChange={event => (isOwn.value = event.currentTarget.checked)} /> {w.ownHours}
        </label>
        {isOwn.value ? (
          <div>
            {WEEKDAYS.map(weekday => (
              <WeekdayLine key={weekday} resource={resource} weekday={weekday} />
            ))}
          </div>
        ) : (
          <p class="small quiet">{w.shopHours}</p>
        )}
        <Exceptions items={exceptions.value} onChange={items => (exceptions.value = items)} />
        {save.error ? (
          <p class="notice problem" role="alert">
            {save.error.message}
          </p>
        ) : null}
        <div class="row-end">
          <button class="button primary" disabled={save.isPending}>
            {w.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
