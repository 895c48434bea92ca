/** Who works here: letting in, letting go, another part, a new password; and what people gave by hand. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../../contract/contract.ts'
import { useChange, useRead } from '../../client/api.ts'
import { session } from '../../client/session.ts'
import { TakeList } from '../../lists/take-list.ts'
import { BackLink } from '../../parts/back-link.tsx'
import { LoadState } from '../../parts/load-state.tsx'
import { showToast } from '../../shell/notices.tsx'
import { day } from '../../words/format.ts'
import '../../styles/forms.css'
import '../settings.css'
import { HandGifts } from './hand-gifts.tsx'
import './people.css'
import { peopleWords } from './people-words.ts'

type Person = AnswerOf<'GET /staff'>['items'][number]
const ROLES = ['cashier', 'staff', 'owner'] as const

function PersonCard({ person }: { readonly person: Person }) {
  const w = peopleWords.words()
  const isOpen = useSignal(false)
  const change = useChange('PATCH /staff/{id}', { refreshes: ['GET /staff'] })
  const put = (body: Parameters<typeof change.mutate>[0]['body']) => change.mutate({ params: { id: person.staffId }, body })
  const isMe = session.value?.staff?.staffId === person.staffId
  const hasLeft = person.leftAt !== null
  return (
    <li class={hasLeft ? 'person gone' : 'person'}>
      <p class="person-name">
        <span class="strong">{person.name}</span>
        {isMe ? <span class="badge">{w.you}</span> : null}
        <br />
        <span class="small quiet">
          {person.leftAt === null
            ? `${w.roles[person.role]}: ${w.roleTexts[person.role]}`
            : w.left(day(person.leftAt.slice(0, 10), { year: true }))}
        </span>
      </p>
      {hasLeft ? (
        <button type="button" class="button ghost" disabled={change.isPending} onClick={() => put({ hasLeft: false })}>
          {w.returns}
        </button>
      ) : isMe ? null : (
        <div class="person-acts">
          <select
            class="input"
            aria-label={`${w.role}: ${person.name}`}
            value={person.role}
            disabled={change.isPending}
            onChange={event => {
              const role = ROLES.find(one => one === event.currentTarget.value)
              if (role !== undefined) put({ role })
            }}
          >
            {ROLES.map(role => (
              <option key={role} value={role}>
                {w.roles[role]}
              </option>
            ))}
          </select>
          <button type="button" class="button ghost" aria-expanded={isOpen.value} onClick={() => (isOpen.value = !isOpen.value)}>
            {w.newPassword}
          </button>
          <button
            type="button"
            class="button ghost"
            disabled={change.isPending}
            onClick={() => {
              if (globalThis.confirm(w.askLet(person.name))) put({ hasLeft: true })
            }}
          >
            {w.let}
          </button>
        </div>
      )}
      {isOpen.value && !hasLeft ? <NewPassword person={person} onDone={() => (isOpen.value = false)} /> : null}
    </li>
  )
}

function NewPassword({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const w = peopleWords.words()
  const change = useChange('PATCH /staff/{id}', {
    refreshes: ['GET /staff'],
    onDone: () => {
      showToast({ text: w.passwordSaved })
      onDone()
    },
  })
  return (
    <form
      class="person-password"
      onSubmit={event => {
        event.preventDefault()
        const password = String(new FormData(event.currentTarget).get('password'))
        change.mutate({ params: { id: person.staffId }, body: { password } })
      }}
    >
      <label class="field">
        <span>{w.newPassword}</span>
        <input class="input" type="password" name="password" required minLength={8} maxLength={200} autoComplete="new-password" />
        <small>{w.passwordHint}</small>
      </label>
      <button class="button primary" disabled={change.isPending}>
        {w.save}
      </button>
    </form>
  )
}

function NewPerson() {
  const w = peopleWords.words()
  const create = useChange('POST /staff', { refreshes: ['GET /staff'], onDone: person => showToast({ text: w.created(person.name) }) })
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form)
    const text = (name: string) => String(data.get(name) ?? '')
    const role = ROLES.find(one => one === data.get('role')) ?? 'cashier'
    create.mutate({ body: { name: text('name'), role, login: text('login'), password: text('password') } })
  }
  return (
    <form
      class="card stack settings-form"
      onSubmit={event => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      <h2>{w.add}</h2>
      <div class="fields">
        <label class="field">
          <span>{w.name}</span>
          <input class="input" name="name" required maxLength={120} autoComplete="off" />
        </label>
        <label class="field">
          <span>{w.login}</span>
          <input class="input" name="login" required minLength={2} maxLength={120} autoComplete="off" autoCapitalize="none" />
        </label>
        <label class="field">
          <span>{w.password}</span>
          <input class="input" type="password" name="password" required minLength={8} maxLength={200} autoComplete="new-password" />
          <small>{w.passwordHint}</small>
        </label>
      </div>
      <fieldset class="person-roles">
        <legend>{w.role}</legend>
        {ROLES.map(role => (
          <label key={role} class="check">
            <input type="radio" name="role" value={role} defaultChecked={role === 'cashier'} />
            <span>
              {w.roles[role]}
              <br />
              <span class="small quiet">{w.roleTexts[role]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button class="button primary" disabled={create.isPending}>
        {w.create}
      </button>
    </form>
  )
}

export function PeoplePage() {
  const w = peopleWords.words()
  const people = useRead('GET /staff', [])
  const all = (people.data?.items ?? []).toSorted((a, b) => Number(a.leftAt !== null) - Number(b.leftAt !== null))
  return (
    <>
      <header class="stack-s">
        <BackLink href="/settings" text={w.back} />
        <h1>{w.title}</h1>
        <p class="quiet lead">{w.lead}</p>
      </header>
      {people.data ? (
        <section class="card">
          <ul class="people">
            {all.map(person => (
              <PersonCard key={person.staffId} person={person} />
            ))}
          </ul>
          <TakeList list="staff" />
        </section>
      ) : (
        <LoadState error={people.error} onAgain={() => void people.refetch()} />
      )}
      <NewPerson />
      <HandGifts />
    </>
  )
}
