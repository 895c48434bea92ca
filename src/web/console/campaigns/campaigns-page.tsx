/** What the owner tells many at once: the list of campaigns, and the queue of content. */
import { useSignal } from '@preact/signals'
import { useRead } from '../client/api.ts'
import { furtherWords } from '../further-words.ts'
import { LoadState } from '../parts/load-state.tsx'
import { go } from '../router.ts'
import { day } from '../words/format.ts'
import type { Campaign } from './campaign.ts'
import { CampaignForm } from './campaign-form.tsx'
import { campaignsWords } from './campaigns-words.ts'
import { ContentQueue } from './content-queue.tsx'
import '../styles/aside.css'
import '../styles/forms.css'
import './campaigns.css'

export function CampaignState({ campaign }: { readonly campaign: Campaign }) {
  const w = campaignsWords.words()
  const waits = campaign.state === 'draft' && campaign.seasonOf !== null
  return (
    <span class={waits ? 'badge warn' : campaign.state === 'approved' ? 'badge good' : 'badge'}>
      {waits ? w.waitsForYes : w.states[campaign.state]}
    </span>
  )
}

function CampaignRow({ campaign }: { readonly campaign: Campaign }) {
  const w = campaignsWords.words()
  return (
    <li class="broadcast-row">
      <div>
        <a class="strong" href={`/campaigns/${campaign.campaignId}`}>
          {campaign.name}
        </a>
        <p class="small quiet">{campaign.kind === 'seasonal' ? w.seasonal : w.days(day(campaign.fromDay), day(campaign.toDay))}</p>
      </div>
      <CampaignState campaign={campaign} />
    </li>
  )
}

export function CampaignsPage() {
  const w = campaignsWords.words()
  const campaigns = useRead('GET /campaigns', [])
  const isWriting = useSignal(false)
  const items = campaigns.data?.items ?? []
  return (
    <>
      <header class="page-head">
        <div>
          <h1>{w.title}</h1>
          <p class="quiet lead">{w.lead}</p>
        </div>
        {isWriting.value ? null : (
          <button
            type="button"
            class="button primary"
            onClick={() => {
              isWriting.value = true
            }}
          >
            {w.create}
          </button>
        )}
      </header>
      {isWriting.value ? <CampaignForm campaign={null} onSaved={saved => go(`/campaigns/${saved.campaignId}`)} /> : null}
      {campaigns.data === undefined ? (
        <LoadState error={campaigns.error} onAgain={() => void campaigns.refetch()} />
      ) : items.length === 0 ? (
        isWriting.value ? null : (
          <section class="card empty">
            <h2>{w.empty}</h2>
            <p>{w.emptyText}</p>
          </section>
        )
      ) : (
        <ul class="card reasons">
          {items.map(campaign => (
            <CampaignRow key={campaign.campaignId} campaign={campaign} />
          ))}
        </ul>
      )}
      <ContentQueue />
      <p>
        <a href="/events">{furtherWords.words().pages.events}</a>
      </p>
    </>
  )
}
