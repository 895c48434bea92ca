/** Two cards, one person: the second joins the first. Or they are two, and nobody asks again. */
import { useSignal } from '@preact/signals'
import { useChange, useRead } from '../client/api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { words as shellWords } from '../words/shell-words.ts'
import { useKeepApart } from './apart.ts'
import { customersWords } from './customers-words.ts'
import { MergePreview, useMergePreview } from './merge-preview.tsx'
import type { Profile } from './profile.ts'
import { WhoField, type Who } from './who-field.tsx'

function Suggestions({ profile, onTake }: { readonly profile: Profile; readonly onTake: (who: Who) => void }) {
  const { profile: w, twins } = customersWords.words()
  const keepApart = useKeepApart()
  const found = useRead('GET /merge-suggestions', [{ query: { customerId: profile.customerId } }])
  const items = (found.data?.items ?? []).map(({ first, second, evidence }) => ({
    other: first.customerId === profile.customerId ? second : first,
    reasons: evidence.map(reason => reason.text).join(', '),
  }))
  if (items.length === 0) return null
  return (
    <section class="stack-s">
      <h3>{w.mergeSuggested}</h3>
      <ul class="twins">
        {items.map(({ other, reasons }) => {
          const name = other.name || other.contacts[0] || shellWords().noName
          const pair = { customerId: profile.customerId, otherId: other.customerId }
          return (
            <li key={other.customerId}>
              <p class="twin">
                <a href={`/customers/${other.customerId}`}>{name}</a> <span class="quiet small">{reasons}</span>
              </p>
              <div class="row">
                <button type="button" class="button" onClick={() => onTake({ customerId: other.customerId, text: name })}>
                  {twins.same}
                </button>
                <button
                  type="button"
                  class="button ghost"
                  disabled={keepApart.isPending}
                  onClick={() => keepApart.mutate({ body: { ...pair, isApart: true } })}
                >
                  {twins.different}
                </button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Chosen({ profile, mergedId, onClose }: { readonly profile: Profile; readonly mergedId: string; readonly onClose: () => void }) {
  const { profile: w, twins } = customersWords.words()
  const { customerId } = profile
  const isKeptApart = useMergePreview({ keptId: customerId, mergedId }).data?.isKeptApart
  const keepApart = useKeepApart()
  const merge = useChange('POST /customers/{id}/merges', {
    refreshes: [
      'GET /customers/{id}',
      'GET /customers',
      'GET /customers/{id}/timeline',
      'GET /customers/{id}/cycle',
      'GET /merge-suggestions',
    ],
    onDone: () => {
      showToast({ text: w.merged })
      onClose()
    },
  })
  return (
    <>
      <MergePreview keptId={customerId} mergedId={mergedId} />
      {isKeptApart === true ? (
        <div class="notice">
          <p>{twins.stands}</p>
          <button
            type="button"
            class="button"
            disabled={keepApart.isPending}
            onClick={() => keepApart.mutate({ body: { customerId, otherId: mergedId, isApart: false } })}
          >
            {twins.undo}
          </button>
        </div>
      ) : null}
      <button
        type="button"
        class="button primary"
        disabled={isKeptApart !== false || merge.isPending}
        onClick={() => merge.mutate({ params: { id: customerId }, body: { customerId: mergedId } })}
      >
        {twins.same}
      </button>
    </>
  )
}

interface MergeDialogProps {
  readonly profile: Profile
  readonly onClose: () => void
  /** The other card, when it is known already. */
  readonly otherId?: string
}

export function MergeDialog({ profile, onClose, otherId }: MergeDialogProps) {
  const { profile: w, twins } = customersWords.words()
  const who = useSignal<Who>({ customerId: otherId ?? null, text: '' })
  const { customerId: mergedId } = who.value
  return (
    <Dialog title={w.mergeTitle} onClose={onClose}>
      {otherId === undefined ? (
        <>
          <p class="quiet">{w.mergeHint}</p>
          <WhoField
            who={who.value}
            exceptId={profile.customerId}
            onChange={next => {
              who.value = next
            }}
          />
        </>
      ) : null}
      {mergedId === null ? (
        <>
          <Suggestions
            profile={profile}
            onTake={next => {
              who.value = next
            }}
          />
          <a href="/customers/doubles">{twins.page}</a>
        </>
      ) : (
        <Chosen profile={profile} mergedId={mergedId} onClose={onClose} />
      )}
    </Dialog>
  )
}
