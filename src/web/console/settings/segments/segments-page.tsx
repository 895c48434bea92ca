/** The thresholds of the segments: change them, see who would move, then save. */
import { useRef } from 'preact/hooks'
import type { AnswerOf } from '../../../../contract/contract.ts'
import { refresh, showProblem, useChange, useRead } from '../../client/api.ts'
import { BackLink } from '../../parts/back-link.tsx'
import { LoadState } from '../../parts/load-state.tsx'
import { showToast } from '../../shell/notices.tsx'
import { number } from '../../words/format.ts'
import { words as shellWords } from '../../words/shell-words.ts'
import '../../styles/forms.css'
import '../settings.css'
import { NumberField, SettingsForm } from '../settings-form.tsx'
import { settingsWords } from '../settings-words.ts'
import type { SegmentsWords } from '../../../../locales/console/segments/ru.ts'
import { segmentsWords } from './segments-words.ts'
import { UsedUp } from './used-up.tsx'

type Policy = AnswerOf<'GET /segments/policy'>['policy']
type Preview = AnswerOf<'POST /segments/previews'>

type Field = keyof Policy

/** What an owner may want to move, by group; the rest is for those who know the method. */
const PLAIN = [
  { group: 'regular', fields: ['aliveRegularMin', 'nearRegularMin'] },
  { group: 'lost', fields: ['aliveLostMax'] },
  { group: 'new', fields: ['quietNewMin'] },
] as const satisfies readonly { readonly group: keyof SegmentsWords['groups']; readonly fields: readonly Field[] }[]
const FINE = ['spreadRegularMax', 'nearSureMin', 'spreadLostMin', 'nearLostMax', 'hysteresis'] as const satisfies readonly Field[]
const SPREADS: readonly string[] = ['spreadRegularMax', 'spreadLostMin']
const MAX = { share: 100, spread: 300, hysteresis: 20 } as const

const percent = (value: number): number => Math.round(value * 1000) / 10
const maxOf = (name: string): number => (name === 'hysteresis' ? MAX.hysteresis : SPREADS.includes(name) ? MAX.spread : MAX.share)

function readPolicy(data: FormData): Policy {
  const share = (name: keyof Policy): number => Number(data.get(name) ?? 0) / 100
  return {
    aliveLostMax: share('aliveLostMax'),
    aliveRegularMin: share('aliveRegularMin'),
    nearRegularMin: share('nearRegularMin'),
    spreadRegularMax: share('spreadRegularMax'),
    nearSureMin: share('nearSureMin'),
    spreadLostMin: share('spreadLostMin'),
    nearLostMax: share('nearLostMax'),
    quietNewMin: share('quietNewMin'),
    hysteresis: share('hysteresis'),
  }
}

function Moves({ preview }: { readonly preview: Preview }) {
  const w = segmentsWords.words()
  const { segments } = shellWords()
  const moved = preview.moves.reduce((sum, move) => sum + move.customers, 0)
  if (moved === 0) return <p role="status">{w.nobody}</p>
  return (
    <div class="stack" role="status">
      <p class="strong">{w.moved(number(moved), number(preview.customers))}</p>
      <div class="table-frame" role="region" aria-label={w.preview} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{w.from}</th>
              <th scope="col">{w.to}</th>
              <th scope="col" class="number">
                {w.customers}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.moves.map(move => (
              <tr key={`${move.from}>${move.to}`}>
                <td>{segments[move.from]}</td>
                <td>{segments[move.to]}</td>
                <td class="number">{number(move.customers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{w.examples}</h3>
      <ul class="stack-s">
        {preview.examples.map(mover => (
          <li key={mover.customerId}>
            <a href={`/customers/${mover.customerId}`}>{mover.fullName}</a>: {segments[mover.from]} → {segments[mover.to]}.{' '}
            <span class="quiet">{mover.reason.text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Thresholds({ policy, defaults }: Pick<AnswerOf<'GET /segments/policy'>, 'policy' | 'defaults'>) {
  const w = segmentsWords.words()
  const place = useRef<HTMLDivElement>(null)
  const preview = useChange('POST /segments/previews', { onProblem: showProblem })
  const save = useChange('PUT /segments/policy', {
    onDone: () => {
      showToast({ text: w.saved })
      void refresh('GET /segments/policy')
    },
    onProblem: showProblem,
  })
  const form = (): HTMLFormElement | null => place.current?.closest('form') ?? null
  const tryOut = (): void => {
    const filled = form()
    if (filled?.reportValidity()) preview.mutate({ body: readPolicy(new FormData(filled)) })
  }
  const field = (name: Field) => (
    <NumberField key={name} name={name} label={w.fields[name]} value={percent(policy[name])} max={maxOf(name)} step="any" />
  )
  return (
    <SettingsForm
      title={w.thresholds}
      lead={w.lead}
      isSaving={save.isPending}
      error={save.error}
      onSave={data => save.mutate({ body: readPolicy(data) })}
    >
      <div class="stack" ref={place}>
        {PLAIN.map(({ group, fields }) => (
          <fieldset key={group} class="stack-s">
            <legend class="legend-head tag" data-segment={group}>
              {w.groups[group]}
            </legend>
            <div class="fields">{fields.map(field)}</div>
          </fieldset>
        ))}
        <p class="small quiet">{w.soon}</p>
        <details>
          <summary>{w.fine}</summary>
          <div class="fields">{FINE.map(field)}</div>
        </details>
      </div>
      <div class="row">
        <button type="button" class="button" disabled={preview.isPending} onClick={tryOut}>
          {w.preview}
        </button>
        <button type="button" class="button" onClick={() => save.mutate({ body: defaults })}>
          {w.defaults}
        </button>
      </div>
      {preview.data ? <Moves preview={preview.data} /> : null}
    </SettingsForm>
  )
}

export function SegmentsPage() {
  const settings = settingsWords.words()
  const read = useRead('GET /segments/policy', [])
  return (
    <>
      <header class="stack-s">
        <BackLink href="/settings/policy" text={settings.sections.policy} />
        <h1>{segmentsWords.words().title}</h1>
      </header>
      <div class="stack">
        {read.data ? (
          <Thresholds key={JSON.stringify(read.data.policy)} policy={read.data.policy} defaults={read.data.defaults} />
        ) : (
          <LoadState error={read.error} onAgain={() => void read.refetch()} />
        )}
        <UsedUp />
      </div>
    </>
  )
}
