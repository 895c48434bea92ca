/** The ladder of a segment, or of one product group of it: its days, why they are so, and what they would mean for real customers. */
import { useSignal } from '@preact/signals'
import type { AnswerOf, RequestOf } from '../../../contract/contract.ts'
import { planningWords } from '../calendar/planning-words.ts'
import { useChange } from '../client/api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { NumberField, SettingsForm } from '../settings/settings-form.tsx'
import { showToast } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'

export type Planning = AnswerOf<'GET /planning'>
export type Ladder = Planning['ladders'][number]
type Change = NonNullable<RequestOf<'PUT /planning/ladders'>['body']['plan']>

const BENEFITS: readonly Ladder['plan']['benefit'][] = ['thanks', 'terms', 'none']
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
      <ChoiceField label={w.benefit} name="benefit" value={plan.benefit} options={BENEFITS.map(one => [one, w.benefits[one]])} />
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

interface LadderFormProps {
  readonly ladder: Ladder
  readonly version: number
  /** Null for everything the segment buys. */
  readonly group: { readonly groupId: string; readonly name: string } | null
}

export function LadderForm({ ladder, version, group }: LadderFormProps) {
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
  const put = (plan: Change | null) => save.mutate({ body: { segment, groupId: group?.groupId ?? null, plan, version } })
  return (
    <SettingsForm
      title={group === null ? shellWords().segments[segment] : `${group.name}: ${shellWords().segments[segment].toLowerCase()}`}
      lead={w.why[segment]}
      isSaving={save.isPending}
      error={save.error}
      onSave={data => put(readPlan(data, segment))}
      actions={
        <>
          <button
            type="button"
            class="button"
            disabled={look.isPending}
            onClick={event => {
              const { form } = event.currentTarget
              if (form) look.mutate({ body: { segment, groupId: group?.groupId ?? null, plan: readPlan(new FormData(form), segment) } })
            }}
          >
            {w.preview}
          </button>
          {ladder.isChanged ? (
            <button type="button" class="button ghost" onClick={() => put(null)}>
              {w.reset}
            </button>
          ) : null}
        </>
      }
    >
      {ladder.isChanged ? <p class="badge warn">{w.changed}</p> : null}
      <Fields ladder={ladder} />
      {preview.value === null ? null : <PreviewList customers={preview.value} />}
    </SettingsForm>
  )
}
