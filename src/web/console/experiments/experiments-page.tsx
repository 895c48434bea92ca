/** What is being tried: one thing at a time, with the size of what could be seen told before the start. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { TakeList } from '../lists/take-list.ts'
import { ListPage } from '../parts/list-page.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { number, percent } from '../words/format.ts'
import { ExperimentForm } from './experiment-form.tsx'
import { experimentsWords } from './experiments-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './experiments.css'

export type Experiment = AnswerOf<'POST /experiments'>

const WEEKS = [4, 8, 13, 26, 52] as const
const REFRESHES = ['GET /experiments'] as const

function Sizes() {
  const w = experimentsWords.words()
  const sizes = useRead('GET /experiments/sizes', [{ query: { share: 0.5 } }])
  if (!sizes.data) return <LoadState error={sizes.error} onAgain={() => void sizes.refetch()} />
  const { baseShare, eventsPerWeek, byWeeks } = sizes.data
  const useful = byWeeks.filter(one => one.visible < 0.5)
  return (
    <section class="card stack-s">
      <h2>{w.size}</h2>
      {useful.length === 0 ? (
        <p>{w.tooSmall}</p>
      ) : (
        <>
          <p class="quiet">{w.sizeLead(percent(baseShare), number(eventsPerWeek, 1))}</p>
          <ul class="sizes">
            {useful.map(one => (
              <li key={one.weeks}>
                <span class="strong">{w.weeks(one.weeks)}</span>{' '}
                <span class="quiet">{w.visible(number(Math.ceil(one.visible * 100)))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Start({ experiment }: { readonly experiment: Experiment }) {
  const w = experimentsWords.words()
  const start = useChange('POST /experiments/{id}/starts', { refreshes: REFRESHES })
  return (
    <form
      class="row"
      onSubmit={event => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        start.mutate({
          params: { id: experiment.experimentId },
          body: { weeks: Number(data.get('weeks')), onConflict: data.get('queue') === null ? 'refuse' : 'queue' },
        })
      }}
    >
      <label class="field">
        <span>{w.forWeeks}</span>
        <select class="input" name="weeks" defaultValue="13">
          {WEEKS.map(weeks => (
            <option key={weeks} value={String(weeks)} selected={weeks === 13}>
              {weeks}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <input type="checkbox" name="queue" />
        <span>{w.queue}</span>
      </label>
      <button class="button primary" disabled={start.isPending}>
        {w.start}
      </button>
    </form>
  )
}

function ExperimentCard({ experiment }: { readonly experiment: Experiment }) {
  const w = experimentsWords.words()
  const stop = useChange('POST /experiments/{id}/stops', { refreshes: REFRESHES })
  const { change, result, state } = experiment
  const variable =
    change.variable === 'words' || change.variable === 'offset' || change.variable === 'hour'
      ? w.variables[change.variable]
      : change.variable
  return (
    <li class="card stack-s">
      <div class="row-apart">
        <div>
          <h2>{experiment.name}</h2>
          <p class="small quiet">
            {variable}
            {experiment.rungs.length === 0 ? '' : ` · ${experiment.rungs.map(rung => w.rungs[rung]).join(', ')}`}
          </p>
        </div>
        <span class={state === 'running' ? 'badge good' : 'badge'}>{w.states[state]}</span>
      </div>
      {experiment.text === '' ? null : <p>{experiment.text}</p>}
      {result === null ? null : (
        <p class="quiet">
          {w.before}: {w.sharesOf(number(result.first.numerator), number(result.first.denominator))} · {w.after}:{' '}
          {w.sharesOf(number(result.second.numerator), number(result.second.denominator))}
        </p>
      )}
      {state === 'draft' ? <Start experiment={experiment} /> : null}
      {state === 'running' || state === 'queued' ? (
        <button
          type="button"
          class="button danger"
          disabled={stop.isPending}
          onClick={() => stop.mutate({ params: { id: experiment.experimentId } })}
        >
          {w.stop}
        </button>
      ) : null}
    </li>
  )
}

export function ExperimentsPage() {
  const w = experimentsWords.words()
  const experiments = useRead('GET /experiments', [])
  const isWriting = useSignal(false)
  const stopWriting = () => {
    isWriting.value = false
  }
  const create = () => {
    isWriting.value = true
  }
  return (
    <>
      <ListPage words={w} read={experiments} onCreate={create} form={isWriting.value ? <ExperimentForm onSaved={stopWriting} /> : null}>
        {items => (
          <ul class="sizes experiment-list">
            {items.map(experiment => (
              <ExperimentCard key={experiment.experimentId} experiment={experiment} />
            ))}
          </ul>
        )}
      </ListPage>
      {experiments.data && experiments.data.items.length > 0 ? <TakeList list="experiments" /> : null}
      <Sizes />
    </>
  )
}
