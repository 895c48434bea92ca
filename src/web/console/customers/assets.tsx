/** Things of this customer with their days: what he stores, drives, keeps. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { planningWords } from '../calendar/planning-words.ts'
import { useChange, useRead } from '../client/api.ts'
import { today } from '../client/session.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { showToast } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'

type Asset = AnswerOf<'GET /customers/{id}/assets'>['items'][number]

const KINDS = ['stored', 'vehicle', 'pet', 'device', 'other'] as const
const REFRESHES = ['GET /customers/{id}/assets', 'GET /customers/{id}', 'GET /today', 'GET /calendar'] as const

function DayField({ name, label, isRequired = false }: { readonly name: string; readonly label: string; readonly isRequired?: boolean }) {
  return (
    <label class="field">
      <span>{label}</span>
      <input class="input" type="date" name={name} required={isRequired} defaultValue={isRequired ? today.value : ''} />
    </label>
  )
}

function AddDialog({ customerId, onClose }: { readonly customerId: string; readonly onClose: () => void }) {
  const w = planningWords.words().assets
  const add = useChange('POST /customers/{id}/assets', {
    refreshes: REFRESHES,
    onDone: () => {
      showToast({ text: w.saved })
      onClose()
    },
  })
  const save = (data: FormData): void => {
    const text = (name: string): string => String(data.get(name) ?? '').trim()
    const orNull = (name: string): string | null => text(name) || null
    const kind = KINDS.find(one => one === text('kind')) ?? 'other'
    const days = { sinceOn: text('since'), returnOn: orNull('return'), servedOn: null, warrantyUntil: orNull('warranty') }
    const cycleDays = text('cycle') === '' ? null : Number(text('cycle'))
    add.mutate({ params: { id: customerId }, body: { kind, name: text('name'), note: text('note'), ...days, cycleDays, groupId: null } })
  }
  return (
    <Dialog title={w.add} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          save(new FormData(event.currentTarget))
        }}
      >
        <label class="field">
          <span>{w.name}</span>
          <input class="input" name="name" required maxLength={120} />
        </label>
        <ChoiceField label={w.kind} name="kind" options={KINDS.map(kind => [kind, w.kinds[kind]])} />
        <DayField name="since" label={w.since} isRequired />
        <DayField name="return" label={w.returnOn} />
        <label class="field">
          <span>{w.cycle}</span>
          <input class="input" type="number" name="cycle" min={1} max={3650} />
        </label>
        <DayField name="warranty" label={w.warranty} />
        <label class="field">
          <span>{w.note}</span>
          <input class="input" name="note" maxLength={1000} />
        </label>
        <button class="button primary" disabled={add.isPending}>
          {shellWords().save}
        </button>
      </form>
    </Dialog>
  )
}

/** What lies with us is fetched; whoever has his car or his dog with him comes with it. */
function returnText(kind: Asset['kind'], on: string): string {
  const w = planningWords.words().assets
  return kind === 'stored' ? w.returns(on) : w.expected(on)
}

function AssetLine({ asset }: { readonly asset: Asset }) {
  const w = planningWords.words().assets
  const change = useChange('PATCH /assets/{id}', { refreshes: REFRESHES, onDone: () => showToast({ text: w.saved }) })
  const remove = useChange('DELETE /assets/{id}', { refreshes: REFRESHES })
  const facts = [
    w.kinds[asset.kind],
    asset.returnOn === null ? '' : returnText(asset.kind, day(asset.returnOn)),
    asset.cycleDays === null ? '' : w.every(asset.cycleDays),
    asset.warrantyUntil === null ? '' : w.until(day(asset.warrantyUntil, { year: true })),
  ].filter(text => text !== '')
  return (
    <li>
      <span class="strong">{asset.name}</span> <span class="quiet small">{facts.join(', ')}</span>
      {asset.note === '' ? null : <p class="quiet small">{asset.note}</p>}
      <div class="row">
        {asset.cycleDays === null ? null : (
          <button
            type="button"
            class="button"
            onClick={() => change.mutate({ params: { id: asset.assetId }, body: { servedOn: today.value } })}
          >
            {w.served2}
          </button>
        )}
        <button type="button" class="button ghost" onClick={() => remove.mutate({ params: { id: asset.assetId } })}>
          {w.gone}
        </button>
      </div>
    </li>
  )
}

export function Assets({ customerId }: { readonly customerId: string }) {
  const w = planningWords.words().assets
  const isAdding = useSignal(false)
  const assets = useRead('GET /customers/{id}/assets', [{ params: { id: customerId } }])
  return (
    <section class="card">
      <h2>{w.title}</h2>
      {assets.data ? null : <LoadState error={assets.error} onAgain={() => void assets.refetch()} />}
      {assets.data?.items.length === 0 ? <p class="quiet">{w.empty}</p> : null}
      <ul class="lines told">
        {assets.data?.items.map(asset => (
          <AssetLine key={asset.assetId} asset={asset} />
        ))}
      </ul>
      <button
        type="button"
        class="button"
        onClick={() => {
          isAdding.value = true
        }}
      >
        {w.add}
      </button>
      {isAdding.value ? (
        <AddDialog
          customerId={customerId}
          onClose={() => {
            isAdding.value = false
          }}
        />
      ) : null}
    </section>
  )
}
