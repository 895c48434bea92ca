/** The owner reads his campaign himself, at an address of his own, before anybody else gets it. */
import { useSignal } from '@preact/signals'
import { useChange } from '../client/api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { type Told, TrialOutcome } from '../parts/trial-outcome.tsx'
import { words as shellWords } from '../words/shell-words.ts'
import type { Campaign } from './campaign.ts'
import { campaignsWords } from './campaigns-words.ts'

const CHANNELS = ['email', 'sms', 'telegram', 'viber', 'whatsapp', 'vk', 'max'] as const

export function CampaignTry({ campaign }: { readonly campaign: Campaign }) {
  const w = campaignsWords.words()
  const told = useSignal<Told | null>(null)
  const send = useChange('POST /campaigns/{id}/tries', {
    onDone: ({ outcome, detail }) => {
      told.value = { text: `${w.tryOutcome[outcome]} ${detail}`.trim(), isProblem: outcome !== 'handed' }
    },
  })
  const names = shellWords().channels
  return (
    <details class="card">
      <summary>{w.tryIt}</summary>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          const channel = CHANNELS.find(one => one === data.get('channel')) ?? 'email'
          told.value = null
          send.mutate({ params: { id: campaign.campaignId }, body: { channel, address: String(data.get('address') ?? '') } })
        }}
      >
        <p class="quiet small">{w.tryLead}</p>
        <div class="fields">
          <ChoiceField label={w.tryBy} name="channel" options={CHANNELS.map(one => [one, names[one]] as const)} />
          <label class="field">
            <span>{w.tryAddress}</span>
            <input class="input" name="address" required maxLength={254} autoComplete="off" />
          </label>
        </div>
        <TrialOutcome told={told.value} />
        <div class="buttons">
          <button class="button" disabled={send.isPending}>
            {w.trySend}
          </button>
        </div>
      </form>
    </details>
  )
}
