/** Two cards, one person: the second joins the first. */
import { useSignal } from '@preact/signals'
import { useChange, useRead } from '../client/api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { customersWords } from './customers-words.ts'
import type { Profile } from './profile.ts'
import { WhoField, type Who } from './who-field.tsx'

function Suggestions({ profile, onTake }: { readonly profile: Profile; readonly onTake: (who: Who) => void }) {
  const w = customersWords.words().profile
  const found = useRead('GET /merge-suggestions', [{ query: { customerId: profile.customerId } }])
  const items = (found.data?.items ?? []).map(({ first, second, evidence }) => ({
    other: first.customerId === profile.customerId ? second : first,
    reasons: evidence.map(reason => reason.text).join(', '),
  }))
  if (items.length === 0) return null
  return (
    <section class="stack-s">
      <h3>{w.mergeSuggested}</h3>
      {items.map(({ other, reasons }) => {
        const name = other.name || other.contacts[0] || ''
        return (
          <button key={other.customerId} type="button" class="button" onClick={() => onTake({ customerId: other.customerId, text: name })}>
            {name} <span class="quiet small">{reasons}</span>
          </button>
        )
      })}
    </section>
  )
}

/** Field by field, before anything is done; a refusal of either card stays one. */
function MergePreview({ keptId, mergedId }: { readonly keptId: string; readonly mergedId: string }) {
  const w = customersWords.words().profile
  const preview = useRead('GET /customers/{id}/merge-preview', [{ params: { id: keptId }, query: { with: mergedId } }])
  const fields = (preview.data?.fields ?? []).filter(field => field.result !== '')
  if (fields.length === 0) return null
  return (
    <section class="stack-s">
      <h3>{w.mergeResult}</h3>
      <dl class="facts">
        {fields.map(field => (
          <div key={field.field}>
            <dt>{field.label}</dt>
            <dd>
              {field.result}
              {field.merged !== '' && field.merged !== field.result && field.kept === field.result ? (
                <s class="quiet small"> {field.merged}</s>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function MergeDialog({ profile, onClose }: { readonly profile: Profile; readonly onClose: () => void }) {
  const w = customersWords.words().profile
  const who = useSignal<Who>({ customerId: null, text: '' })
  const merge = useChange('POST /customers/{id}/merges', {
    refreshes: ['GET /customers/{id}', 'GET /customers', 'GET /customers/{id}/timeline', 'GET /customers/{id}/cycle'],
    onDone: () => {
      showToast({ text: w.merged })
      onClose()
    },
  })
  const submit = () => {
    if (who.value.customerId !== null) merge.mutate({ params: { id: profile.customerId }, body: { customerId: who.value.customerId } })
  }
  return (
    <Dialog title={w.mergeTitle} onClose={onClose}>
      <p class="quiet">{w.mergeHint}</p>
      <WhoField
        who={who.value}
        exceptId={profile.customerId}
        onChange={next => {
          who.value = next
        }}
      />
      {who.value.customerId === null ? (
        <Suggestions
          profile={profile}
          onTake={next => {
            who.value = next
          }}
        />
      ) : (
        <MergePreview keptId={profile.customerId} mergedId={who.value.customerId} />
      )}
      <button type="button" class="button primary" disabled={who.value.customerId === null || merge.isPending} onClick={submit}>
        {w.merge}
      </button>
    </Dialog>
  )
}
