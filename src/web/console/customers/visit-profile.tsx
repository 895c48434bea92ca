/** What he likes: his drink, his hour, why he buys. Written down once, seen at every visit, at the till as well. */
import { useSignal } from '@preact/signals'
import { problemText, useChange } from '../client/api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { words as shellWords } from '../words/shell-words.ts'
import { customersWords } from './customers-words.ts'
import type { Profile } from './profile.ts'
import { VISIT_FIELDS, visitProfileOf } from '../../../domain/collect/visit-profile.ts'
import { visitLabel } from './visit-notes.tsx'

const isKnown = (name: string): boolean => VISIT_FIELDS.some(field => field === name)

/** What is left empty is forgotten; wishes about messages stay as they are. */
function preferencesOf(profile: Profile, data: FormData): Profile['preferences'] {
  const noted = new Set(visitProfileOf(profile.preferences).map(note => note.name))
  const kept = Object.entries(profile.preferences).filter(([name]) => !noted.has(name))
  const text = (name: string): string => String(data.get(name) ?? '').trim()
  const told = [...data.keys()].filter(name => name.startsWith('note:')).map(name => [name.slice(5), text(name)] as const)
  const own = [[text('own-name'), text('own-text')] as const]
  return Object.fromEntries([...kept, ...[...told, ...own].filter(([name, value]) => name !== '' && value !== '')])
}

function NotesDialog({ profile, onClose }: { readonly profile: Profile; readonly onClose: () => void }) {
  const w = customersWords.words().visit
  const save = useChange('PATCH /customers/{id}', {
    refreshes: ['GET /customers/{id}', 'GET /customers/{id}/visit-profile'],
    onProblem: () => undefined,
    onDone: () => {
      showToast({ text: w.saved })
      onClose()
    },
  })
  const notes = visitProfileOf(profile.preferences)
  const textOf = (name: string): string => notes.find(note => note.name === name)?.text ?? ''
  return (
    <Dialog title={w.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          save.mutate({
            params: { id: profile.customerId },
            body: { preferences: preferencesOf(profile, new FormData(event.currentTarget)) },
          })
        }}
      >
        {VISIT_FIELDS.map(name => (
          <label key={name} class="field">
            <span>{w.fields[name]}</span>
            <input class="input" name={`note:${name}`} maxLength={300} placeholder={w.examples[name]} defaultValue={textOf(name)} />
          </label>
        ))}
        {notes
          .filter(note => !isKnown(note.name))
          .map(note => (
            <label key={note.name} class="field">
              <span>{note.name}</span>
              <input class="input" name={`note:${note.name}`} maxLength={300} defaultValue={note.text} />
            </label>
          ))}
        <fieldset>
          <legend>{w.own}</legend>
          <div class="fields">
            <label class="field">
              <span>{w.ownName}</span>
              <input class="input" name="own-name" maxLength={40} />
            </label>
            <label class="field">
              <span>{w.ownText}</span>
              <input class="input" name="own-text" maxLength={300} />
            </label>
          </div>
        </fieldset>
        {save.error ? (
          <p class="notice problem" role="alert">
            {problemText(save.error)}
          </p>
        ) : null}
        <button class="button primary" disabled={save.isPending}>
          {shellWords().save}
        </button>
      </form>
    </Dialog>
  )
}

export function VisitProfile({ profile }: { readonly profile: Profile }) {
  const w = customersWords.words().visit
  const isOpen = useSignal(false)
  const notes = visitProfileOf(profile.preferences)
  return (
    <section class="card">
      <h2>{w.title}</h2>
      {notes.length === 0 ? (
        <p class="quiet">{w.empty}</p>
      ) : (
        <dl class="facts told">
          {notes.map(note => (
            <div key={note.name}>
              <dt>{visitLabel(note.name)}</dt>
              <dd>{note.text}</dd>
            </div>
          ))}
        </dl>
      )}
      <button
        type="button"
        class="button"
        onClick={() => {
          isOpen.value = true
        }}
      >
        {w.edit}
      </button>
      {isOpen.value ? (
        <NotesDialog
          profile={profile}
          onClose={() => {
            isOpen.value = false
          }}
        />
      ) : null}
    </section>
  )
}
