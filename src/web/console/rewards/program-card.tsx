/** The frame of a programme: what it is, whether it runs, its fields, and the two buttons. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { RequestOf } from '../../../contract/contract.ts'
import { useChange } from '../client/api.ts'
import { showToast } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import type { Programs } from './programs.ts'
import { rewardsWords } from './rewards-words.ts'

export type Terms = NonNullable<RequestOf<'PUT /programs/{kind}'>['body']['terms']>
export type Kind = Terms['kind']
export type Running<K extends Kind> = { readonly fromDay: string; readonly terms: Extract<Programs['items'][number]['terms'], { kind: K }> }

export function runningOf<K extends Kind>(programs: Programs, kind: K): Running<K> | undefined {
  const isKind = (terms: Programs['items'][number]['terms']): terms is Running<K>['terms'] => terms.kind === kind
  for (const { terms, fromDay } of programs.items) if (isKind(terms)) return { terms, fromDay }
  return undefined
}

interface ProgramCardProps {
  readonly kind: Kind
  readonly since: string | undefined
  /** Undefined when a number cannot be read. */
  readonly read: (data: FormData) => Terms | undefined
  readonly children: ComponentChildren
}

export function ProgramCard({ kind, since, read, children }: ProgramCardProps) {
  const w = rewardsWords.words()
  const change = useChange('PUT /programs/{kind}', { refreshes: ['GET /programs'] })
  const isWrong = useSignal(false)
  const save = (terms: Terms | null) =>
    change.mutate({ params: { kind }, body: { terms } }, { onSuccess: () => showToast({ text: terms ? w.saved : w.stopped }) })
  return (
    <form
      class="card stack program"
      aria-label={w[kind].title}
      onSubmit={event => {
        event.preventDefault()
        const terms = read(new FormData(event.currentTarget))
        isWrong.value = terms === undefined
        if (terms) save(terms)
      }}
    >
      <div>
        <div class="row-apart">
          <h2>{w[kind].title}</h2>
          <span class={since === undefined ? 'badge' : 'badge good'}>
            {since === undefined ? w.off : `${w.running} ${w.since(day(since))}`}
          </span>
        </div>
        <p class="quiet small">{w[kind].text}</p>
      </div>
      {children}
      {isWrong.value ? (
        <p class="notice problem" role="alert">
          {w.badNumber}
        </p>
      ) : null}
      <div class="row-end program-buttons">
        <button class={since === undefined ? 'button' : 'button primary'} disabled={change.isPending}>
          {since === undefined ? w.start : w.change}
        </button>
        {since === undefined ? null : (
          <button type="button" class="button ghost" disabled={change.isPending} onClick={() => save(null)}>
            {w.stop}
          </button>
        )}
      </div>
    </form>
  )
}
