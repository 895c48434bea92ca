/** What the owner tells many at once: the list of campaigns, and the queue of content. */
import { useSignal } from '@preact/signals'
import { useRead } from '../client/api.ts'
import { furtherWords } from '../further-words.ts'
import { TakeList } from '../lists/take-list.ts'
import { ListPage } from '../parts/list-page.tsx'
import { go } from '../router.ts'
import { dayRange } from '../words/day-range.ts'
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
        <p class="small quiet">{campaign.kind === 'seasonal' ? w.seasonal : dayRange(campaign.fromDay, campaign.toDay)}</p>
      </div>
      <CampaignState campaign={campaign} />
    </li>
  )
}

export function CampaignsPage() {
  const w = campaignsWords.words()
  const campaigns = useRead('GET /campaigns', [])
  const isWriting = useSignal(false)
  const form = isWriting.value ? <CampaignForm campaign={null} onSaved={saved => go(`/campaigns/${saved.campaignId}`)} /> : null
  const create = () => {
    isWriting.value = true
  }
  return (
    <>
      <ListPage words={w} read={campaigns} onCreate={create} form={form}>
        {items => (
          <ul class="card reasons">
            {items.map(campaign => (
              <CampaignRow key={campaign.campaignId} campaign={campaign} />
            ))}
          </ul>
        )}
      </ListPage>
      {campaigns.data && campaigns.data.items.length > 0 ? <TakeList list="campaigns" /> : null}
      <ContentQueue />
      <p>
        <a href="/events">{furtherWords.words().pages.events}</a>
      </p>
    </>
  )
}
