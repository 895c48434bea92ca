/** How each group is reminded: the ladder of each segment with its reason, a preview on real customers, the seasons, the rules. */
import { useSignal } from '@preact/signals'
import type { AnswerOf, RequestOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { planningWords } from '../calendar/planning-words.ts'
import { LoadState } from '../parts/load-state.tsx'
import { NumberField, SettingsForm } from '../settings/settings-form.tsx'
import { showToast } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { Seasons } from './seasons.tsx'
import '../styles/aside.css'
import '../styles/forms.css'
import './ladders.css'

type Planning = AnswerOf<'GET /planning'>
type Ladder = Planning['ladders'][number]
type Change = NonNullable<RequestOf<'PUT /planning/ladders'>['body']['plan']>

const AROUND_DUE: readonly Ladder['segment'][] = ['regular', 'periodic', 'new']

function readPlan(data: FormData, segment: Ladder['segment']): Change {
  const count = (name: string): number | null => {
    const text = String(data.get(name) ?? '').trim()
    return text === '' ? null : Number(text)
  }
  const benefit = String(data.get('benefit'))
  const tone = { benefit: benefit === 'thanks' || benefit === 'terms' ? benefit : 'none' } as const
  if (!AROUND_DUE.includes(segment)) return { ...tone, tries: count('tries') ?? 0, paceDays: count('pace') }
  return {
    ...tone,
    softDays: count('soft'),
    productDays: count('product'),
    offerDays: count('offer') ?? 0,
    ...(segment === 'new' ? { welcomeDays: count('welcome') } : {}),
    ...(segment === 'regular' ? { asksReferral: data.get('referral') === 'on' } : {}),
  }
}

function Fields({ ladder: { segment, plan } }: { readonly ladder: Ladder }) {
  const w = planningWords.words().ladders
  return (
    <div class="fields">
      {AROUND_DUE.includes(segment) ? (
        <>
          {segment === 'new' ? (
            <NumberField name="welcome" label={w.welcome} value={plan.welcomeDays} max={30} hint={w.skip} isOptional />
          ) : null}
          <NumberField name="soft" label={w.soft} value={plan.softDays} max={60} hint={w.skip} isOptional />
          <NumberField name="product" label={w.product} value={plan.productDays} max={60} hint={w.skip} isOptional />
          <NumberField name="offer" label={w.offer} value={plan.offerDays} max={60} />
        </>
      ) : (
        <>
          <NumberField name="tries" label={w.tries} value={plan.tries} max={5} />
          <NumberField name="pace" label={w.pace} value={plan.paceDays} min={1} max={90} hint={w.paceHint} isOptional />
        </>
      )}
      <label class="field">
        <span>{w.benefit}</span>
        <select class="input" name="benefit">
          {(['thanks', 'terms', 'none'] as const).map(one => (
            <option key={one} value={one} selected={plan.benefit === one}>
              {w.benefits[one]}
            </option>
          ))}
        </select>
      </label>
      {segment === 'regular' ? (
        <label class="check">
          <input type="checkbox" name="referral" defaultChecked={plan.asksReferral} /> {w.referral}
        </label>
      ) : null}
    </div>
  )
}

type Preview = AnswerOf<'POST /planning/ladders/previews'>['customers']

function PreviewList({ customers }: { readonly customers: Preview }) {
  const w = planningWords.words().ladders
  const kinds = planningWords.words().calendar.kinds
  const told = (rungs: Preview[number]['before']) =>
    rungs.map(one => `${one.rung === 'follow-up' ? '' : kinds[one.rung]} ${day(one.day)}`).join(' → ') || '—'
  if (customers.length === 0) return <p class="quiet">{w.noPreview}</p>
  return (
    <ul class="lines told" aria-live="polite">
      {customers.map(one => (
        <li key={one.customer.customerId}>
          <span class="strong">{one.customer.name}</span> <span class="quiet small">{w.every(one.cycleDays)}</span>
          <br />
          <span class="quiet small">{w.before}:</span> {told(one.before)}
          <br />
          <span class="quiet small">{w.after}:</span> {told(one.after)}
        </li>
      ))}
    </ul>
  )
}

function LadderForm({ ladder, version }: { readonly ladder: Ladder; readonly version: number }) {
  const w = planningWords.words().ladders
  const preview = useSignal<Preview | null>(null)
  const { segment } = ladder
  const save = useChange('PUT /planning/ladders', {
    refreshes: ['GET /planning', 'GET /calendar'],
    onDone: () => showToast({ text: w.saved }),
  })
  const look = useChange('POST /planning/ladders/previews', {
    onDone: answer => {
      preview.value = answer.customers
    },
  })
  const put = (plan: Change | null) => save.mutate({ body: { segment, groupId: null, plan, version } })
  return (
    <SettingsForm
      title={shellWords().segments[segment]}
      lead={w.why[segment]}
      isSaving={save.isPending}
      error={save.error}
      onSave={data => put(readPlan(data, segment))}
    >
      {ladder.isChanged ? <p class="badge warn">{w.changed}</p> : null}
      <Fields ladder={ladder} />
      <div class="row">
        <button
          type="button"
          class="button"
          onClick={event => {
            const form = event.currentTarget.form
            if (form) look.mutate({ body: { segment, plan: readPlan(new FormData(form), segment) } })
          }}
        >
          {w.preview}
        </button>
        {ladder.isChanged ? (
          <button type="button" class="button ghost" onClick={() => put(null)}>
            {w.reset}
          </button>
        ) : null}
      </div>
      {preview.value === null ? null : <PreviewList customers={preview.value} />}
    </SettingsForm>
  )
}

function Rules({ planning }: { readonly planning: Planning }) {
  const w = planningWords.words().ladders
  return (
    <details class="card">
      <summary class="strong">{w.rules}</summary>
      <ul class="lines told">
        {planning.rules.map(rule => (
          <li key={rule.id}>
            {rule.isForbidden ? <span class="badge warn">{w.forbidden}</span> : null} {rule.source}{' '}
            <span class="quiet small">{w.since(day(rule.since, { year: true }))}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

export function LaddersPage() {
  const w = planningWords.words().ladders
  const planning = useRead('GET /planning', [])
  return (
    <>
      <h1>{w.title}</h1>
      <p class="quiet">{w.lead}</p>
      <p>
        <a href="/settings/policy">{w.settings}</a>
      </p>
      {planning.data ? (
        <div class="ladders" key={planning.data.version}>
          {planning.data.ladders.map(ladder => (
            <LadderForm key={ladder.segment} ladder={ladder} version={planning.data?.version ?? 0} />
          ))}
          <Seasons planning={planning.data} />
          <Rules planning={planning.data} />
        </div>
      ) : (
        <LoadState error={planning.error} onAgain={() => void planning.refetch()} />
      )}
    </>
  )
}
