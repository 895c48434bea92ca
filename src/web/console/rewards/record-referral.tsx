/** Two people: who brought, and who came. */
import { useSignal } from '@preact/signals'
import { useChange } from '../client/api.ts'
import { type Who, WhoField } from '../customers/who-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { rewardsWords } from './rewards-words.ts'

const NOBODY: Who = { customerId: null, text: '' }

export function RecordReferral({ onClose }: { readonly onClose: () => void }) {
  const w = rewardsWords.words().referrals
  const referrer = useSignal(NOBODY)
  const brought = useSignal(NOBODY)
  const record = useChange('POST /referrals', {
    refreshes: ['GET /referrals'],
    onDone: done => {
      onClose()
      showToast({ text: done.standing.text })
    },
  })
  const pair = { referrerId: referrer.value.customerId, customerId: brought.value.customerId }
  return (
    <Dialog title={w.record} onClose={onClose}>
      <fieldset class="field">
        <legend>{w.whoBrought}</legend>
        <WhoField
          who={referrer.value}
          onChange={who => {
            referrer.value = who
          }}
        />
      </fieldset>
      <fieldset class="field">
        <legend>{w.whoCame}</legend>
        <WhoField
          who={brought.value}
          onChange={who => {
            brought.value = who
          }}
        />
      </fieldset>
      <button
        type="button"
        class="button primary"
        disabled={pair.referrerId === null || pair.customerId === null || record.isPending}
        onClick={() => {
          const { referrerId, customerId } = pair
          if (referrerId !== null && customerId !== null) record.mutate({ body: { referrerId, customerId } })
        }}
      >
        {w.save}
      </button>
    </Dialog>
  )
}
