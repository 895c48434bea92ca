/** Two cards, one person: the second joins the first. */
import { useSignal } from '@preact/signals'
import { useChange } from '../client/api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { customersWords } from './customers-words.ts'
import type { Profile } from './profile.ts'
import { WhoField, type Who } from './who-field.tsx'

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
      <button type="button" class="button primary" disabled={who.value.customerId === null || merge.isPending} onClick={submit}>
        {w.merge}
      </button>
    </Dialog>
  )
}
