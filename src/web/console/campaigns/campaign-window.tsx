/** Other days, or more a day, for those who still wait. */
import { useSignal } from '@preact/signals'
import { useChange } from '../client/api.ts'
import { today } from '../client/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import type { Campaign } from './campaign.ts'
import { campaignsWords } from './campaigns-words.ts'

export function CampaignWindow({ campaign }: { readonly campaign: Campaign }) {
  const w = campaignsWords.words()
  const isOpen = useSignal(false)
  const close = () => {
    isOpen.value = false
  }
  const change = useChange('PATCH /campaigns/{id}/window', {
    refreshes: ['GET /campaigns', 'GET /campaigns/{id}', 'GET /campaigns/{id}/results'],
    onDone: ({ waiting }) => {
      close()
      showToast({ text: w.windowChanged(waiting) })
    },
  })
  const first = campaign.fromDay > today.value ? campaign.fromDay : today.value
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => {
          isOpen.value = true
        }}
      >
        {w.changeWindow}
      </button>
      {isOpen.value ? (
        <Dialog title={w.changeWindow} onClose={close}>
          <form
            class="stack"
            onSubmit={event => {
              event.preventDefault()
              const data = new FormData(event.currentTarget)
              const text = (name: string): string => String(data.get(name) ?? '')
              change.mutate({
                params: { id: campaign.campaignId },
                body: { fromDay: text('fromDay'), toDay: text('toDay'), perDay: Number(text('perDay')) },
              })
            }}
          >
            <p class="quiet">{w.windowLead}</p>
            <div class="fields">
              <label class="field">
                <span>{w.from}</span>
                <input class="input" type="date" name="fromDay" required min={today.value} defaultValue={first} />
              </label>
              <label class="field">
                <span>{w.to}</span>
                <input class="input" type="date" name="toDay" required min={today.value} defaultValue={campaign.toDay} />
              </label>
              <label class="field">
                <span>{w.perDay}</span>
                <input class="input" type="number" name="perDay" min={1} required defaultValue={String(campaign.perDay)} />
              </label>
            </div>
            <button class="button primary" disabled={change.isPending}>
              {w.saveWindow}
            </button>
          </form>
        </Dialog>
      ) : null}
    </>
  )
}
