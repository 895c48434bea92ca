/** Who can be booked for what, the link of the booking page, and calendars that are read. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { BackLink } from '../parts/back-link.tsx'
import { ChoiceField } from '../parts/choice-field.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { showToast } from '../shell/notices.tsx'
import { bookingsWords } from './bookings-words.ts'
import { field, KINDS, kindName, ownId, REFRESHES } from './book-fields.ts'
import { ResourceHours } from './resource-hours.tsx'
import { Services } from './services-section.tsx'
import '../styles/forms.css'
import './bookings.css'

type Book = AnswerOf<'GET /appointment-book'>
type Resource = Book['resources'][number]

async function copyLink(path: string, said: string): Promise<void> {
  await navigator.clipboard.writeText(new URL(path, location.origin).href)
  showToast({ text: said })
}

function ResourceLine({ resource }: { readonly resource: Resource }) {
  const w = bookingsWords.words()
  const save = useChange('PUT /resources/{id}', { refreshes: REFRESHES })
  const { resourceId, feedPath, ...body } = resource
  const isOpen = useSignal(false)
  return (
    <div class="book-line">
      <span>
        <span class={resource.isActive ? 'strong' : 'quiet'}>{resource.name}</span>{' '}
        <span class="small quiet">
          {kindName(resource.kind)}
          {resource.units > 1 ? ` × ${resource.units}` : ''}
        </span>
      </span>
      <span class="row">
        <button
          type="button"
          class="button ghost"
          onClick={() => {
            isOpen.value = true
          }}
        >
          {w.hours}
        </button>
        <button type="button" class="button ghost" onClick={() => void copyLink(feedPath, w.copied)}>
          {w.feed}
        </button>
        <button
          type="button"
          class="button ghost"
          onClick={() => save.mutate({ params: { id: resourceId }, body: { ...body, isActive: !resource.isActive } })}
        >
          {resource.isActive ? w.off : w.on}
        </button>
      </span>
      {isOpen.value ? (
        <ResourceHours
          resource={resource}
          onClose={() => {
            isOpen.value = false
          }}
        />
      ) : null}
    </div>
  )
}

function Resources({ book }: { readonly book: Book }) {
  const w = bookingsWords.words()
  const save = useChange('PUT /resources/{id}', { refreshes: REFRESHES, onDone: () => showToast({ text: w.saved }) })
  return (
    <section class="card stack">
      <h2>{w.resources}</h2>
      <p class="small quiet">{w.resourcesHint}</p>
      <ul>
        {book.resources.map(resource => (
          <li key={resource.resourceId}>
            <ResourceLine resource={resource} />
          </li>
        ))}
      </ul>
      <form
        class="book-form"
        onSubmit={event => {
          event.preventDefault()
          const form = event.currentTarget
          const body = { name: field(form, 'name'), kind: field(form, 'kind'), units: Number(field(form, 'units')) }
          save.mutate({ params: { id: ownId() }, body }, { onSuccess: () => form.reset() })
        }}
      >
        <label class="field">
          <span>{w.name}</span>
          <input class="input" name="name" required maxLength={100} autoComplete="off" />
        </label>
        <ChoiceField label={w.kind} name="kind" options={KINDS.map(kind => [kind, w.kinds[kind]])} />
        <label class="field">
          <span>{w.units}</span>
          <input class="input" name="units" type="number" min={1} max={50} defaultValue="1" required />
        </label>
        <button class="button" disabled={save.isPending}>
          {w.add}
        </button>
      </form>
    </section>
  )
}

function Calendars({ book }: { readonly book: Book }) {
  const w = bookingsWords.words()
  const add = useChange('POST /calendars', { refreshes: REFRESHES, onDone: () => showToast({ text: w.saved }) })
  const drop = useChange('DELETE /calendars/{id}', { refreshes: REFRESHES })
  if (book.resources.length === 0) return null
  const problem = (code: string | null) =>
    code === 'unreachable' || code === 'no-calendar' || code === 'forbidden-address' ? w.problems[code] : w.read
  return (
    <section class="card stack">
      <h2>{w.calendars}</h2>
      <p class="small quiet">{w.calendarsHint}</p>
      <ul>
        {book.calendars.map(calendar => (
          <li key={calendar.calendarLinkId}>
            <div class="book-line">
              <span>
                <span class="strong">{calendar.name}</span>{' '}
                <span class={calendar.problem === null ? 'badge' : 'badge bad'}>
                  {calendar.readAt === null ? '…' : problem(calendar.problem)}
                </span>
              </span>
              <button type="button" class="button ghost" onClick={() => drop.mutate({ params: { id: calendar.calendarLinkId } })}>
                {w.off}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <form
        class="book-form"
        onSubmit={event => {
          event.preventDefault()
          const form = event.currentTarget
          const body = { resourceId: field(form, 'who'), name: field(form, 'name'), url: field(form, 'url') }
          add.mutate({ body }, { onSuccess: () => form.reset() })
        }}
      >
        <ChoiceField label={w.who} name="who" options={book.resources.map(resource => [resource.resourceId, resource.name])} />
        <label class="field">
          <span>{w.name}</span>
          <input class="input" name="name" required maxLength={100} autoComplete="off" />
        </label>
        <label class="field">
          <span>{w.url}</span>
          <input class="input" name="url" type="url" required maxLength={1000} autoComplete="off" />
        </label>
        <button class="button" disabled={add.isPending}>
          {w.add}
        </button>
      </form>
    </section>
  )
}

export function BookSettingsPage() {
  const w = bookingsWords.words()
  const book = useRead('GET /appointment-book', [])
  return (
    <>
      <header class="stack-s">
        <BackLink href="/bookings" text={w.back} />
        <h1>{w.settingsTitle}</h1>
      </header>
      {book.data ? (
        <div class="book-settings">
          <section class="card stack">
            <h2>{w.pageTitle}</h2>
            <p>{w.pageText}</p>
            <p class="row">
              <a class="button" href={book.data.publicPath} target="_blank" rel="noreferrer">
                {w.pageTitle}
              </a>
              <button
                type="button"
                class="button ghost"
                onClick={() => void copyLink(book.data.publicUrl ?? book.data.publicPath, w.copied)}
              >
                {w.copy}
              </button>
            </p>
          </section>
          <Resources book={book.data} />
          <Services book={book.data} />
          <Calendars book={book.data} />
        </div>
      ) : (
        <LoadState error={book.error} onAgain={() => void book.refetch()} />
      )}
    </>
  )
}
