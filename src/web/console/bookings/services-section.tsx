/** What customers can be booked for: how long it takes, the time around it, and who or what it needs. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange } from '../client/api.ts'
import { showToast } from '../shell/notices.tsx'
import { field, KINDS, kindName, ownId, REFRESHES } from './book-fields.ts'
import { bookingsWords } from './bookings-words.ts'

type Book = AnswerOf<'GET /appointment-book'>
type Service = Book['services'][number]

/** The kinds that stand in the book, or that this service asks for. */
function kindsOf(book: Book, service: Service | null): readonly string[] {
  const used = [...book.resources.map(resource => resource.kind), ...(service?.needs ?? [])]
  return [...new Set<string>([...KINDS, ...used])].filter(kind => used.includes(kind))
}

function MinutesField({ name, label, value }: { readonly name: string; readonly label: string; readonly value: number }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input class="input" name={name} type="number" min={0} max={480} step={5} defaultValue={String(value)} required />
    </label>
  )
}

interface ServiceFormProps {
  readonly book: Book
  /** Null for a new one. */
  readonly service: Service | null
  readonly onSaved?: () => void
}

function ServiceForm({ book, service, onSaved }: ServiceFormProps) {
  const w = bookingsWords.words()
  const save = useChange('PUT /services/{id}', { refreshes: REFRESHES, onDone: () => showToast({ text: w.saved }) })
  const kinds = kindsOf(book, service)
  const submit = (form: HTMLFormElement) => {
    const { serviceId = ownId(), ...kept } = service ?? {}
    const body = {
      ...kept,
      name: field(form, 'name'),
      durationMinutes: Number(field(form, 'minutes')),
      bufferBeforeMinutes: Number(field(form, 'before')),
      bufferAfterMinutes: Number(field(form, 'after')),
      // With one kind there is nothing to choose, and nothing to forget.
      ...(kinds.length < 2 ? {} : { needs: new FormData(form).getAll('needs').map(String) }),
    }
    const onSuccess = () => (onSaved ? onSaved() : form.reset())
    save.mutate({ params: { id: serviceId }, body }, { onSuccess })
  }
  return (
    <form
      class="book-form"
      onSubmit={event => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      <label class="field">
        <span>{w.name}</span>
        <input class="input" name="name" required maxLength={100} autoComplete="off" defaultValue={service?.name ?? ''} />
      </label>
      <label class="field">
        <span>{w.minutes}</span>
        <input
          class="input"
          name="minutes"
          type="number"
          min={5}
          max={1440}
          step={5}
          defaultValue={String(service?.durationMinutes ?? 60)}
          required
        />
      </label>
      <MinutesField name="before" label={w.bufferBefore} value={service?.bufferBeforeMinutes ?? 0} />
      <MinutesField name="after" label={w.buffer} value={service?.bufferAfterMinutes ?? 0} />
      {kinds.length < 2 ? null : (
        <fieldset class="book-needs">
          <legend>{w.needs}</legend>
          {kinds.map(kind => (
            <label key={kind} class="check">
              <input type="checkbox" name="needs" value={kind} defaultChecked={service?.needs.includes(kind) === true} /> {kindName(kind)}
            </label>
          ))}
        </fieldset>
      )}
      <button class="button" disabled={save.isPending}>
        {service ? w.save : w.add}
      </button>
    </form>
  )
}

function facts(service: Service): string {
  const w = bookingsWords.words()
  const { bufferBeforeMinutes: before, bufferAfterMinutes: after } = service
  const spans = [before, service.durationMinutes, after].filter(minutes => minutes > 0).map(minutes => w.lasts(minutes))
  return [spans.join(' + '), service.needs.map(kindName).join(' + ')].filter(text => text !== '').join(' · ')
}

function ServiceLine({ book, service }: { readonly book: Book; readonly service: Service }) {
  const w = bookingsWords.words()
  const save = useChange('PUT /services/{id}', { refreshes: REFRESHES })
  const isOpen = useSignal(false)
  const { serviceId, ...body } = service
  return (
    <div class="stack-s">
      <div class="book-line">
        <span>
          <span class={service.isActive ? 'strong' : 'quiet'}>{service.name}</span> <span class="small quiet">{facts(service)}</span>
        </span>
        <span class="row">
          <button
            type="button"
            class="button ghost"
            aria-expanded={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value
            }}
          >
            {w.change}
          </button>
          <button
            type="button"
            class="button ghost"
            onClick={() => save.mutate({ params: { id: serviceId }, body: { ...body, isActive: !service.isActive } })}
          >
            {service.isActive ? w.off : w.on}
          </button>
        </span>
      </div>
      {isOpen.value ? (
        <ServiceForm
          book={book}
          service={service}
          onSaved={() => {
            isOpen.value = false
          }}
        />
      ) : null}
    </div>
  )
}

export function Services({ book }: { readonly book: Book }) {
  const w = bookingsWords.words()
  return (
    <section class="card stack">
      <h2>{w.services}</h2>
      <p class="small quiet">{w.servicesHint}</p>
      <ul>
        {book.services.map(service => (
          <li key={service.serviceId}>
            <ServiceLine book={book} service={service} />
          </li>
        ))}
      </ul>
      <ServiceForm book={book} service={null} />
    </section>
  )
}
